//! `cargo xtask add`: operations of a vendor's description, as skeletons in the curated document.

use clap::Args;
use vsphere_automation_codegen::curation;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Input, Target};

use super::audit::vendor;
use super::recovery;
use crate::Outcome;
use crate::chores;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::transaction::{Change, Guard, NoWatch};
use crate::workspace::{DOCUMENT, Workspace};

/// What to add.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
What a description says in data is written as the document has it: names, types, identifiers, actions, errors, the legacy
form, the timeline. Every description is a blank, TO BE WRITTEN, which lint refuses until somebody has found the words;
the examples are made up, and want better values. Comments and layout of the document stay as they are.

Examples:
  cargo xtask add 7.0.3=cis.json --operation tagging/category/list --operation Cis.Tagging.Category_create
  cargo xtask add vcenter-9.1.yaml --operation Vcenter.Vm.Power_get")]
pub struct Add {
    /// A description that the vendor publishes; RELEASE= before one that does not say which release it is of
    #[arg(value_name = "[RELEASE=]VENDOR")]
    pub vendor: String,

    /// An operation, by its id, by tag/id, or by the id that it gets; can be given several times
    #[arg(long = "operation", value_name = "ID", required = true)]
    pub operations: Vec<String>,
}

/// Adds, and tells what is to be done next.
///
/// # Errors
///
/// There is no such operation, or the document would have problems beside the blanks. Nothing is written then.
pub fn run(
    request: &Add,
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let guard = Guard::acquire(workspace.root(), || recovery::waiting(console), &mut NoWatch)?;
    recovery::note(guard.recovery(), console);
    let old = workspace.document()?;
    let vendor = vendor::read(&request.vendor)?;
    let added = curation::add(&old, &vendor, &request.operations).map_err(|problems| {
        Failure::problems_of(problems, vec![vendor.source.clone(), old.clone()])
            .help("places of the document are those of what it would be; nothing was written")
    })?;
    let new = Source { path: old.path.clone(), text: added.text };
    // What a person has to write elsewhere follows from the document without its blanks.
    let filled = curation::filled(&new);
    let output = pipeline.generate(&Input::alone(&filled), &Target::Curated).map_err(|problems| {
        Failure::problems(problems, &filled).help("no client can be made of these operations; nothing was written")
    })?;
    let (missing, _) = chores::list(workspace, &output)?;
    let bytes = |source: &Source| Some(source.text.clone().into_bytes());
    let change = Change { path: DOCUMENT.to_owned(), old: bytes(&old), new: bytes(&new) };
    guard.commit(&[change], &mut NoWatch)?;

    console.line(format!("added to {DOCUMENT}"));
    added.operations.iter().for_each(|id| console.line(format!("  {id}")));
    if !added.notes.is_empty() {
        console.line("\nto look at");
        added.notes.iter().for_each(|note| console.line(format!("  {note}")));
    }
    next(pipeline, &new, &missing, console);
    Ok(Outcome::Done)
}

/// What only a person can do.
fn next(pipeline: &dyn Pipeline, new: &Source, missing: &Problems, console: &mut Console<'_>) {
    let blanks = pipeline.lint(new).err().map_or(0, |problems| problems.len());
    console.line("\nnext");
    console.line(format!("  {blanks} blanks in {DOCUMENT}: `cargo xtask lint` lists them, each with its line"));
    console.line("  better values in the examples, and a comment with the source above each new timeline");
    console.line("  then `cargo xtask regen`, and what `cargo xtask missing` lists:");
    missing.iter().for_each(|problem| console.line(format!("    {}", problem.to_string().replace('\n', "\n    "))));
    console.line("  `cargo xtask audit` with all descriptions of the release; a waiver for what is meant otherwise");
}

//! `cargo xtask promote`, `demote`, `deprecate`, `absent`: from a release on, an item is something else.
//!
//! The document and all that is generated from it change in one write: both, or neither.

use clap::Args;
use clap::builder::PossibleValuesParser;
use vsphere_automation_codegen::amend::{self, Move};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Kept, Stage, Version};
use vsphere_automation_codegen::{Input, Output, Target};

use super::{recovery, regen};
use crate::Outcome;
use crate::console::Console;
use crate::diff;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::transaction::{Change, Guard, NoWatch};
use crate::workspace::{DOCUMENT, Workspace};

/// What becomes of it.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
Examples:
  cargo xtask promote hvc-sync --from 8.0.1
  cargo xtask promote hvc-sync --stage technology-preview --from 7.0.0")]
pub struct Promote {
    /// Which item, and since when.
    #[command(flatten)]
    pub moved: Moved,

    /// What it is from then on
    #[arg(long, default_value = "generally-available", value_parser = stages(&["generally-available", "technology-preview"]))]
    pub stage: String,
}

/// What becomes of it.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
Example:
  cargo xtask demote hvc-get --from 9.0.0 --accept-face")]
pub struct Demote {
    /// Which item, and since when.
    #[command(flatten)]
    pub moved: Moved,

    /// What it is from then on
    #[arg(long, default_value = "technology-preview", value_parser = stages(&["technology-preview", "in-development"]))]
    pub stage: String,
}

/// Which item, and since when.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// A timeline; or an operation id, a schema, SCHEMA.property or SCHEMA.CONSTANT that has a timeline for itself
    pub item: String,

    /// The first release in which it is that
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    pub from: String,

    /// Take it although it breaks callers: without it that is named, and nothing is written
    #[arg(long)]
    pub accept_face: bool,
}

/// Shown below the help of `deprecate`.
pub const DEPRECATE: &str = "Example:\n  cargo xtask deprecate hvc-get --from 9.1.0";

/// Shown below the help of `absent`.
pub const ABSENT: &str = "Example:\n  cargo xtask absent hvc-sync --from 8.0.1";

fn stages(words: &[&'static str]) -> PossibleValuesParser {
    PossibleValuesParser::new(words.iter().copied())
}

fn release(text: &str) -> Result<String, &'static str> {
    match Version::parse(text) {
        Some(_) if text.split('.').count() >= 3 => Ok(text.to_owned()),
        _ => Err("a release has three numbers, such as 8.0.1; before it, 8.0.1-pre"),
    }
}

/// Changes the timeline, and regenerates.
///
/// # Errors
///
/// There is nothing to change, the changed document has problems, or it would break callers. Nothing is written then.
pub fn run(
    moved: &Moved,
    stage: &str,
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let (Some(stage), Some(from)) = (Stage::parse(stage), Version::parse(&moved.from)) else {
        return Err(Failure::new(format!("there is no stage `{stage}`, or no release `{}`", moved.from)));
    };
    let guard = Guard::acquire(workspace.root(), || recovery::waiting(console), &mut NoWatch)?;
    recovery::note(guard.recovery(), console);
    let old = workspace.document()?;
    let text = amend::moved(&old, &Move { item: &moved.item, stage, from })
        .map_err(|problems| Failure::problems(problems, &old))?;
    let new = Source { path: old.path.clone(), text };
    let kept = regen::kept(workspace)?;
    let before = generated(pipeline, &old, kept.as_ref())?;
    let after = generated(pipeline, &new, kept.as_ref()).map_err(|failure| {
        failure.also("these are places of the document as it would be; it needs other changes beside this one")
    })?;
    let mut changes = regen::changes(workspace, &after, moved.accept_face)?;
    let bytes = |source: &Source| Some(source.text.clone().into_bytes());
    changes.push(Change { path: DOCUMENT.to_owned(), old: bytes(&old), new: bytes(&new) });
    guard.commit(&changes, &mut NoWatch)?;

    console.diff(&diff::unified(DOCUMENT, Some(&old.text), Some(&new.text)));
    console.line("");
    console.diff(&diff::unified("the ledger", Some(&before.ledger), Some(&after.ledger)));
    console.line(format_args!("\n{} files were written", changes.len()));
    console.line("next: name the source in a comment above the timeline; then `cargo xtask accept`, and read its diff");
    Ok(Outcome::Done)
}

fn generated(pipeline: &dyn Pipeline, source: &Source, kept: Option<&Kept>) -> Result<Output, Failure> {
    let output = pipeline.generate(&Input { kept, ..Input::alone(source) }, &Target::Curated);
    output.map_err(|problems| Failure::problems(problems, source))
}

//! `cargo xtask missing`: what only a person can do after a change of the document, in one list.

use clap::Args;
use vsphere_automation_codegen::{Input, Target};

use crate::Outcome;
use crate::chores;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::process::Cargo;
use crate::workspace::Workspace;

/// How far to look.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
Each line is a place, what is not there, and what to write; or what is there for something that is gone.
What compiles only when something else does is told when that does: run it until it lists nothing.

Example:
  cargo xtask missing")]
pub struct Missing {
    /// Read the sources, and do not compile them
    #[arg(long)]
    pub sources_only: bool,
}

/// Compares what is written by hand with the document, and compiles it with what is generated.
///
/// # Errors
///
/// The list, if it is not empty.
pub fn run(
    request: &Missing,
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    cargo: &Cargo,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let source = workspace.document()?;
    let output = pipeline.generate(&Input::alone(&source), &Target::Curated);
    let output = output.map_err(|problems| Failure::problems(problems, &source))?;
    let (mut problems, mut sources) = chores::list(workspace, &output)?;
    if !request.sources_only {
        let (more, texts) = chores::compiled(workspace, cargo)?;
        problems.extend(more);
        sources.extend(texts);
    }
    if !problems.is_empty() {
        return Err(Failure::problems_of(problems, sources).help("write what is not there; remove what is for nothing"));
    }
    console.sound("what is written by hand");
    Ok(Outcome::Done)
}

//! `cargo xtask missing`: what only a person can do after a change of the document, in one list.

use vsphere_automation_codegen::{Input, Target};

use crate::Outcome;
use crate::chores;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::Workspace;

/// Shown below the help.
pub const EXAMPLE: &str = "\
Each line is a place, what is not there, and what to write; or what is there for something that is gone.

Example:
  cargo xtask missing";

/// Compares what is written by hand with the document.
///
/// # Errors
///
/// The list, if it is not empty.
pub fn run(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let source = workspace.document()?;
    let output = pipeline.generate(&Input::alone(&source), &Target::Curated);
    let output = output.map_err(|problems| Failure::problems(problems, &source))?;
    let (problems, sources) = chores::list(workspace, &output)?;
    if !problems.is_empty() {
        return Err(Failure::problems_of(problems, sources).help("write what is not there; remove what is for nothing"));
    }
    console.sound("what is written by hand");
    Ok(Outcome::Done)
}

//! `cargo xtask lint`: the curated document alone.

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::{DOCUMENT, Workspace};

/// Shown below the help.
pub const EXAMPLE: &str = "\
Examples, for an editor that jumps to each place, and for a review:
  cargo xtask lint --message-format short
  cargo xtask lint --message-format sarif";

/// Checks the document; every problem is shown at its place.
///
/// # Errors
///
/// The problems.
pub fn run(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let source = workspace.document()?;
    pipeline.lint(&source).map_err(|problems| {
        Failure::problems(problems, &source).help("`cargo xtask explain RULE` explains the rules in brackets")
    })?;
    console.sound(DOCUMENT);
    Ok(Outcome::Done)
}

//! `cargo xtask lint`: the curated document alone.

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::{DOCUMENT, Workspace};

/// Shown below the help.
pub const EXAMPLE: &str =
    "Example, where an editor shall jump to each place:\n  cargo xtask lint --message-format short";

/// Checks the document; every problem is shown at its place.
///
/// # Errors
///
/// The problems.
pub fn run(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let source = workspace.document()?;
    pipeline.lint(&source).map_err(|problems| Failure::problems(problems, &source))?;
    console.line(format!("{DOCUMENT}: no problems"));
    Ok(Outcome::Done)
}

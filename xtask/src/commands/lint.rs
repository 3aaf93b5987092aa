//! `cargo xtask lint`: the curated document alone.

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::{Input, Pipeline};
use crate::workspace::{DOCUMENT, Workspace};

/// Checks the document; every problem is shown at its place.
///
/// # Errors
///
/// The problems.
pub fn run(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let input = Input { path: DOCUMENT.to_owned(), text: workspace.read(DOCUMENT)?, foreign: None };
    pipeline.lint(&input)?;
    console.line(format!("{DOCUMENT}: no problems"));
    Ok(Outcome::Done)
}

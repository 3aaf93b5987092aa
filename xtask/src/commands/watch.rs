//! `cargo xtask watch`: on each save of the document, what lint finds, and what `regen` would change.
//!
//! The document is read ten times in a second and compared: it is one small file, and that sees every way in which
//! editors save, on every system and file system.

use std::thread;
use std::time::{Duration, Instant};

use super::{lint, regen};
use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::{DOCUMENT, Workspace};

/// Shown below the help.
pub const EXAMPLE: &str = "\
Nothing is written; Ctrl-C ends it.

Example:
  cargo xtask watch";

/// Between two looks. A save is looked at twice, lest half of one is checked.
const PAUSE: Duration = Duration::from_millis(100);

/// How many looks the document may be away: editors put another file in its place.
const AWAY: usize = 50;

/// Checks the document now, and whenever it says something else.
///
/// # Errors
///
/// If there is no document any more.
pub fn run(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut known = None;
    loop {
        let text = settled(workspace)?;
        if known.as_ref() != Some(&text) {
            let start = Instant::now();
            check(workspace, pipeline, console);
            known = Some(text);
            let took = start.elapsed().as_millis();
            console.line(format_args!("checked in {took} ms; waiting for the next save of {DOCUMENT}\n"));
        }
        thread::sleep(PAUSE);
    }
}

/// What is wrong with the document is soon said; only of one that is sound it is seen what it would change.
fn check(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) {
    let request = regen::Regen { check: true, ..regen::Regen::default() };
    let checked =
        lint::run(workspace, pipeline, console).and_then(|_| regen::run(&request, workspace, pipeline, console));
    if let Err(failure) = checked {
        console.error(&failure);
    }
}

/// The document, when two looks see the same.
fn settled(workspace: &Workspace) -> Result<String, Failure> {
    let mut seen: Option<String> = None;
    let mut away = 0;
    loop {
        match workspace.read(DOCUMENT) {
            Ok(text) if seen.as_ref() == Some(&text) => return Ok(text),
            Ok(text) => seen = Some(text),
            Err(failure) if away == AWAY => return Err(failure),
            Err(_) => away += 1,
        }
        thread::sleep(PAUSE / 2);
    }
}

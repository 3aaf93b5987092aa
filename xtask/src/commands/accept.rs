//! `cargo xtask accept`: take what the tests produce now as what they shall produce, and show what that changes.

use std::collections::BTreeSet;
use std::fs;

use crate::Outcome;
use crate::console::Console;
use crate::diff;
use crate::failure::Failure;
use crate::process::{Cargo, Invocation};
use crate::snapshots::{self, LOG_VARIABLE, Log};
use crate::workspace::Workspace;

/// Shown below the help.
pub const EXAMPLE: &str = "Example:\n  cargo xtask accept && git diff '*.snap'";

/// Runs all tests in the mode that rewrites snapshots, removes those that no test owns, and shows the difference.
///
/// # Errors
///
/// If snapshots cannot be read or removed.
pub fn run(workspace: &Workspace, cargo: &Cargo, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let before = snapshots::read(workspace)?;
    let log = Log::new()?;
    let tests = Invocation::new("test --workspace --tests --no-fail-fast")
        .env("INSTA_UPDATE", "always")
        .env("INSTA_FORCE_PASS", "1")
        .env("TRYBUILD", "overwrite")
        .env(LOG_VARIABLE, log.path());
    let passed = cargo.run(&tests, console);
    if passed {
        // After a failure nobody knows which snapshots the tests that did not end would have owned.
        for path in log.unowned(workspace)? {
            let file = workspace.root().join(&path);
            fs::remove_file(&file).map_err(|error| Failure::io("remove", &file, &error))?;
        }
    }
    let after = snapshots::read(workspace)?;
    console.line("");
    let mut changed = 0;
    for path in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let (old, new) = (before.get(path), after.get(path));
        if old != new {
            changed += 1;
            console.diff(&diff::unified(path, old.map(String::as_str), new.map(String::as_str)));
        }
    }
    console.line(match changed {
        0 => "no snapshot changed".to_owned(),
        1 => "1 snapshot changed; read it before you commit it".to_owned(),
        count => format!("{count} snapshots changed; read them before you commit them"),
    });
    if passed {
        return Ok(Outcome::Done);
    }
    Err(Failure::new("tests failed for other reasons than snapshots; their messages are above")
        .help("repair them, then run `cargo xtask accept` again: unowned snapshots are only removed when all pass"))
}

//! `cargo xtask accept`: take what the tests produce now as what they shall produce, and show what that changes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use clap::Args;

use crate::Outcome;
use crate::console::Console;
use crate::diff;
use crate::failure::Failure;
use crate::process::{Cargo, Invocation};
use crate::snapshots::{self, LOG_VARIABLE, Log, Owners};
use crate::workspace::Workspace;

/// Which snapshots.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
Examples, after a change of the document, and after one of the generator:
  cargo xtask accept
  cargo xtask accept --all")]
pub struct Accept {
    /// Those of all packages, not only what the document moves; this builds crates of their own
    #[arg(long)]
    pub all: bool,
}

/// Runs the tests that own snapshots in the mode that rewrites them, removes those that no test owns, and shows the
/// difference.
///
/// # Errors
///
/// If snapshots cannot be read or removed.
pub fn run(
    request: &Accept,
    workspace: &Workspace,
    cargo: &Cargo,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let before = snapshots::read(workspace)?;
    let owners = if request.all { Owners::all() } else { Owners::of_the_document(workspace, &before)? };
    let log = Log::new()?;
    let tests = Invocation::new(&owners.tests())
        .env("INSTA_UPDATE", "always")
        .env("INSTA_FORCE_PASS", "1")
        .env("TRYBUILD", "overwrite")
        .env(LOG_VARIABLE, log.path());
    let passed = cargo.run(&tests, console);
    let mut gone = snapshots::without_a_case(workspace, &before);
    if passed {
        // After a failure nobody knows which snapshots the tests that did not end would have owned.
        gone.extend(log.unowned(workspace)?.into_iter().filter(|path| owners.may_own(workspace, path)));
    }
    for path in gone {
        let file = workspace.root().join(&path);
        fs::remove_file(&file).map_err(|error| Failure::io("remove", &file, &error))?;
    }
    show(&before, &snapshots::read(workspace)?, console);
    if passed {
        return Ok(Outcome::Done);
    }
    Err(Failure::new("tests failed for other reasons than snapshots; their messages are above").help(
        "`cargo xtask missing` lists what only a person can write; then run `cargo xtask accept` again: unowned snapshots \
         are only removed when all pass",
    ))
}

fn show(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>, console: &mut Console<'_>) {
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
}

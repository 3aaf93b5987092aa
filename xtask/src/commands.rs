//! The commands, one file each.

pub mod accept;
pub mod ci;
pub mod lint;
mod recovery;
pub mod regen;

use crate::Outcome;
use crate::arguments::{Command, USAGE};
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Codegen;
use crate::process::Cargo;
use crate::transaction;
use crate::workspace::Workspace;

/// Runs a command. Whichever it is, a write that was interrupted is brought to its end first.
///
/// # Errors
///
/// If the command cannot do its work.
pub fn run(command: &Command, workspace: &Workspace, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let found = transaction::recover(workspace.root(), || recovery::waiting(console))?;
    recovery::note(found, console);
    match command {
        Command::Regen(request) => regen::run(request, workspace, &Codegen, console),
        Command::Lint => lint::run(workspace, &Codegen, console),
        Command::Accept => accept::run(workspace, &Cargo::of(workspace.root()), console),
        Command::Ci => ci::run(workspace, &Codegen, &Cargo::of(workspace.root()), console),
        Command::Help => {
            console.line(USAGE);
            Ok(Outcome::Done)
        }
    }
}

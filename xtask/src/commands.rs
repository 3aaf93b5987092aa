//! The commands, one file each.

pub mod accept;
pub mod ci;
pub mod lint;
pub mod regen;

use crate::Outcome;
use crate::arguments::{Command, USAGE};
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Codegen;
use crate::process::Cargo;
use crate::transaction::{self, Recovery};
use crate::workspace::Workspace;

/// Runs a command. Whichever it is, a write that was interrupted is brought to its end first.
///
/// # Errors
///
/// If the command cannot do its work.
pub fn run(command: &Command, workspace: &Workspace, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let recovery = transaction::recover(workspace.root(), || waiting(console))?;
    note_recovery(recovery, console);
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

fn waiting(console: &mut Console<'_>) {
    console.note("waiting for another `cargo xtask regen` to end …");
}

fn note_recovery(recovery: Recovery, console: &mut Console<'_>) {
    match recovery {
        Recovery::Clean => {}
        Recovery::Finished => console.note("an earlier `regen` was interrupted while it wrote; it was finished now"),
        Recovery::Undone => console.note("an earlier `regen` was interrupted while it wrote; it was undone now"),
    }
}

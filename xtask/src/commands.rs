//! The commands, one file each: what it takes, and what it does.

pub mod accept;
pub mod ci;
pub mod completions;
pub mod lint;
mod recovery;
pub mod regen;
pub mod surface;

use clap::Subcommand;

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Codegen;
use crate::process::Cargo;
use crate::transaction;
use crate::workspace::Workspace;

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq, Subcommand)]
pub enum Command {
    /// Bring every generated file up to date, or show what is stale
    Regen(Box<regen::Regen>),
    /// Check spec/vsphere.yaml alone
    #[command(after_help = lint::EXAMPLE)]
    Lint,
    /// Rewrite the snapshots of all tests, and show what changed
    #[command(after_help = accept::EXAMPLE)]
    Accept,
    /// Run all checks: format, clippy, regen --check, tests, docs, packages
    #[command(after_help = ci::EXAMPLE)]
    Ci,
    /// Show what callers can see, or what of it differs from another revision or between two documents
    Surface(surface::Surface),
    /// Print a script that completes these commands in a shell
    Completions(completions::Completions),
}

/// Runs a command, one of those that a `line` can ask for. Whichever it is, a write that was interrupted is brought to its
/// end first.
///
/// # Errors
///
/// If the command cannot do its work.
pub fn run(
    command: &Command,
    line: clap::Command,
    workspace: &Workspace,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let found = transaction::recover(workspace.root(), || recovery::waiting(console))?;
    recovery::note(found, console);
    match command {
        Command::Regen(request) => regen::run(request, workspace, &Codegen, console),
        Command::Lint => lint::run(workspace, &Codegen, console),
        Command::Accept => accept::run(workspace, &Cargo::of(workspace.root()), console),
        Command::Ci => ci::run(workspace, &Codegen, &Cargo::of(workspace.root()), console),
        Command::Surface(request) => surface::run(request, workspace, &Codegen, console),
        Command::Completions(request) => Ok(completions::run(request, line, console)),
    }
}

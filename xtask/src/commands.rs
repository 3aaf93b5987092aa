//! The commands, one file each: what it takes, and what it does.

pub mod accept;
pub mod add;
pub mod audit;
pub mod ci;
pub mod completions;
pub mod cost;
pub mod explain;
pub mod lint;
pub mod missing;
pub mod promote;
mod recovery;
pub mod regen;
pub mod rehearse;
pub mod surface;
pub mod watch;
pub mod which;

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
    /// Lint, and show what regen would change, on each save of the document
    #[command(after_help = watch::EXAMPLE)]
    Watch,
    /// Explain a rule that a document broke
    Explain(explain::Explain),
    /// List what only a person can write: in the fake, the tests, what is written by hand
    Missing(missing::Missing),
    /// Compare spec/vsphere.yaml with what the vendor describes, release by release
    Audit(audit::Audit),
    /// Bring operations of a vendor's description into spec/vsphere.yaml, with blanks for the words
    Add(add::Add),
    /// From a release on, an item is generally available, or a preview
    Promote(promote::Promote),
    /// From a release on, an item is a preview again
    Demote(promote::Demote),
    /// From a release on, an item is deprecated
    #[command(after_help = promote::DEPRECATE)]
    Deprecate(promote::Moved),
    /// From a release on, an item does not exist
    #[command(after_help = promote::ABSENT)]
    Absent(promote::Moved),
    /// Rewrite the snapshots of tests, and show what changed
    Accept(accept::Accept),
    /// Play changes of the document on a copy, each with what is written by hand for it
    Rehearse(rehearse::Rehearse),
    /// Run all checks: format, clippy, regen --check, tests, docs, packages
    #[command(after_help = ci::EXAMPLE)]
    Ci,
    /// List what of a program breaks on a release of vSphere
    Which(which::Which),
    /// Show what callers can see, or what of it differs from another revision or between two documents
    Surface(surface::Surface),
    /// Measure what it costs to generate, to depend on what was generated, and to call
    Cost(cost::Cost),
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
    let mut promote = |moved, stage: &str| promote::run(moved, stage, workspace, &Codegen, console);
    match command {
        Command::Promote(request) => promote(&request.moved, &request.stage),
        Command::Demote(request) => promote(&request.moved, &request.stage),
        Command::Deprecate(moved) => promote(moved, "deprecated"),
        Command::Absent(moved) => promote(moved, "absent"),
        Command::Regen(request) => regen::run(request, workspace, &Codegen, console),
        Command::Add(request) => add::run(request, workspace, &Codegen, console),
        Command::Audit(request) => audit::run(request, workspace, console),
        Command::Lint => lint::run(workspace, &Codegen, console),
        Command::Watch => watch::run(workspace, &Codegen, console),
        Command::Missing(request) => missing::run(request, workspace, &Codegen, &Cargo::of(workspace.root()), console),
        Command::Explain(request) => explain::run(request, console),
        Command::Accept(request) => accept::run(request, workspace, &Cargo::of(workspace.root()), console),
        Command::Rehearse(request) => rehearse::run(request, workspace, console),
        Command::Ci => ci::run(workspace, &Codegen, &Cargo::of(workspace.root()), console),
        Command::Which(request) => which::run(request, workspace, console),
        Command::Surface(request) => surface::run(request, workspace, &Codegen, console),
        Command::Cost(request) => cost::run(request, &Cargo::of(workspace.root()), console),
        Command::Completions(request) => Ok(completions::run(request, line, console)),
    }
}

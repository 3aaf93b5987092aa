//! `cargo xtask ci`: every check, in the order in which a failure is cheapest.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::commands::regen::{self, Regen};
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::process::Cargo;
use crate::snapshots::Log;
use crate::workspace::Workspace;
use machine::Machine;
use step::{Action, Step};

mod machine;
mod packages;
mod step;
mod steps;

pub use steps::{PUBLISHED, TEST};

/// Shown below the help.
pub const EXAMPLE: &str = "Example:\n  cargo xtask ci";

enum Verdict {
    Passed,
    Failed,
    Skipped(&'static str),
}

/// Runs all steps, also after a failure, and sums up.
///
/// # Errors
///
/// If a step cannot even be tried.
pub fn run(
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    cargo: &Cargo,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let log = Log::new()?;
    let mut results = Vec::new();
    for step in steps::all(&Machine::look(cargo), &log) {
        let start = Instant::now();
        let verdict = match &step.action {
            Action::Cargo(invocation) => verdict(cargo.run(invocation, console)),
            Action::Packages(invocation) => verdict(cargo.run(&packages::apart(workspace, invocation)?, console)),
            Action::Regen => verdict(regen_check(workspace, pipeline, console)),
            Action::Snapshots if passed(&results, TEST) => verdict(snapshots(workspace, &log, console)?),
            Action::Snapshots => Verdict::Skipped("the tests that own them failed"),
            Action::Skip(reason) => Verdict::Skipped(reason),
        };
        results.push((step, verdict, start.elapsed()));
    }
    Ok(sum_up(&results, console))
}

fn regen_check(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> bool {
    console.line("\n$ cargo xtask regen --check");
    let request = Regen { check: true, ..Regen::default() };
    match regen::run(&request, workspace, pipeline, console) {
        Ok(outcome) => outcome == Outcome::Done,
        Err(failure) => {
            console.error(&failure);
            false
        }
    }
}

fn snapshots(workspace: &Workspace, log: &Log, console: &mut Console<'_>) -> Result<bool, Failure> {
    console.line("\nsnapshots that no test owns:");
    let unowned = log.unowned(workspace)?;
    for path in &unowned {
        console.line(format_args!("  {path}"));
    }
    if unowned.is_empty() {
        console.line("  none");
    }
    Ok(unowned.is_empty())
}

fn passed(results: &[(Step, Verdict, Duration)], name: &str) -> bool {
    results.iter().any(|(step, verdict, _)| step.name == name && matches!(verdict, Verdict::Passed))
}

fn verdict(passed: bool) -> Verdict {
    if passed { Verdict::Passed } else { Verdict::Failed }
}

fn sum_up(results: &[(Step, Verdict, Duration)], console: &mut Console<'_>) -> Outcome {
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    console.line("");
    for (step, verdict, time) in results {
        let time = format!("{:.1} s", time.as_secs_f64());
        let line = match verdict {
            Verdict::Passed => {
                passed += 1;
                format!("ok       {time:>8}  {}", step.name)
            }
            Verdict::Failed => {
                failed += 1;
                format!("FAILED   {time:>8}  {}: {}", step.name, step.repair)
            }
            Verdict::Skipped(reason) => {
                skipped += 1;
                format!("skipped  {:>8}  {}: {reason}", "", step.name)
            }
        };
        console.line(line);
    }
    console.line(format_args!("ci: {passed} passed, {failed} failed, {skipped} skipped"));
    if failed == 0 { Outcome::Done } else { Outcome::Failed }
}

#[cfg(test)]
mod tests;

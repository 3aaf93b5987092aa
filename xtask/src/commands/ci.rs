//! `cargo xtask ci`: every check, in the order in which a failure is cheapest.

use std::time::{Duration, Instant};

use crate::Outcome;
use crate::arguments::Regen;
use crate::commands::regen;
use crate::console::Console;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::process::{Cargo, Invocation};
use crate::snapshots::{LOG_VARIABLE, Log};
use crate::workspace::Workspace;

/// The test command of the README.
pub const TEST: &str = "test --workspace";

const CLIENT: &str = "-p vsphere-automation -p vsphere-automation-runtime";

/// One check.
struct Step {
    name: String,
    action: Action,
    /// What to do when it fails.
    repair: &'static str,
}

enum Action {
    Cargo(Invocation),
    /// `regen --check`, in this process.
    Regen,
    /// No snapshot without a test; only after tests that passed.
    Snapshots,
    /// Not possible on this machine.
    Skip(&'static str),
}

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
    for step in steps(native_tls_builds(), &log) {
        let start = Instant::now();
        let verdict = match &step.action {
            Action::Cargo(invocation) => verdict(cargo.run(invocation, console)),
            Action::Regen => verdict(regen_check(workspace, pipeline, console)),
            Action::Snapshots if passed(&results, TEST) => verdict(snapshots(workspace, &log, console)?),
            Action::Snapshots => Verdict::Skipped("the tests that own them failed"),
            Action::Skip(reason) => Verdict::Skipped(reason),
        };
        results.push((step, verdict, start.elapsed()));
    }
    Ok(sum_up(&results, console))
}

/// The steps. Features only add, so three sets of the client stand for all: default, preview, and everything.
fn steps(native_tls: bool, log: &Log) -> Vec<Step> {
    let cargo = |name: &str, line: String, repair| Step {
        name: name.to_owned(),
        action: Action::Cargo(Invocation::new(&line)),
        repair,
    };
    let everything = if native_tls { "--all-features" } else { "--features tech-preview,schemars,session-file" };
    let sets = [("default", ""), ("tech-preview", "--features tech-preview"), ("all features", everything)];

    let mut steps = vec![
        cargo("format", "fmt --all --check".to_owned(), "run `cargo fmt --all`"),
        Step { name: "regen --check".to_owned(), action: Action::Regen, repair: "run `cargo xtask regen`" },
        // Also the step that notices a Cargo.lock that does not fit.
        cargo(
            "clippy",
            "clippy --locked --workspace --all-targets -- -D warnings".to_owned(),
            "repair the warnings above; if Cargo.lock is out of date, run `cargo check` and commit it",
        ),
    ];
    for (set, features) in sets {
        let line = format!("clippy {CLIENT} --all-targets {features} -- -D warnings");
        steps.push(cargo(&format!("clippy, client with {set}"), line, "repair the warnings above"));
    }
    steps.push(cargo(
        "clippy, client without features",
        format!("clippy {CLIENT} --lib --no-default-features -- -D warnings"),
        "repair the warnings above",
    ));
    let tests = Invocation::new(TEST).env("INSTA_UPDATE", "no").env(LOG_VARIABLE, log.path());
    steps.push(Step {
        name: TEST.to_owned(),
        action: Action::Cargo(tests),
        repair: "repair the tests above; if only snapshots differ and are meant to, run `cargo xtask accept`",
    });
    steps.push(Step {
        name: "snapshots".to_owned(),
        action: Action::Snapshots,
        repair: "run `cargo xtask accept`, which removes them",
    });
    for (set, features) in sets {
        let mut step = cargo(&format!("test, client with {set}"), format!("test {CLIENT} {features}"), "see above");
        if let Action::Cargo(invocation) = step.action {
            step.action = Action::Cargo(invocation.env("INSTA_UPDATE", "no"));
        }
        steps.push(step);
    }
    let whole = ("workspace", "--workspace".to_owned());
    let client = sets.map(|(set, features)| (set, format!("{CLIENT} {features}")));
    for (set, what) in std::iter::once(whole).chain(client) {
        let mut step = cargo(&format!("docs, {set}"), format!("doc --no-deps {what}"), "repair the doc comments above");
        if let Action::Cargo(invocation) = step.action {
            step.action = Action::Cargo(invocation.env("RUSTDOCFLAGS", "-D warnings"));
        }
        steps.push(step);
    }
    if !native_tls {
        steps.push(Step {
            name: "feature native-tls".to_owned(),
            action: Action::Skip("pkg-config finds no OpenSSL headers; all other features were checked"),
            repair: "",
        });
    }
    steps
}

/// Whether `native-tls` can be built: on these systems it needs the headers of OpenSSL, elsewhere nothing.
fn native_tls_builds() -> bool {
    if cfg!(any(windows, target_vendor = "apple")) || std::env::var_os("OPENSSL_DIR").is_some() {
        return true;
    }
    let found = std::process::Command::new("pkg-config").args(["--exists", "openssl"]).status();
    found.is_ok_and(|status| status.success())
}

fn regen_check(workspace: &Workspace, pipeline: &dyn Pipeline, console: &mut Console<'_>) -> bool {
    console.line("\n$ cargo xtask regen --check");
    let request = Regen { check: true, foreign: None };
    match regen::run(&request, workspace, pipeline, console) {
        Ok(outcome) => outcome == Outcome::Done,
        Err(failure) => {
            console.note(failure);
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

//! `ci` and `accept` with a shell script in the place of cargo.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use support::{fill, tree};
use tempfile::TempDir;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Input, Output, Target};
use xtask::Outcome;
use xtask::commands::{accept, ci};
use xtask::console::Console;
use xtask::pipeline::Pipeline;
use xtask::process::Cargo;
use xtask::workspace::Workspace;

/// Generates nothing, so everything is fresh.
struct Nothing;

impl Pipeline for Nothing {
    fn generate(&self, _: &Input<'_>, _: &Target) -> Result<Output, Problems> {
        Ok(Output::default())
    }

    fn lint(&self, _: &Source) -> Result<(), Problems> {
        Ok(())
    }
}

/// A repository with one snapshot, and a `cargo` that does what `script` says.
fn repository(script: &str) -> (TempDir, Workspace, Cargo) {
    let folder = TempDir::new().unwrap();
    fill(
        folder.path(),
        &[("Cargo.toml", ""), ("spec/vsphere.yaml", ""), ("tests/a.snap", "old\n"), ("target/cargo", "")],
    );
    let program = folder.path().join("target/cargo");
    std::fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    let workspace = Workspace::locate(Some(folder.path().to_owned())).unwrap();
    let cargo = Cargo::at(&program, folder.path());
    (folder, workspace, cargo)
}

fn run_ci(script: &str) -> (Outcome, String) {
    let (_folder, workspace, cargo) = repository(script);
    let mut out = Vec::new();
    let outcome = ci::run(&workspace, &Nothing, &cargo, &mut Console::new(&mut out, Vec::new())).unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

fn run_accept(script: &str) -> (Result<Outcome, String>, String, TempDir) {
    let (folder, workspace, cargo) = repository(script);
    let mut out = Vec::new();
    let result =
        accept::run(&accept::Accept { all: true }, &workspace, &cargo, &mut Console::new(&mut out, Vec::new()));
    (result.map_err(|failure| failure.to_string()), String::from_utf8(out).unwrap(), folder)
}

/// What a test that owns the snapshot does.
const OWN: &str =
    r#"[ -z "$INSTA_SNAPSHOT_REFERENCES_FILE" ] || echo "$PWD/tests/a.snap" >> "$INSTA_SNAPSHOT_REFERENCES_FILE""#;

#[test]
fn ci_passes_when_every_step_does() {
    let (outcome, said) = run_ci(OWN);
    assert_eq!(outcome, Outcome::Done, "{said}");
    assert!(said.contains(" passed, 0 failed, "), "{said}");
}

#[test]
fn ci_goes_on_after_a_failure_and_sums_up() {
    let (outcome, said) = run_ci(&format!("{OWN}\n[ \"$1\" != fmt ]"));
    assert_eq!(outcome, Outcome::Failed);
    let summary = &said[said.find("FAILED").unwrap()..];
    assert!(summary.contains("format: run `cargo fmt --all`\nok"), "{summary}");
    assert!(summary.contains(" passed, 1 failed, "), "{summary}");
}

#[test]
fn ci_refuses_a_snapshot_that_no_test_owns() {
    let (outcome, said) = run_ci("true");
    assert_eq!(outcome, Outcome::Failed);
    assert!(said.contains("snapshots that no test owns:\n  tests/a.snap\n"), "{said}");
}

#[test]
fn ci_never_rewrites_a_snapshot() {
    let (outcome, said) = run_ci(&format!("{OWN}\n[ \"$1\" != test ] || [ \"$INSTA_UPDATE\" = no ]"));
    assert_eq!(outcome, Outcome::Done, "{said}");
}

#[test]
fn accept_shows_what_it_rewrote() {
    let script =
        format!("{OWN}\n[ \"$INSTA_UPDATE\" = always ] && echo new > tests/a.snap && echo two > tests/b.stderr");
    let (result, said, folder) = run_accept(&script);
    assert_eq!(result, Ok(Outcome::Done));
    let diffs = "--- a/tests/a.snap\n+++ b/tests/a.snap\n@@ -1 +1 @@\n-old\n+new\n\
                 --- /dev/null\n+++ b/tests/b.stderr\n@@ -0,0 +1 @@\n+two\n\
                 2 snapshots changed; read them before you commit them\n";
    assert!(said.ends_with(diffs), "{said}");
    assert_eq!(tree(folder.path())["tests/a.snap"], b"new\n");
}

#[test]
fn accept_removes_a_snapshot_that_no_test_owns_if_all_tests_pass() {
    let (result, said, folder) = run_accept("true");
    assert_eq!(result, Ok(Outcome::Done));
    assert!(said.contains("+++ /dev/null\n@@ -1 +0,0 @@\n-old\n1 snapshot changed"), "{said}");
    assert!(!folder.path().join("tests/a.snap").exists());

    let (result, said, folder) = run_accept("false");
    assert!(result.unwrap_err().starts_with("error: tests failed for other reasons than snapshots"));
    assert!(said.ends_with("no snapshot changed\n"), "{said}");
    assert!(folder.path().join("tests/a.snap").exists());
}

#[test]
fn a_cargo_that_is_not_there_is_a_failure() {
    let (_folder, workspace, _) = repository("");
    let cargo = Cargo::at("/nonexistent/cargo", Path::new("/"));
    let mut err = Vec::new();
    let outcome = ci::run(&workspace, &Nothing, &cargo, &mut Console::new(Vec::new(), &mut err)).unwrap();
    assert_eq!(outcome, Outcome::Failed);
    assert!(String::from_utf8(err).unwrap().contains("cannot start /nonexistent/cargo"));
}

//! The program as a maintainer meets it: exit codes, and which stream says what.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::process::{Command, Output};

use tempfile::TempDir;

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn help_is_a_result() {
    let output = xtask(&["help"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("Usage: cargo xtask COMMAND"));
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_wrong_command_line_is_a_failure() {
    for arguments in [&[][..], &["regn"], &["regen", "--chek"], &["regen", "--spec", "x"], &["lint", "extra"]] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    }
}

#[test]
fn a_folder_that_is_no_repository_is_named() {
    let folder = TempDir::new().unwrap();
    let output = xtask(&["regen", "--root", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is not the root of this workspace"));
}

#[test]
fn a_document_that_is_missing_or_not_text_is_named() {
    let folder = TempDir::new().unwrap();
    support::fill(folder.path(), &[("Cargo.toml", ""), ("spec/README.md", "")]);
    let root = folder.path().to_str().unwrap();
    for command in ["regen", "lint"] {
        let output = xtask(&[command, "--root", root]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).starts_with("error: cannot read spec/vsphere.yaml: "), "{}", text(&output.stderr));
    }
    std::fs::write(folder.path().join("spec/vsphere.yaml"), [b'a', 0xff]).unwrap();
    let output = xtask(&["lint", "--root", root]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stderr), "error: spec/vsphere.yaml is not UTF-8 from byte 2 on\n    save it as UTF-8\n");
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("help")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr), "");
}

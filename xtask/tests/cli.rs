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
    for arguments in [&["help"][..], &["--help"], &["-h"], &["help", "regen"], &["regen", "--help"]] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains("Usage: cargo xtask "), "{arguments:?}");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn a_wrong_command_line_is_a_failure() {
    for arguments in [&[][..], &["regn"], &["regen", "--chek"], &["regen", "--spec", "x"], &["lint", "extra"]] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert!(text(&output.stderr).contains("Usage: cargo xtask "), "{}", text(&output.stderr));
    }
}

#[test]
fn a_script_is_printed_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = xtask(&["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = text(&output.stdout);
        assert!(script.contains("xtask") && script.contains("skip-unsupported"), "{shell}: {script}");
    }
}

/// Streams that are no terminal get the short form, unless the other is asked for, and colours in neither.
#[test]
fn the_form_of_messages_can_be_chosen() {
    let folder = TempDir::new().unwrap();
    support::fill(folder.path(), &[("Cargo.toml", ""), ("spec/vsphere.yaml", "openapi: [\n")]);
    let lint = |more: &[&str]| {
        let output = xtask(&[&["lint", "--root", folder.path().to_str().unwrap()], more].concat());
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr).to_owned()
    };
    let short = lint(&[]);
    assert!(short.starts_with("spec/vsphere.yaml:"), "{short}");
    assert_eq!(lint(&["--message-format", "short"]), short);
    let human = lint(&["--message-format", "human"]);
    assert!(human.starts_with("error: ") && human.contains("\n --> spec/vsphere.yaml:"), "{human}");
    assert!(!human.contains('\x1b'), "{human:?}");
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

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
    assert!(human.starts_with("error[yaml]: ") && human.contains("\n --> spec/vsphere.yaml:"), "{human}");
    assert!(!human.contains('\x1b'), "{human:?}");
}

#[test]
fn programs_read_problems_from_standard_output_and_nothing_else() {
    let folder = TempDir::new().unwrap();
    support::fill(folder.path(), &[("Cargo.toml", ""), ("spec/vsphere.yaml", "openapi: 3.1.0\n")]);
    for format in ["json", "sarif"] {
        let line = ["lint", "--root", folder.path().to_str().unwrap(), "--message-format", format];
        let output = xtask(&line);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(text(&output.stderr), "");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(told.to_string().contains("OpenAPI 3.1.0 is not supported"), "{told}");
        assert!(told.to_string().contains("openapi-version"), "{told}");
        let sound = xtask(&["lint", "--message-format", format]);
        assert_eq!(sound.status.code(), Some(0));
        let told: serde_json::Value = serde_json::from_slice(&sound.stdout).unwrap();
        assert!(
            told["problems"] == serde_json::json!([]) || told["runs"][0]["results"] == serde_json::json!([]),
            "{told}"
        );
    }
}

#[test]
fn rules_are_explained_by_name() {
    let all = xtask(&["explain"]);
    assert_eq!(all.status.code(), Some(0));
    assert!(text(&all.stdout).contains("\nduplicate-key "), "{}", text(&all.stdout));
    let one = xtask(&["explain", "release-spelling"]);
    assert_eq!(one.status.code(), Some(0));
    insta::assert_snapshot!(text(&one.stdout));
    let none = xtask(&["explain", "spelling"]);
    assert_eq!(none.status.code(), Some(2));
    assert_eq!(text(&none.stderr), "error: there is no rule `spelling`\n    `cargo xtask explain` lists all\n");
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

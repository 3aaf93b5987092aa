//! `cargo xtask surface`, of two documents and of two revisions.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/repository.rs"]
mod repository;
#[path = "support/small.rs"]
mod small;
#[path = "support/mod.rs"]
mod support;

use std::process::Command;

use repository::Repository;
use small::{NAME, NOTE, SMALL, with_a_note};

/// What the program prints of the two small documents.
fn shown(options: &str) -> String {
    let line = format!("surface old.yaml new.yaml {options}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(line.split_whitespace()).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/surface"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", repository::said(&output));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn two_documents_are_compared_for_people() {
    insta::assert_snapshot!("people", shown(""));
}

#[test]
fn two_documents_are_compared_for_programs() {
    let json: serde_json::Value = serde_json::from_str(&shown("--json")).unwrap();
    assert_eq!(json["effect"], "breaking");
    let silent: Vec<&serde_json::Value> =
        json["differences"].as_array().unwrap().iter().filter(|difference| difference["silent"] == true).collect();
    assert_eq!(silent.len(), 2, "{silent:#?}");
    assert_eq!(silent[0]["newPlace"]["file"], "new.yaml");
}

#[test]
fn a_page_loads_nothing_from_elsewhere() {
    let page = shown("--html");
    for part in ["<script", "src=", "href=", "@import", "url("] {
        assert!(!page.contains(part), "{part} in {page}");
    }
    assert!(page.contains("<td class=\"technology-preview\">TP"), "{page}");
    assert!(page.contains("<h2 class=\"silent\">"), "{page}");
}

fn git(root: &std::path::Path, line: &str) {
    let mut git = Command::new("git");
    git.current_dir(root).args(["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]);
    let output = git.args(line.split(' ')).output().unwrap();
    assert!(output.status.success(), "{}", repository::said(&output));
}

#[test]
fn a_revision_is_compared_with_what_is_here() {
    let repository = Repository::of(SMALL);
    git(repository.root(), "init -q");
    git(repository.root(), "add -A");
    git(repository.root(), "commit -q -m before");
    let same = repository.run("surface --against HEAD", 0);
    assert!(same.contains("\nversion: patch: "), "{same}");
    repository.edit("      required: [name]\n", "");
    let before = repository.tree();
    let changed = repository.run("surface --against HEAD", 0);
    assert_eq!(repository.tree(), before, "comparing writes nothing");
    assert!(changed.contains("\nbreaking\n  property things::Info.name: required: true → false"), "{changed}");
    assert!(changed.contains("\n  changed  things::Info.name: String → Option<String>"), "{changed}");
    assert!(changed.contains("\nversion: breaking: 0."), "{changed}");
    assert_eq!(repository.run("surface --against nowhere", 2), "");
}

#[test]
fn what_the_lock_keeps_is_no_difference() {
    let document = with_a_note();
    let repository = Repository::of(&document);
    git(repository.root(), "init -q");
    git(repository.root(), "add -A");
    git(repository.root(), "commit -q -m before");
    repository.edit(&format!("{NAME}{NOTE}"), &format!("{NOTE}{NAME}"));
    let compared = repository.run("surface --against HEAD", 0);
    assert!(compared.contains("\nversion: patch: "), "{compared}");
    let file = std::fs::read_to_string(repository.root().join("spec/surface.txt")).unwrap();
    assert!(file.ends_with(&repository.run("surface", 0)), "the file says what the command says");
}

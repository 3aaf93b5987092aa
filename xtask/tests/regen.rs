//! What `regen` does with the files that the generator hands it. A small generator stands for the real one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/lines.rs"]
mod lines;
mod support;

use lines::{BANNER, DOCUMENT, Lines, Small};
use xtask::Outcome;
use xtask::commands::lint;
use xtask::console::Console;
use xtask::workspace::Workspace;

/// The output without what differs from run to run.
fn timeless(said: &str) -> String {
    said.lines()
        .map(|line| if line.starts_with("done in ") { "done in … ms\n".to_owned() } else { format!("{line}\n") })
        .collect()
}

#[test]
fn a_first_run_writes_everything_and_a_second_nothing() {
    let repository = Small::new();
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("first", timeless(&said));
    assert_eq!(repository.text("generated-client/src/generated/a.rs"), format!("{BANNER}one\ntwo\nthree\n"));
    assert_eq!(
        repository.text("README.md"),
        "# Title\n<!-- generated: table -->\nfive\n<!-- /generated: table -->\nEnd.\n"
    );

    let before = repository.tree();
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("second", timeless(&said));
    assert_eq!(repository.tree(), before);
}

#[test]
fn check_is_silent_about_fresh_files() {
    let (outcome, said) = Small::fresh().check();
    assert_eq!((outcome, said.as_str()), (Ok(Outcome::Done), "4 files are fresh.\n"));
}

#[test]
fn a_changed_document_shows_in_every_file_that_carries_it() {
    let repository = Small::fresh();
    repository.put("spec/vsphere.yaml", &DOCUMENT.replace("two", "zwei"));
    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    insta::assert_snapshot!("stale", said);

    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("changed", timeless(&said));
    assert_eq!(repository.check().0, Ok(Outcome::Done));
}

#[test]
fn a_file_edited_by_hand_is_noticed_and_put_right() {
    let repository = Small::fresh();
    let before = repository.tree();
    repository.put("generated-client/src/generated/a.rs", &format!("{BANNER}one\nby hand\nthree\n"));
    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    insta::assert_snapshot!("edited", said);
    assert_eq!(repository.regen().0, Ok(Outcome::Done));
    assert_eq!(repository.tree(), before);
}

#[test]
fn a_file_without_its_banner_is_said_to_be_somebody_elses() {
    let repository = Small::fresh();
    repository.put("generated-client/src/generated/a.rs", "my own\n");
    let (_, said) = repository.regen();
    let expected =
        "generated-client/src/generated/a.rs had lost its banner: what somebody wrote there by hand was replaced";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn only_orphans_with_our_banner_are_removed() {
    let repository = Small::fresh();
    repository.put("generated-client/src/generated/by_hand.rs", "// mine\n");
    repository.put("generated-client/src/elsewhere.rs", BANNER);
    let kept = repository.tree();
    repository.put("generated-client/src/generated/old/gone.rs", BANNER);

    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    assert!(said.starts_with("orphan  generated-client/src/generated/old/gone.rs\n"), "{said}");
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    assert!(said.contains("removed  generated-client/src/generated/old/gone.rs"), "{said}");
    assert_eq!(repository.tree(), kept);
}

#[test]
fn a_faulty_document_changes_nothing() {
    let repository = Small::fresh();
    repository.put("spec/vsphere.yaml", "nonsense\n");
    let before = repository.tree();
    let message = "spec/vsphere.yaml:1:1: no colon\n1 problem; nothing was written.".to_owned();
    assert_eq!(repository.regen().0, Err(message.clone()));
    assert_eq!(repository.check().0, Err(message.clone()));
    assert_eq!(repository.tree(), before);
    let workspace = Workspace::locate(Some(repository.root().to_owned())).unwrap();
    let linted = lint::run(&workspace, &Lines, &mut Console::new(Vec::new(), Vec::new()));
    let explained = format!("{message}\n    `cargo xtask explain RULE` explains the rules in brackets");
    assert_eq!(linted.map_err(|failure| failure.to_string()), Err(explained));
}

#[test]
fn a_write_that_fails_changes_nothing() {
    let repository = Small::fresh();
    repository.put("spec/vsphere.yaml", &format!("{DOCUMENT}README.md/x.rs: a file inside a file\n"));
    let before = repository.tree();
    let message = repository.regen().0.unwrap_err();
    assert!(message.ends_with("nothing was changed; repair the cause and run it again"), "{message}");
    assert_eq!(repository.tree(), before);
}

#[test]
fn an_output_outside_the_repository_is_refused() {
    for path in ["../x.rs", "/x.rs", "a/../../x.rs", "a\\b.rs", "#name"] {
        let repository = Small::new();
        repository.put("spec/vsphere.yaml", &format!("{path}: text\n"));
        let before = repository.tree();
        let message = repository.regen().0.unwrap_err();
        assert!(message.contains("which is no path inside the repository"), "{message}");
        assert_eq!(repository.tree(), before);
    }
}

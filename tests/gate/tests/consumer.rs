//! A crate outside of the workspace, built by a cargo of its own, so that the features of the workspace's other members do
//! not show.

use std::path::Path;
use std::sync::LazyLock;

use vsphere_automation_gate::outside::{Checked, Outside};

fn check(arguments: &[&str]) -> Checked {
    static CONSUMER: LazyLock<Outside> =
        LazyLock::new(|| Outside::new("consumer", &Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer"), &[]));
    CONSUMER.cargo(&[&["check", "--offline", "--quiet"], arguments].concat())
}

#[track_caller]
fn compiles_without_warnings(arguments: &[&str]) {
    let Checked { success, messages } = check(arguments);
    assert!(success, "{messages}");
    assert!(!messages.contains("warning"), "{messages}");
}

#[track_caller]
fn fails_and_names_the_feature(arguments: &[&str]) {
    let Checked { success, messages } = check(arguments);
    assert!(!success, "it compiles");
    assert!(messages.contains("`tech-preview`") || messages.contains("\"tech-preview\""), "{messages}");
}

#[test]
fn reconciliation_compiles_with_default_features() {
    compiles_without_warnings(&["--lib"]);
}

#[test]
fn sync_does_not_exist_with_default_features() {
    fails_and_names_the_feature(&["--example", "preview_type"]);
    fails_and_names_the_feature(&["--example", "preview_call"]);
}

#[test]
fn sync_exists_with_the_feature() {
    compiles_without_warnings(&["--features", "preview", "--lib", "--examples", "--tests"]);
}

/// Features are unified within a build, and those of development dependencies with those of tests.
#[test]
fn the_fake_does_not_switch_sync_on() {
    compiles_without_warnings(&["--test", "with_the_fake"]);
    fails_and_names_the_feature(&["--test", "preview_with_the_fake"]);
}

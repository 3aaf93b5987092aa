//! A crate outside of the workspace, built by a cargo of its own, so that the features of the workspace's other members do
//! not show.

use std::path::Path;
use std::sync::LazyLock;

use vsphere_automation_gate::cases;
use vsphere_automation_gate::outside::{Checked, Outside};

/// The consumer, and with it each program that uses a preview: as an example, which has the dependencies alone, and as a
/// test, which has the fake too.
fn check(arguments: &[&str]) -> Checked {
    static CONSUMER: LazyLock<Outside> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer");
        Outside::new("consumer", &folder, &[]).with("examples", &cases()).with("tests", &cases())
    });
    CONSUMER.cargo(&[&["check", "--offline", "--quiet"], arguments].concat())
}

#[track_caller]
fn compiles_without_warnings(arguments: &[&str]) {
    let Checked { success, messages } = check(arguments);
    assert!(success, "{messages}");
    assert!(!messages.contains("warning"), "{messages}");
}

/// Features are unified within a build, and those of development dependencies with those of tests.
#[test]
fn no_preview_exists_with_default_features_nor_beside_the_fake() {
    for name in cases().iter().filter_map(|case| case.file_stem()?.to_str()) {
        for kind in ["--example", "--test"] {
            let Checked { success, messages } = check(&[kind, name]);
            assert!(!success, "{kind} {name} compiles");
            assert!(messages.contains("`tech-preview`") || messages.contains("\"tech-preview\""), "{messages}");
        }
    }
}

#[test]
fn all_else_compiles_with_default_features() {
    compiles_without_warnings(&["--lib"]);
    compiles_without_warnings(&["--test", "with_the_fake"]);
}

#[test]
fn previews_exist_with_the_feature() {
    compiles_without_warnings(&["--features", "preview", "--lib", "--examples", "--tests"]);
}

//! `cargo xtask add`: the document gets skeletons, and the maintainer hears what is to be done.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/repository.rs"]
mod repository;
mod support;

use repository::{Repository, said};

const SMALL: &str = include_str!("../../codegen/tests/lint/small.yaml");
const PARTS: &str = include_str!("../../codegen/tests/curation/parts.swagger2.yaml");

#[test]
fn skeletons_are_added_refused_by_lint_and_filled() {
    let repository = Repository::of(SMALL);
    let vendor = repository.root().join("parts.yaml");
    std::fs::write(&vendor, PARTS).unwrap();
    let line = |operation: &str| format!("add 7.0.3={} --operation {operation}", vendor.display());
    let before = repository.tree();

    let refused = repository.command(&line("nothing")).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("has no operation `nothing`"), "{}", said(&refused));
    assert!(repository.tree() == before, "nothing is written");

    let told = repository.run(&line("parts/list"), 0);
    assert!(told.starts_with("added to spec/vsphere.yaml\n  Things.Parts_list\n"), "{told}");
    assert!(told.contains("blanks in spec/vsphere.yaml: `cargo xtask lint` lists them"), "{told}");
    assert!(told.contains("the fake does not know what Things.Parts_list does"), "{told}");
    let linted = repository.command("lint").output().unwrap();
    assert_eq!(linted.status.code(), Some(2));
    assert!(said(&linted).contains("the summary is still to be written [blank]"), "{}", said(&linted));
    repository.command("regen").output().map(|output| assert_eq!(output.status.code(), Some(2))).unwrap();

    let document = repository.root().join("spec/vsphere.yaml");
    let filled = std::fs::read_to_string(&document).unwrap().replace("TO BE WRITTEN", "Something.");
    std::fs::write(&document, filled).unwrap();
    repository.run("lint", 0);
    repository.run("regen", 0);

    let again = repository.command(&line("parts/list")).output().unwrap();
    assert!(said(&again).contains("Things.Parts_list is there already"), "{}", said(&again));
}

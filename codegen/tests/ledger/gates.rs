//! When a preview becomes generally available, what it gated is open, and nothing else moves. The document is one of its
//! own, in which the preview stays one.

use vsphere_automation_codegen::amend::{Move, moved};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Stage, Version};
use vsphere_automation_codegen::{Output, Package, Target, generate};

fn source(text: String) -> Source {
    Source { path: "promoted.yaml".to_owned(), text }
}

fn generated(source: &Source) -> Output {
    generate(source, &Target::Package(Package::default())).unwrap_or_else(|problems| panic!("{problems}"))
}

/// What is generated before and after.
fn before_and_after() -> (Output, Output) {
    let old = source(include_str!("promoted.yaml").to_owned());
    let from = Version::parse("8.0.1").expect("a release");
    let change = Move { item: "trial", stage: Stage::GenerallyAvailable, from };
    let new = source(moved(&old, &change).unwrap_or_else(|problems| panic!("{problems}")));
    (generated(&old), generated(&new))
}

#[test]
fn the_ledger_changes_in_the_lines_of_what_was_promoted() {
    let (before, after) = before_and_after();
    let pairs: Vec<(&str, &str)> = before.ledger.lines().zip(after.ledger.lines()).collect();
    assert_eq!((before.ledger.lines().count(), after.ledger.lines().count()), (pairs.len(), pairs.len()));
    let changed: Vec<String> = pairs
        .iter()
        .filter(|(before, after)| before != after)
        .map(|(before, after)| format!("-{before}\n+{after}"))
        .collect();
    insta::assert_snapshot!(changed.join("\n"));
}

#[test]
fn nothing_is_gated_any_more() {
    let (before, after) = before_and_after();
    assert!(!before.gated.is_empty());
    assert!(after.gated.is_empty(), "{:?}", after.gated);
    let gated: Vec<&String> = after
        .files
        .iter()
        .filter(|(path, text)| path.starts_with("src/generated") && text.contains("feature = \"tech-preview\""))
        .map(|(path, _)| path)
        .collect();
    assert!(gated.is_empty(), "{gated:?}");
}

/// Of the sources, only those that carry something of it change.
#[test]
fn other_sources_stay_as_they_are() {
    let (before, after) = before_and_after();
    let is_changed = |(path, text): &(&String, &String)| after.files.get(*path) != Some(*text);
    let changed: Vec<&str> = before.files.iter().filter(is_changed).map(|(path, _)| path.as_str()).collect();
    insta::assert_snapshot!(changed.join("\n"));
}

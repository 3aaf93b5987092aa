//! When a preview becomes generally available, what it gated is open, and nothing else moves.

use std::collections::{BTreeMap, BTreeSet};

use vsphere_automation_codegen::Output;
use vsphere_automation_tests::document::Document;

use crate::ledger::{CURRENT, generated};

/// The document in which the timeline of sync is generally available from the beginning.
fn sync_generally_available() -> Output {
    let text = Document::text();
    let (before, rest) = text.split_once("\n  hvc-sync:\n").expect("the document has the timeline");
    let changed = rest.replacen("stage: technology-preview", "stage: generally-available", 1);
    assert_ne!(rest, changed);
    generated(format!("{before}\n  hvc-sync:\n{changed}"))
}

/// Lines of the ledger that belong to sync: an operation or a schema, and what is indented below it.
fn lines_of_sync(ledger: &str) -> BTreeSet<usize> {
    let document = Document::curated();
    let mut is_of_sync = BTreeMap::new();
    for operation in document.operations() {
        is_of_sync.insert(operation.id, operation.lifecycle == "hvc-sync");
    }
    for (name, schema) in document.schemas() {
        is_of_sync.insert(name, schema["x-sdk-lifecycle"] == "hvc-sync");
    }
    let mut inside = false;
    let mut found = BTreeSet::new();
    for (number, line) in ledger.lines().enumerate() {
        inside = line.split_whitespace().find_map(|word| is_of_sync.get(word).copied()).unwrap_or(inside);
        if inside {
            found.insert(number);
        }
    }
    found
}

#[test]
fn the_difference_of_the_ledger_is_the_lines_of_sync() {
    let (before, after) = (&CURRENT.ledger, sync_generally_available().ledger);
    assert_eq!(before.lines().count(), after.lines().count());
    let pairs: Vec<(&str, &str)> = before.lines().zip(after.lines()).collect();
    let changed: BTreeSet<usize> =
        pairs.iter().enumerate().filter(|(_, (before, after))| before != after).map(|(number, _)| number).collect();
    assert_eq!(changed, lines_of_sync(before));
    assert!(!changed.is_empty());
    for number in changed {
        let (before, after) = pairs[number];
        assert!(before.starts_with("TP     tech-preview  "), "{before}");
        assert!(after.starts_with("GA     -             "), "{after}");
        assert_eq!(before[21..], after[21..]);
    }
}

#[test]
fn nothing_is_gated_any_more() {
    let after = sync_generally_available();
    assert!(!after.ledger.contains("tech-preview"));
    let gated: Vec<&String> = after
        .files
        .iter()
        .filter(|(path, text)| path.contains("src/generated") && text.contains("feature = \"tech-preview\""))
        .map(|(path, _)| path)
        .collect();
    assert!(gated.is_empty(), "{gated:?}");
}

/// Of the sources, only those that carry something of sync change.
#[test]
fn other_sources_stay_as_they_are() {
    let (before, after) = (&CURRENT.files, sync_generally_available().files);
    let changed: Vec<&str> =
        before.iter().filter(|(path, text)| after.get(*path) != Some(text)).map(|(path, _)| path.as_str()).collect();
    insta::assert_snapshot!(changed.join("\n"));
}

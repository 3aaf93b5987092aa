//! Who reads the curated document. A test of the machine has a document of its own, so that this one may become what it likes.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use xtask::workspace::Workspace;

/// How it is read: as a text, as values, as all of this repository.
const WAYS: [&str; 7] = [
    "../spec/vsphere.yaml",
    "include_str!(\"vsphere.yaml",
    "include_str!(\"../vsphere.yaml",
    "include_str!(\"../../src/vsphere.yaml",
    "Document::text",
    "Document::curated",
    "Repository::copy",
];

/// The tests about the curated API, and about what is committed of it; each with what it asks.
const READERS: &[(&str, &str)] = &[
    ("codegen/tests/check.rs", "that lint finds nothing in it"),
    ("codegen/tests/face.rs", "that its order gives the client nothing"),
    ("codegen/tests/ledger/ledger.rs", "what is in which release, and that each operation has an example that runs"),
    ("codegen/tests/width.rs", "that lines of the client fit"),
    ("tests/benches/generating/documents.rs", "what it costs to generate it"),
    ("tests/fake-vcenter/src/document.rs", "what the fake answers"),
    ("tests/fake-vcenter/src/state/hosts.rs", "that the certificate of the examples is that of the host"),
    ("tests/fake-vcenter/tests/fake/releases.rs", "that what is refused says what is there"),
    ("tests/src/document.rs", "nothing: reads it for the others"),
    ("tests/src/tour.rs", "what each operation is given"),
    ("tests/tests/canary/debug.rs", "that examples are shown without secrets"),
    ("tests/tests/canary/run.rs", "that calls are logged without secrets"),
    ("tests/tests/conformance/harness.rs", "which members are maps"),
    ("tests/tests/conformance/main.rs", "that each call is sent and understood as documented"),
    ("tests/tests/end_to_end/coverage.rs", "that each documented error has a cause"),
    ("tests/tests/end_to_end/malformed.rs", "what the fake says of requests that no client sends"),
    ("tests/tests/end_to_end/success.rs", "that each operation succeeds"),
    ("tests/tests/flavours/site.rs", "what each operation is given"),
    ("tests/tests/json_schema/agreement.rs", "that types accept what schemas accept"),
    ("tests/tests/round_trips/main.rs", "that each constant comes back, and that what is unset stays so"),
    ("xtask/tests/on_a_copy.rs", "that what is committed is fresh, and the same from every process"),
];

#[test]
fn the_curated_document_is_read_by_tests_about_the_curated_api() {
    let workspace = Workspace::locate(None).unwrap();
    let mut found = BTreeSet::new();
    for folder in ["codegen", "generated-client", "tests", "xtask/tests"] {
        for (path, text) in workspace.read_tree(folder, ".rs").unwrap() {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>();
            if WAYS.iter().any(|way| code.contains(way)) {
                found.insert(path);
            }
        }
    }
    // This list, and what makes the copies.
    for file in ["xtask/tests/readers.rs", "xtask/tests/support/repository.rs"] {
        found.remove(file);
    }
    // A file that went away reads nothing.
    let is_there = |file: &&str| workspace.root().join(file).exists();
    let known: BTreeSet<String> = READERS.iter().map(|(file, _)| *file).filter(is_there).map(str::to_owned).collect();
    let (more, gone): (Vec<_>, Vec<_>) = (found.difference(&known).collect(), known.difference(&found).collect());
    assert!(
        more.is_empty() && gone.is_empty(),
        "these read it and are not listed; give each a document of its own, or say here what it asks of any content: \
         {more:#?}\nthese are listed and do not read it: {gone:#?}"
    );
}

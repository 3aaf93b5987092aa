//! The ledger: every operation, schema, property and constant with its stage, gate and releases.

use std::sync::LazyLock;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Output, Target, generate};

/// What is generated from the document as it is.
pub(crate) static CURRENT: LazyLock<Output> = LazyLock::new(|| {
    let text = std::fs::read_to_string("../spec/vsphere.yaml").expect("the document");
    let source = Source { path: "spec/vsphere.yaml".to_owned(), text };
    generate(&source, &Target::Curated).unwrap_or_else(|problems| panic!("{problems}"))
});

#[test]
fn ledger() {
    insta::assert_snapshot!(CURRENT.ledger);
}

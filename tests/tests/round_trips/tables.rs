//! Nothing of the document is missing in the tables that the other tests go by.

use std::collections::BTreeSet;

use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::types;

#[test]
fn every_schema_has_a_rust_type() {
    let document = Document::curated();
    let schemas: BTreeSet<&str> = document.schemas().keys().map(String::as_str).collect();
    let table: BTreeSet<&str> = types::SCHEMAS.iter().map(|(schema, _)| *schema).collect();
    assert_eq!(schemas, table);
}

#[test]
fn every_operation_has_rust_types() {
    let document = Document::curated();
    let operations: BTreeSet<&str> = document.operations().iter().map(|operation| operation.id).collect();
    let table: BTreeSet<&str> = types::operations().iter().map(|(id, _)| *id).collect();
    assert_eq!(operations, table);
}

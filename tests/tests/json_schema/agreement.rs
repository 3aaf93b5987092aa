//! Both sides agree.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use vsphere_automation_tests::document::Document;

use crate::{normal, rust_side};

/// The schemas that the document means, wider where the types are on purpose.
pub(crate) fn expected(document: &BTreeMap<String, Value>) -> BTreeMap<String, Value> {
    let mut schemas: BTreeMap<String, Value> =
        document.iter().map(|(name, schema)| (name.clone(), normal::of_document(schema))).collect();
    if let Some(error) = schemas.get_mut("Vapi.Std.Errors.Error") {
        error["additionalProperties"] = json!(true);
    }
    schemas
}

pub(crate) fn of_the_document() -> BTreeMap<String, Value> {
    Document::curated().schemas().clone().into_iter().collect()
}

#[test]
fn every_schema_agrees() {
    let (expected, rust) = (expected(&of_the_document()), rust_side::schemas());
    let names = expected.keys().chain(rust.keys());
    let differing: Vec<String> = names
        .filter(|name| expected.get(*name) != rust.get(*name))
        .map(|name| format!("{name}\n  document: {:?}\n  Rust:     {:?}", expected.get(name), rust.get(name)))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

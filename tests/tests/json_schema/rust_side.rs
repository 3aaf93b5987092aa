//! The JSON Schemas of the Rust types, by the names that the document has for them.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use serde_json::Value;
use vsphere_automation_tests::types;

use crate::normal;

/// Schema of the document → JSON Schema of its Rust type, in the form for comparing.
pub(crate) fn schemas() -> BTreeMap<String, Value> {
    let mut generator = SchemaGenerator::default();
    let mut names = BTreeMap::new();
    for (schema, rust) in types::SCHEMAS {
        let reference = (rust.json_schema)(&mut generator);
        let definition = reference.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix("#/$defs/"));
        let definition = definition.unwrap_or_else(|| panic!("{schema} has no definition of its own: {reference:?}"));
        let before = names.insert(definition.to_owned(), (*schema).to_owned());
        assert_eq!(before, None, "{schema} and another schema share the definition {definition}");
    }
    let definitions = generator.take_definitions(true);
    definitions.iter().map(|(name, schema)| (own_name(&names, name), normal::of_rust(schema, &names))).collect()
}

/// A definition that belongs to no schema of the document keeps its name, and then has nothing to agree with.
fn own_name(names: &BTreeMap<String, String>, definition: &str) -> String {
    names.get(definition).cloned().unwrap_or_else(|| definition.to_owned())
}

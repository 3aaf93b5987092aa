//! The form in which both sides are compared, and the rules that lead there.
//!
//! Both sides:
//! - annotations go: `title`, `description`, `default`, `deprecated`, `$schema`, and every `x-…`;
//! - `required` is a set, and absent where it is empty.
//!
//! The document (OpenAPI 3.0.3):
//! - `allOf` with one reference, which is how 3.0 puts a description beside one, is that reference;
//! - a reference is the name that it ends in;
//! - `uniqueItems` goes: the server checks it, and a `Vec` keeps what it is given.
//!
//! The Rust types (JSON Schema 2020-12, by schemars):
//! - a property that need not be there may be `null`, too: servers that write it are understood;
//! - a reference to a definition is the schema of the document that the definition belongs to;
//! - constants are `examples`, as enums are open, and those of the document stand in `enum`.
//!
//! One schema is wider than the document on purpose: `Vapi.Std.Errors.Error` keeps members that it does not know
//! (`additionalProperties: true`).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// A schema of the document in the common form.
pub(crate) fn of_document(schema: &Value) -> Value {
    let mut schema = without_annotations(schema);
    if let Some([one]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice)
        && schema.len() == 1
    {
        return of_document(&one.clone());
    }
    schema.remove("uniqueItems");
    inside(schema, &of_document, &|reference| reference.rsplit('/').next().unwrap_or_default().to_owned())
}

/// A schema of a Rust type in the common form. `names`: definition → schema of the document.
pub(crate) fn of_rust(schema: &Value, names: &BTreeMap<String, String>) -> Value {
    let mut schema = without_annotations(schema);
    if let Some(constants) = schema.remove("examples") {
        schema.insert("enum".to_owned(), constants);
    }
    let required: Vec<Value> = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        for (name, property) in properties.iter_mut().filter(|(name, _)| !required.contains(&json!(name))) {
            *property = not_null(name, property);
        }
    }
    let name = |reference: &str| {
        let definition = reference.strip_prefix("#/$defs/").unwrap_or(reference);
        names.get(definition).cloned().unwrap_or_else(|| format!("no schema of the document: {definition}"))
    };
    inside(schema, &|inner| of_rust(inner, names), &name)
}

/// The schema without the `null` that it allows. It has to: an optional property that cannot be `null` would be news.
fn not_null(name: &str, schema: &Value) -> Value {
    let mut schema = schema.clone();
    let null = json!("null");
    if let Some(types) = schema.get_mut("type").and_then(Value::as_array_mut)
        && types.len() == 2
        && types.contains(&null)
    {
        types.retain(|kind| *kind != null);
        schema["type"] = types[0].clone();
        return schema;
    }
    if let Some([schema, other]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice)
        && *other == json!({"type": "null"})
    {
        return schema.clone();
    }
    json!({ "cannot be null": name, "but": schema })
}

fn without_annotations(schema: &Value) -> Map<String, Value> {
    const ANNOTATIONS: [&str; 5] = ["title", "description", "default", "deprecated", "$schema"];
    let mut schema = schema.as_object().cloned().unwrap_or_default();
    schema.retain(|key, _| !ANNOTATIONS.contains(&key.as_str()) && !key.starts_with("x-"));
    schema
}

/// Normalises what is inside of a schema.
fn inside(mut schema: Map<String, Value>, inner: &dyn Fn(&Value) -> Value, name: &dyn Fn(&str) -> String) -> Value {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let reference = json!(name(reference));
        schema.insert("$ref".to_owned(), reference);
    }
    for key in ["items", "additionalProperties"] {
        if let Some(value) = schema.get_mut(key).filter(|value| value.is_object()) {
            *value = inner(value);
        }
    }
    for property in schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten() {
        *property.1 = inner(property.1);
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
        if required.is_empty() {
            schema.remove("required");
        }
    }
    Value::Object(schema)
}

//! Schemas of OpenAPI 3.0 as JSON Schema, draft 4, which they are a dialect of.

use serde_json::{Map, Value, json};

/// Converts a schema. `nullable` becomes a type, and an object with properties takes no others, so that a misspelt one
/// in an example is found; what is combined by `allOf` from several schemas stays open.
pub(super) fn convert(schema: &Value) -> Value {
    convert_as(schema, true)
}

fn convert_as(schema: &Value, closed: bool) -> Value {
    let Value::Object(members) = schema else { return schema.clone() };
    if let Some(reference) = members.get("$ref") {
        return json!({ "$ref": reference });
    }
    let combined = members.get("allOf").and_then(Value::as_array);
    let inherits = inherits(combined.map(Vec::len), members.contains_key("properties"));
    let mut converted = Map::new();
    for (name, value) in members {
        let value = match name.as_str() {
            "items" | "not" => convert(value),
            "additionalProperties" => convert(value),
            "allOf" => list(value, |part| convert_as(part, !inherits)),
            "anyOf" | "oneOf" => list(value, convert),
            "properties" => match value {
                Value::Object(properties) => {
                    properties.iter().map(|(name, schema)| (name.clone(), convert(schema))).collect()
                }
                other => other.clone(),
            },
            "required" if value.as_array().is_some_and(Vec::is_empty) => continue,
            "type" | "enum" | "format" | "pattern" | "required" | "uniqueItems" | "multipleOf" => value.clone(),
            name if name.starts_with("max") || name.starts_with("min") || name.starts_with("exclusive") => {
                value.clone()
            }
            // The rest says nothing about values.
            _ => continue,
        };
        converted.insert(name.clone(), value);
    }
    if closed && !inherits && converted.contains_key("properties") {
        converted.entry("additionalProperties").or_insert(Value::Bool(false));
    }
    match members.get("nullable") {
        Some(Value::Bool(true)) => json!({ "anyOf": [converted, { "enum": [null] }] }),
        _ => Value::Object(converted),
    }
}

/// Whether a schema adds to others: it has so many parts, and properties of its own or not.
pub(super) fn inherits(parts: Option<usize>, has_properties: bool) -> bool {
    parts.is_some_and(|parts| parts > 1 || has_properties)
}

fn list(value: &Value, convert: impl Fn(&Value) -> Value) -> Value {
    match value {
        Value::Array(parts) => parts.iter().map(convert).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::convert;

    #[test]
    fn nullable_becomes_a_choice() {
        let schema = json!({ "type": "string", "nullable": true, "example": "x", "x-sdk-id": "A" });
        assert_eq!(convert(&schema), json!({ "anyOf": [{ "type": "string" }, { "enum": [null] }] }));
    }

    #[test]
    fn objects_are_closed_unless_combined() {
        let object = json!({ "properties": { "description": { "type": "string", "description": "words" } } });
        assert_eq!(
            convert(&object),
            json!({ "properties": { "description": { "type": "string" } }, "additionalProperties": false })
        );
        let combined = json!({ "allOf": [{ "$ref": "#/a", "x": 1 }, { "properties": {} }] });
        assert_eq!(convert(&combined), json!({ "allOf": [{ "$ref": "#/a" }, { "properties": {} }] }));
    }
}

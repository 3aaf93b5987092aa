//! Random documents of this family: valid OpenAPI, with whatever may stand in it side by side.

mod operations;
mod schemas;

use operations::{Operation, operation};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use schemas::schema;
use serde_json::{Map, Value, json};

/// Segments of names: plain ones, and those that meet the language, the prelude, our own face or each other.
const SEGMENTS: &[&str] = &[
    "Vcenter",
    "Hvc",
    "Links",
    "Info",
    "Status",
    "Summary",
    "Sync",
    "CreateSpec",
    "links",
    "a_b",
    "aB",
    "a-b",
    "type",
    "Self",
    "Option",
    "Result",
    "String",
    "Vec",
    "Some",
    "Error",
    "Client",
    "Call",
    "runtime",
    "std",
    "serde",
    "1x",
    "größe",
    "x$y",
    "Vapi",
    "Std",
    "Errors",
    "UNKNOWN",
    "new",
    "é1",
];

const MEMBERS: &[&str] = &[
    "name",
    "id",
    "type",
    "self",
    "Self",
    "user_name",
    "userName",
    "@class",
    "1st",
    "größe",
    "a.b",
    "a$b",
    "value",
    "kind",
    "error",
    "new",
    "crate",
    "x y",
    "description",
    "password",
];

const WORDS: &[&str] = &[
    "Plain words.",
    "See [this] and <that>, `code` and `odd.",
    "This operation is available as Technology Preview.",
    "Was added in __vSphere API 8.0.0.1__.",
    "Deprecated as of __vSphere API 9.0.0.0__, use the other one.",
    "<p>One</p><ul><li>{@link a.b} {@code x} {@term list}</li></ul>",
    "- a list\nthat goes on\n\n```\nfence",
    "* one. Two. https://a.b/{c} http://x.yz",
    "# x\n> y\n    z",
    "Possible values:\n  - `ON`: See *Vcenter.Info*.\n\nThis constant was added in __vSphere API 7.0__.\n  - `OFF`: No.\n\n\nMore.",
    "One.\n\nFor more information see: *Vcenter.Info*.\n\nThis property was added in __vSphere API 6.7__.",
    "__Warning:__ this schema is part of a new feature in development. It may be changed at any time.",
    "   - one\n     - two *Info.name*\n\n   1.  three\n - four",
];

const CONSTANTS: &[&str] =
    &["ON", "OFF", "A_B", "1", "-1", "UNKNOWN", "type", "Self", "größe", "10GB", "on", "a-b", "+", ""];

/// The constants before those that have no Rust name of their own.
const SOUND_CONSTANTS: usize = 10;

fn name() -> impl Strategy<Value = String> {
    vec(select(SEGMENTS), 1..4).prop_map(|segments| segments.join("."))
}

fn words() -> impl Strategy<Value = Option<&'static str>> {
    option::weighted(0.3, select(WORDS))
}

/// Sets a member where there is something to set it to.
fn set(value: &mut Value, member: &str, to: Option<impl Into<Value>>) {
    if let Some(to) = to {
        value[member] = to.into();
    }
}

/// The text of a document.
pub(crate) fn document() -> impl Strategy<Value = String> {
    (btree_map(name(), schema(), 0..7), vec(operation(), 0..5)).prop_map(|(schemas, operations)| {
        let names: Vec<String> = schemas.keys().cloned().collect();
        let mut document = json!({
            "openapi": "3.0.3",
            "info": {"title": "Random", "version": "1"},
            "paths": paths(operations),
            "components": {"schemas": schemas},
        });
        name_references(&mut document, &names);
        format!("{document:#}")
    })
}

fn paths(operations: Vec<Operation>) -> Value {
    let mut paths = Map::new();
    // Two templates of one form would be one path.
    let mut forms: Vec<String> = Vec::new();
    for Operation { path, query, method, mut value } in operations {
        let mut unique: Vec<&str> = Vec::new();
        path.iter().for_each(|segment| {
            if !unique.contains(segment) {
                unique.push(segment);
            }
        });
        for name in unique.iter().filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}')) {
            if let Some(parameters) = value["parameters"].as_array_mut() {
                parameters.push(json!({"name": name, "in": "path", "required": true, "schema": {"type": "string"}}));
            }
        }
        let key = format!("/{}{}", unique.join("/"), query.map(|query| format!("?{query}")).unwrap_or_default());
        let form: String = key
            .split('/')
            .map(|segment| if segment.starts_with('{') { "{}" } else { segment })
            .collect::<Vec<_>>()
            .join("/");
        if paths.contains_key(&key) || !forms.contains(&form) {
            forms.push(form);
            let item = paths.entry(key).or_insert_with(|| json!({}));
            item[method] = value;
        }
    }
    paths.into()
}

/// Numbers become references to components, or any value where there is none.
fn name_references(value: &mut Value, names: &[String]) {
    let pick = |number: &Value| {
        let number = usize::try_from(number.as_u64()?).ok()?;
        names.get(number % names.len().max(1)).map(|name| format!("#/components/schemas/{name}"))
    };
    match value {
        Value::Object(members) => {
            if let Some(number) = members.get("$ref").filter(|v| v.is_number()) {
                *value =
                    pick(number).map_or_else(|| json!({"type": "string"}), |reference| json!({ "$ref": reference }));
                return;
            }
            for (name, member) in members.iter_mut() {
                match member {
                    Value::Object(mapping) if name == "mapping" => mapping.values_mut().for_each(|target| {
                        *target = pick(target).map_or_else(|| "Nothing".into(), Value::String);
                    }),
                    member => name_references(member, names),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| name_references(item, names)),
        _ => {}
    }
}

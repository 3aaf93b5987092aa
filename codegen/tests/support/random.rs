//! Random documents of this family: valid OpenAPI, with whatever may stand in it side by side.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
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

/// A schema; references are numbers that [`document`] turns into names.
fn schema() -> impl Strategy<Value = Value> {
    let reference = any::<u8>().prop_map(|number| json!({ "$ref": number }));
    // Most are sound, or hardly any document would be generated from at all.
    let sound = &CONSTANTS[..SOUND_CONSTANTS];
    let constants = prop_oneof![9 => subsequence(sound, 1..4), 1 => subsequence(CONSTANTS, 1..4)]
        .prop_map(|constants| json!({"type": "string", "enum": constants}));
    let plain = select(vec![
        json!({"type": "string"}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "format": "password"}),
        json!({"type": "string", "format": "uri", "pattern": "^[`<]"}),
        json!({"type": "integer", "format": "int32", "minimum": 1}),
        json!({"type": "integer", "default": 3}),
        json!({"type": "number", "format": "float"}),
        json!({"type": "boolean"}),
        json!({"type": "object"}),
        json!({}),
    ]);
    let leaf =
        prop_oneof![24 => reference, 24 => plain, 12 => constants, 1 => Just(json!({"not": {"type": "string"}}))];
    let nested = leaf.prop_recursive(4, 24, 4, |inner| {
        let members = btree_map(select(MEMBERS), (inner.clone(), any::<bool>()), 0..5);
        let object = members.prop_map(|members| {
            let required: Vec<&str> =
                members.iter().filter(|(_, (_, required))| *required).map(|(name, _)| *name).collect();
            let properties: Map<String, Value> =
                members.iter().map(|(name, (schema, _))| ((*name).to_owned(), schema.clone())).collect();
            let mut object = json!({"type": "object", "properties": properties});
            if !required.is_empty() {
                object["required"] = json!(required);
            }
            object
        });
        let union = (
            vec(inner.clone(), 1..4),
            select(vec!["oneOf", "anyOf"]),
            option::weighted(0.4, vec((select(CONSTANTS), any::<u8>()), 0..3)),
        );
        let union = union.prop_map(|(variants, key, tags)| {
            let mut union = json!({ key: variants });
            if let Some(tags) = tags {
                let mapping: Map<String, Value> =
                    tags.into_iter().map(|(tag, to)| (tag.to_owned(), json!(to))).collect();
                union["discriminator"] = json!({"propertyName": "kind", "mapping": mapping});
            }
            union
        });
        prop_oneof![
            4 => object,
            2 => inner.clone().prop_map(|items| json!({"type": "array", "items": items})),
            2 => inner.clone().prop_map(|values| json!({"type": "object", "additionalProperties": values})),
            1 => vec(inner.clone(), 1..3).prop_map(|parts| json!({"allOf": parts})),
            1 => union,
        ]
    });
    (nested, words(), any::<[bool; 2]>(), proptest::bool::weighted(0.1)).prop_map(
        |(mut schema, words, flags, deprecated)| {
            if schema.get("$ref").is_none() {
                words.map(|words| schema["description"] = words.into());
                if flags == [true, true] && schema.get("type").is_some() {
                    schema["nullable"] = true.into();
                }
                if deprecated {
                    schema["deprecated"] = true.into();
                }
            }
            schema
        },
    )
}

#[derive(Clone, Debug)]
struct Operation {
    path: Vec<&'static str>,
    query: Option<&'static str>,
    method: &'static str,
    value: Value,
}

fn operation() -> impl Strategy<Value = Operation> {
    let place = (
        vec(select(vec!["api", "rest", "hvc", "links", "{link}", "{part-no}", "{type}", "a_b"]), 1..5),
        option::weighted(
            0.2,
            select(vec![
                "action=start",
                "action=start&vmw-task=true",
                "action=stop",
                "action=stop&vmw-task=true",
                "x={y}",
            ]),
        ),
        select(vec!["get", "put", "post", "delete", "patch", "head"]),
    );
    let names = (
        option::weighted(0.8, name()),
        option::weighted(0.8, select(vec!["get", "list", "create", "change$Task", "fn", "new", "2nd", "add", "self"])),
    );
    let location = prop_oneof![16 => Just("query"), 4 => Just("header"), 1 => Just("cookie")];
    let simple = select(vec![
        json!({"type": "string"}),
        json!({"type": "array", "items": {"type": "integer"}}),
        json!({"type": "string", "enum": ["a"]}),
    ]);
    let simple = prop_oneof![2 => simple, 1 => schema()];
    let parameters =
        btree_map(select(MEMBERS), (location, simple, any::<bool>(), words(), proptest::bool::weighted(0.1)), 0..3);
    let media = select(vec![
        "application/json",
        "application/json",
        "application/json",
        "text/plain",
        "application/octet-stream",
    ]);
    let body = option::weighted(0.4, (media.clone(), schema(), any::<bool>()));
    let status = select(vec!["200", "201", "202", "204", "2XX", "404", "4XX", "500", "default"]);
    let responses = btree_map(status, option::of((media, schema())), 1..4);
    let words = (words(), words(), proptest::bool::weighted(0.1));
    (place, names, parameters, body, responses, words).prop_map(
        |((path, query, method), (tag, id), parameters, body, responses, words)| {
            let mut value = json!({"responses": {}});
            tag.map(|tag| value["tags"] = json!([tag]));
            id.map(|id| value["operationId"] = json!(id));
            words.0.map(|words| value["summary"] = words.into());
            words.1.map(|words| value["description"] = words.into());
            if words.2 {
                value["deprecated"] = true.into();
            }
            let mut all: Vec<Value> = Vec::new();
            for (name, (location, schema, required, words, deprecated)) in parameters {
                let mut parameter = json!({"name": name, "in": location, "required": required, "schema": schema});
                words.map(|words| parameter["description"] = words.into());
                if deprecated {
                    parameter["deprecated"] = true.into();
                }
                all.push(parameter);
            }
            value["parameters"] = all.into();
            if let Some((media, schema, required)) = body.filter(|_| !["get", "head", "delete"].contains(&method)) {
                value["requestBody"] = json!({"required": required, "content": {media: {"schema": schema}}});
            }
            for (status, content) in responses {
                let mut response = json!({"description": "It."});
                if let Some((media, schema)) = content.filter(|_| status != "204") {
                    response["content"] = json!({media: {"schema": schema}});
                }
                value["responses"][status] = response;
            }
            Operation { path, query, method, value }
        },
    )
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

//! Random operations.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::schemas::schema;
use super::{MEMBERS, name, set, words};

/// An operation, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) path: Vec<&'static str>,
    pub(super) query: Option<&'static str>,
    pub(super) method: &'static str,
    pub(super) value: Value,
}

pub(super) fn operation() -> impl Strategy<Value = Operation> {
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
                "name",
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
        "application/x-www-form-urlencoded",
    ]);
    let body = option::weighted(0.4, (media.clone(), schema(), any::<bool>()));
    let status = select(vec!["200", "201", "202", "204", "2XX", "404", "4XX", "500", "default"]);
    let responses = btree_map(status, option::of((media, schema())), 1..4);
    let words = (words(), words(), proptest::bool::weighted(0.1));
    (place, names, parameters, body, responses, words).prop_map(
        |((path, query, method), (tag, id), parameters, body, responses, words)| {
            let mut value = json!({"responses": {}});
            set(&mut value, "tags", tag.map(|tag| vec![tag]));
            set(&mut value, "operationId", id);
            set(&mut value, "summary", words.0);
            set(&mut value, "description", words.1);
            if words.2 {
                value["deprecated"] = true.into();
            }
            let mut all: Vec<Value> = Vec::new();
            for (name, (location, schema, required, words, deprecated)) in parameters {
                let mut parameter = json!({"name": name, "in": location, "required": required, "schema": schema});
                set(&mut parameter, "description", words);
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

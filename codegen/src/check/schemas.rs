//! Schemas.

use std::collections::HashMap;

use super::kind::Kind;
use super::outline::Outline;
use crate::document::{Node, Value};
use crate::model::Problem;

/// A schema of type `array` says what its items are.
pub(super) fn lists_have_items(outline: &Outline<'_>) -> Vec<Problem> {
    outline
        .of_kind(Kind::Schema)
        .filter(|(_, site)| site.node.text("type") == Some("array") && site.node.get("items").is_none())
        .map(|(id, _)| {
            Problem::at(outline.place(id), "the list has no `items`")
                .help("add the schema of its items; `items: {}` is anything")
        })
        .collect()
}

/// An enum has values, each once, of the schema's type.
pub(super) fn enums_are_sound(outline: &Outline<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (_, site) in outline.of_kind(Kind::Schema) {
        let Some((key, constants)) = site.node.mapping().and_then(|mapping| mapping.entry("enum")) else { continue };
        let Some(constants) = constants.sequence() else { continue };
        if constants.is_empty() {
            problems.push(Problem::at(&key.place, "the enum has no values").help("add some, or remove `enum`"));
        }
        let mut seen = HashMap::new();
        for constant in constants {
            let shown = constant.to_json().to_string();
            if let Some(kind) = site.node.text("type").filter(|kind| !fits(constant, kind)) {
                problems.push(
                    Problem::at(&constant.place, format!("the value {shown} is not of type `{kind}`"))
                        .help("text that looks like something else needs quotes"),
                );
            }
            if let Some(first) = seen.insert(shown.clone(), &constant.place) {
                problems.push(
                    Problem::at(&constant.place, format!("the value {shown} stands here a second time"))
                        .help(format!("the first is at {first}; remove one of them")),
                );
            }
        }
    }
    problems
}

fn fits(constant: &Node, kind: &str) -> bool {
    match &constant.value {
        // Without `nullable` it is a common slip, and what the list says is clear.
        Value::Null => true,
        Value::Bool(_) => kind == "boolean",
        Value::Number(number) => {
            let is_whole = !number.is_f64() || number.as_f64().is_some_and(|value| value.fract() == 0.0);
            kind == "number" || kind == "integer" && is_whole
        }
        Value::String(_) => kind == "string",
        Value::Sequence(_) => kind == "array",
        Value::Mapping(_) => kind == "object",
    }
}

/// `allOf`, `oneOf` and `anyOf` combine something.
pub(super) fn combinations_are_not_empty(outline: &Outline<'_>) -> Vec<Problem> {
    let combinations = outline.of_kind(Kind::Schema).flat_map(|(_, site)| {
        ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|member| site.node.mapping()?.entry(member))
    });
    combinations
        .filter(|(_, list)| list.sequence().is_some_and(<[Node]>::is_empty))
        .map(|(key, _)| Problem::at(&key.place, format!("`{}` is empty", key.text)).help("add a schema, or remove it"))
        .collect()
}

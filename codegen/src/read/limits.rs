//! What a document says of values that no Rust type holds: in words, for the docs.

use super::{flag, texts};
use crate::document::Node;
use crate::model::Shape;

/// Limits and constraints in words.
pub(super) fn limits(value: &Node, shape: &Shape) -> Vec<String> {
    const WORDS: &[(&str, &str)] = &[
        ("minimum", "at least"),
        ("maximum", "at most"),
        ("multipleOf", "a multiple of"),
        ("minLength", "characters at least:"),
        ("maxLength", "characters at most:"),
        ("pattern", "matches"),
        ("minItems", "elements at least:"),
        ("maxItems", "elements at most:"),
    ];
    let mut limits: Vec<String> = WORDS
        .iter()
        .filter_map(|(key, words)| {
            let limit = value.get(key)?;
            let limit = limit.as_str().map_or_else(|| limit.to_json().to_string(), str::to_owned);
            Some(format!("{words} `{limit}`"))
        })
        .collect();
    if flag(value, "uniqueItems") {
        limits.push("no element twice".to_owned());
    }
    if value.get("format").and_then(Node::as_str) == Some("byte") {
        limits.push("in Base64".to_owned());
    }
    // An enum of texts has its constants.
    if !matches!(shape, Shape::Enum(_)) {
        let values: Vec<String> = value.items("enum").iter().map(|value| format!("`{}`", value.to_json())).collect();
        if !values.is_empty() {
            limits.push(format!("one of {}", values.join(", ")));
        }
    }
    for key in ["allOf", "oneOf", "anyOf"] {
        let arms: Vec<String> = value.items(key).iter().filter(|arm| is_constraint(arm)).map(words).collect();
        let join = if key == "allOf" { " and " } else { " or " };
        limits.extend((!arms.is_empty()).then(|| arms.join(join)));
    }
    limits.extend(value.get("not").map(|not| format!("not: {}", words(not))));
    limits
}

/// Whether a schema only says which values of another are good: `required`, `not`, and nothing of a shape.
pub(super) fn is_constraint(schema: &Node) -> bool {
    let Some(members) = schema.mapping() else { return false };
    let constrains = |name: &str| matches!(name, "required" | "not" | "minProperties" | "maxProperties");
    let mut names = members.iter().map(|(name, _)| name.text.as_str());
    names.clone().any(constrains) && names.all(|name| constrains(name) || matches!(name, "description" | "title"))
}

/// The members that an object must not have: `not` with one in `required`, or with several, each on its own.
pub(super) fn forbidden(value: &Node) -> Vec<String> {
    let Some(not) = value.get("not") else { return Vec::new() };
    let alone = |schema: &Node| {
        let only = schema.mapping().is_some_and(|members| members.len() == 1);
        let required = texts(schema, "required");
        // All of several together are forbidden: each may be there.
        (only && required.len() == 1).then(|| required[0].clone())
    };
    let several = not.items("anyOf").iter().chain(not.items("oneOf")).filter_map(alone);
    alone(not).into_iter().chain(several).collect()
}

fn words(schema: &Node) -> String {
    let required = texts(schema, "required");
    if is_constraint(schema) && !required.is_empty() && schema.get("not").is_none() {
        let names: Vec<String> = required.iter().map(|name| format!("`{name}`")).collect();
        return format!("with {}", names.join(" and "));
    }
    format!("`{}`", schema.to_json())
}

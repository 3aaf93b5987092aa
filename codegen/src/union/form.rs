//! What a schema is made of, and what messages call it.

use crate::document::{Node, Value, unescape};

/// What a schema is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form<'a> {
    /// Any value.
    Any,
    /// Another one.
    Reference(&'a str),
    /// Several at once.
    All,
    /// One of several: `oneOf` or `anyOf`.
    Union(&'static str),
    /// By its type.
    Typed(&'a str),
}

/// What a schema is made of.
pub(super) fn form(node: &Node) -> Form<'_> {
    if let Some(to) = node.text("$ref") {
        return Form::Reference(to);
    }
    let has = |member: &str| node.get(member).is_some();
    let is_union =
        |key: &str| node.items(key).iter().any(|arm| arm.get("required").is_none() || arm.get("properties").is_some());
    let union = ["oneOf", "anyOf"].into_iter().find(|key| is_union(key));
    match (node.items("allOf"), union) {
        ([one], None) if one.get("$ref").is_some() && !has("properties") => form(one),
        ([], Some(key)) => Form::Union(key),
        ([], None) => match node.text("type") {
            Some(of) => Form::Typed(of),
            None if has("properties") || has("additionalProperties") => Form::Typed("object"),
            None if has("items") => Form::Typed("array"),
            None => by_values(node),
        },
        _ => Form::All,
    }
}

fn by_values(node: &Node) -> Form<'_> {
    let values: Vec<&Value> = node.items("enum").iter().map(|node| &node.value).collect();
    let all = |test: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| test(value));
    if all(|value| matches!(value, Value::String(_))) {
        Form::Typed("string")
    } else if all(|value| matches!(value, Value::Bool(_))) {
        Form::Typed("boolean")
    } else if all(|value| matches!(value, Value::Number(_))) {
        Form::Typed("number")
    } else {
        Form::Any
    }
}

/// What a schema is, in a message.
pub(super) fn looks(node: &Node) -> String {
    let parts = |key: &str| -> Vec<String> { node.items(key).iter().map(looks).collect() };
    match form(node) {
        Form::Any => "any value".to_owned(),
        Form::Reference(to) => format!("`{}`", component(to)),
        Form::All => format!("all of {}", parts("allOf").join(" and ")),
        Form::Union(key) => format!("one of {}", parts(key).join(", ")),
        Form::Typed("array") => format!("a list of {}", node.get("items").map_or("any value".to_owned(), looks)),
        Form::Typed("object") => "an object".to_owned(),
        Form::Typed("string") if node.get("enum").is_some() => "one of several constants".to_owned(),
        Form::Typed("string") => match node.text("format") {
            Some(format) => format!("text as {format}"),
            None => "text".to_owned(),
        },
        Form::Typed("integer") => "an integer".to_owned(),
        Form::Typed(of) => format!("a {of}"),
    }
}

/// The name of the component that a reference leads to.
pub(super) fn component(reference: &str) -> String {
    unescape(reference.rsplit('/').next().unwrap_or(reference))
}

/// Whether nothing in it can differ from one release to another in what it is in.
pub(super) fn is_flat(node: &Node) -> bool {
    !matches!(form(node), Form::Typed("object" | "array") | Form::All | Form::Union(_))
}

//! Operations: a parameter that is a body, or a field of a form, becomes the body; what a response holds gets a media type.

use super::trees::{self, At, Members};
use crate::document::{Node, Value};

/// What operations send and answer unless they say otherwise.
#[derive(Clone)]
pub(super) struct Media<'a> {
    consumes: Vec<&'a str>,
    produces: Vec<&'a str>,
}

impl<'a> Media<'a> {
    pub(super) fn of(node: &'a Node, usual: Option<&Self>) -> Self {
        let list = |name: &str, usual: Option<&Vec<&'a str>>| {
            let said: Vec<&str> = node.items(name).iter().filter_map(Node::as_str).collect();
            match usual {
                _ if !said.is_empty() => said,
                Some(usual) => usual.clone(),
                None => vec!["application/json"],
            }
        };
        Self {
            consumes: list("consumes", usual.map(|media| &media.consumes)),
            produces: list("produces", usual.map(|media| &media.produces)),
        }
    }
}

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

pub(super) fn path_item(item: &Node, root: &Node, media: &Media<'_>) -> Node {
    let Some(mapping) = item.mapping() else { return item.clone() };
    let mut members = Members::of(item);
    for (key, value) in mapping {
        let value = match &*key.text {
            "parameters" => value.list_of(item.items("parameters").iter().map(parameter).collect()),
            method if METHODS.contains(&method) => operation(value, root, media),
            _ => value.clone(),
        };
        members.put_where(key, value);
    }
    members.into_node()
}

fn operation(node: &Node, root: &Node, media: &Media<'_>) -> Node {
    let media = Media::of(node, Some(media));
    let mut members = Members::of(node);
    members.keep_others(node, &["consumes", "produces", "schemes", "parameters", "responses"]);
    let given: Vec<&Node> = node.items("parameters").iter().map(|given| resolved(given, root)).collect();
    let inline = node.items("parameters").iter().zip(&given).filter(|(_, given)| is_parameter(given));
    let parameters: Vec<Node> = inline.map(|(written, _)| parameter(written)).collect();
    if !parameters.is_empty() {
        members.put("parameters", node.list_of(parameters));
    }
    if let Some(body) = body(&given, &media) {
        members.put("requestBody", body);
    }
    let responses = node.entries("responses").map(|(status, answer)| (status, response(answer, &media)));
    members.put("responses", node.get("responses").unwrap_or(node).members_of(responses));
    members.into_node()
}

/// What a parameter is that stands for one of the document.
fn resolved<'a>(node: &'a Node, root: &'a Node) -> &'a Node {
    let name = node.text("$ref").and_then(|reference| reference.strip_prefix("#/parameters/"));
    name.and_then(|name| root.get("parameters")?.get(name)).unwrap_or(node)
}

/// Whether it is still a parameter in OpenAPI 3.0.
pub(super) fn is_parameter(node: &Node) -> bool {
    !matches!(node.text("in"), Some("body" | "formData"))
}

pub(super) fn parameter(node: &Node) -> Node {
    const OWN: &[&str] = &["name", "in", "description", "required", "allowEmptyValue", "collectionFormat"];
    if let Some(reference) = node.get("$ref") {
        let mut members = Members::of(node);
        members.put("$ref", trees::reference(reference).unwrap_or_else(|| reference.clone()));
        return members.into_node();
    }
    let mut members = Members::of(node);
    members.keep(node, &OWN[..OWN.len() - 1]);
    members.keep_extensions(node);
    members.put("schema", typed(node, OWN));
    let several = node.text("type") == Some("array");
    // Values with commas are what Swagger takes where nothing is said, and exploded ones what OpenAPI takes in a query.
    let style = match node.text("collectionFormat") {
        _ if !several => None,
        Some("multi") => Some(("form", true)),
        Some("ssv") => Some(("spaceDelimited", false)),
        Some("pipes") => Some(("pipeDelimited", false)),
        Some("tsv") => None,
        _ if node.text("in") == Some("query") => Some(("form", false)),
        _ => Some(("simple", false)),
    };
    if let Some((style, explode)) = style {
        members.put("style", node.text_of(style));
        members.put("explode", Node { place: node.place.clone(), value: Value::Bool(explode) });
    }
    members.into_node()
}

/// The schema of a parameter, whose members stand beside its own.
fn typed(node: &Node, own: &[&str]) -> Node {
    let mut members = Members::of(node);
    let is_own = |name: &str| own.contains(&name) || name.starts_with("x-");
    for (key, value) in node.mapping().into_iter().flatten().filter(|(key, _)| !is_own(&key.text)) {
        members.put_where(key, value.clone());
    }
    trees::schema(&members.into_node())
}

fn body(given: &[&Node], media: &Media<'_>) -> Option<Node> {
    if let Some(body) = given.iter().find(|parameter| parameter.text("in") == Some("body")) {
        let mut members = Members::of(body);
        members.keep(body, &["description", "required"]);
        members.put("content", content(body, body.get("schema").map(trees::schema), &media.consumes));
        return Some(members.into_node());
    }
    let fields: Vec<&&Node> = given.iter().filter(|parameter| parameter.text("in") == Some("formData")).collect();
    let first = *fields.first()?;
    let mut properties = Members::of(first);
    for field in &fields {
        const OWN: &[&str] = &["name", "in", "required", "allowEmptyValue", "collectionFormat"];
        properties.put(field.text("name").unwrap_or_default(), typed(field, OWN));
    }
    let required = fields.iter().filter(|field| field.get("required").and_then(Node::as_bool) == Some(true));
    let required: Vec<Node> = required.filter_map(|field| field.get("name").cloned()).collect();
    let mut form = Members::of(first);
    form.put("type", first.text_of("object"));
    form.put("properties", properties.into_node());
    if !required.is_empty() {
        form.put("required", first.list_of(required));
    }
    let has_file = fields.iter().any(|field| field.text("type") == Some("file"));
    let usual = if has_file { "multipart/form-data" } else { "application/x-www-form-urlencoded" };
    let said: Vec<&str> = media.consumes.iter().filter(|name| name.contains("form")).copied().collect();
    let media = if said.is_empty() { vec![usual] } else { said };
    let mut members = Members::of(first);
    members.put("content", content(first, Some(form.into_node()), &media));
    Some(members.into_node())
}

pub(super) fn response(node: &Node, media: &Media<'_>) -> Node {
    let mut members = Members::of(node);
    if let Some(reference) = node.get("$ref") {
        members.put("$ref", trees::reference(reference).unwrap_or_else(|| reference.clone()));
        return members.into_node();
    }
    members.keep(node, &["description"]);
    members.keep_extensions(node);
    let headers: Vec<_> = node.entries("headers").collect();
    if !headers.is_empty() {
        let headers = headers.into_iter().map(|(name, header)| {
            let mut members = Members::of(header);
            members.keep(header, &["description"]);
            members.put("schema", typed(header, &["description", "collectionFormat"]));
            (name, members.into_node())
        });
        members.put("headers", node.members_of(headers));
    }
    if let Some(schema) = node.get("schema") {
        members.put("content", content(schema, Some(trees::schema(schema)), &media.produces));
    }
    members.into_node()
}

fn content(at: &Node, schema: Option<Node>, media: &[&str]) -> Node {
    let mut content = Members::of(at);
    for name in media {
        let mut one = Members::of(at);
        if let Some(schema) = &schema {
            one.put("schema", schema.clone());
        }
        content.put(name, one.into_node());
    }
    content.into_node()
}

//! The call of an operation with `curl`: what it must be given, in the styles of the document.

use serde_json::{Value, json};

use super::example::{INSIDE, of_parameter, required_body};
use super::styled::{encoded, in_header, in_path, in_query, text};
use super::{security, value};
use crate::model::{Api, Facts, Location, Media, MediaKind, Method, Operation, Parameter, Shape, StyleKind};

/// The command, as a block of the shell.
pub(crate) fn curl(operation: &Operation, facts: &Facts<'_>) -> String {
    let mut words = vec!["curl".to_owned()];
    if operation.method != Method::Get {
        words.push(format!("-X {}", operation.method.wire()));
    }
    let (options, pair) = security::curl(operation, facts);
    words.extend(options);
    let mut path = operation.path.clone();
    let mut query: Vec<String> = operation.constants.iter().map(|(name, value)| format!("{name}={value}")).collect();
    for parameter in operation.required_parameters() {
        let Parameter { name, style, .. } = parameter;
        let example = shown(parameter, facts);
        match parameter.location {
            Location::Path => path = path.replace(&format!("{{{name}}}"), &in_path(*style, name, &example)),
            Location::Query => query.push(in_query(*style, name, &example)),
            Location::Header => {
                words.push(format!("-H {}", quoted(&format!("{name}: {}", in_header(*style, &example)))))
            }
            Location::Cookie => words.push(format!("-b {}", quoted(&in_query(*style, name, &example)))),
            Location::Part => words.push(part(parameter, &example, facts)),
        }
    }
    if let Some(media_type) = operation.multipart.as_deref().filter(|media_type| *media_type != "multipart/form-data") {
        words.push(format!("-H \"Content-Type: {media_type}\""));
    }
    if let Some(media) = required_body(operation) {
        words.extend(body(media, facts));
    }
    query.extend(pair);
    query.retain(|pair| !pair.is_empty());
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    words.push(format!("\"{}{path}{query}\"", server(facts.api)));
    let one = words.join(" ");
    let fits = one.chars().count() <= INSIDE && !one.contains('\n');
    // Each option on a line of its own, after the method.
    let lines = if fits { one } else { words.join(" \\\n    ").replacen(" \\\n    -X", " -X", 1) };
    format!("```sh\n{lines}\n```")
}

/// What is given for a parameter: with an item or a member, so that the style is seen.
fn shown(parameter: &Parameter, facts: &Facts<'_>) -> Value {
    let (schema, name) = (&parameter.schema, &parameter.name);
    let example = of_parameter(parameter, facts);
    match (&example, facts.api.shape(schema)) {
        (Value::Array(items), Shape::Array(inner)) if items.is_empty() => {
            Value::Array(vec![value::made_up(inner, name, facts)])
        }
        (Value::Object(members), Shape::Map(_) | Shape::FreeObject) if members.is_empty() => json!({"name": "value"}),
        (Value::Object(members), Shape::Object(properties)) if members.is_empty() => {
            match (value::least(schema, name, facts, 0), properties.first()) {
                (Value::Object(least), Some((name, first))) if least.is_empty() => {
                    json!({ name: value::made_up(&first.schema, name, facts) })
                }
                (least, _) => least,
            }
        }
        _ => example,
    }
}

/// The document's server, or a variable of the shell where callers have one of their own.
fn server(api: &Api) -> &str {
    api.fixed_server().unwrap_or("$SERVER")
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn body(media: &Media, facts: &Facts<'_>) -> Vec<String> {
    let example = media.examples.values().next().or(media.schema.example.as_ref()).cloned();
    let example = example.unwrap_or_else(|| value::least(&media.schema, "value", facts, 0));
    let content_type = format!("-H \"Content-Type: {}\"", media.media_type);
    match media.kind() {
        MediaKind::Json => {
            let body = super::json::json(&example, "    -d '' \\".len(), 4, INSIDE);
            vec![content_type, format!("-d {}", quoted(&body))]
        }
        MediaKind::Form => {
            let pairs = example.as_object().into_iter().flatten();
            pairs
                .map(|(name, value)| {
                    format!("--data-urlencode {}", quoted(&format!("{}={}", encoded(name), text(value))))
                })
                .collect()
        }
        MediaKind::Text => vec![content_type, "-d 'text'".to_owned()],
        MediaKind::Bytes | MediaKind::Multipart => vec![content_type, "--data-binary @FILE".to_owned()],
    }
}

/// A part of a body of several; of a list the first item.
fn part(parameter: &Parameter, example: &Value, facts: &Facts<'_>) -> String {
    let name = &parameter.name;
    let media_type = parameter.media_type.as_deref().unwrap_or("text/plain");
    if parameter.is_file(facts.api) {
        return format!("-F {}", quoted(&format!("{name}=@FILE;type={media_type}")));
    }
    let item = match (facts.api.shape(&parameter.schema), example) {
        (Shape::Array(inner), Value::Array(items)) => {
            items.first().cloned().unwrap_or_else(|| value::made_up(inner, name, facts))
        }
        _ => example.clone(),
    };
    let json = parameter.style.kind == StyleKind::Json;
    let content = if json { item.to_string() } else { text(&item) };
    let plain = content.chars().all(|c| c.is_alphanumeric() || " -._:/".contains(c));
    // What curl would take for its own syntax stands in quotes.
    let content = if plain { content } else { format!("\"{}\"", content.replace('\\', "\\\\").replace('"', "\\\"")) };
    let typed = if media_type == "text/plain" { String::new() } else { format!(";type={media_type}") };
    format!("-F {}", quoted(&format!("{name}={content}{typed}")))
}

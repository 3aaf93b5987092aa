//! The example of an operation, which is compiled as a test, and the same call with `curl`.

use serde_json::Value;

use super::value;
use crate::model::{Authentication, Component, Facts, Location, Media, MediaKind, Operation, Parameter, Schema, Shape};
use crate::names::{self, one_field};

/// The Rust example.
pub(crate) fn rust(operation: &Operation, accessor: &str, facts: &Facts<'_>) -> String {
    let library = facts.library;
    let method = names::operation_method(&operation.id, &operation.tag);
    let mut uses: Vec<String> = Vec::new();
    let arguments = arguments(operation, facts, &mut uses);
    let call = format!("client.{accessor}().{method}({})", arguments.join(", "));
    let call = if call.len() > 100 { broken(accessor, &method, &arguments) } else { format!("{call}.await?") };
    let body = match operation.success_media() {
        None => format!("{call};"),
        // A secret has no `Display` and its `Debug` is redacted: the example only holds it.
        Some(media) if is_secret(&media.schema) => format!("let session_id = {call};\n# let _ = session_id;"),
        Some(media) => {
            let name = result_name(&media.schema);
            format!("let {name} = {call};\nprintln!(\"{{{name}:?}}\");")
        }
    };
    let allowed =
        if operation.deprecated || has_deprecated(operation, facts) { "# #![allow(deprecated)]\n" } else { "" };
    uses.sort();
    uses.dedup();
    let uses: String = uses.iter().map(|path| format!("use {library}::{path};\n")).collect();
    let uses = if uses.is_empty() { uses } else { format!("{uses}\n") };
    format!(
        "```\n{allowed}{uses}# async fn example(client: {library}::Client) -> Result<(), {library}::Error> {{\n{body}\n# Ok(())\n# }}\n```"
    )
}

/// A call that does not fit a line.
fn broken(accessor: &str, method: &str, arguments: &[String]) -> String {
    format!("client\n    .{accessor}()\n    .{method}({})\n    .await?", arguments.join(", "))
}

fn arguments(operation: &Operation, facts: &Facts<'_>, uses: &mut Vec<String>) -> Vec<String> {
    let mut arguments: Vec<String> = operation
        .parameters
        .iter()
        .filter(|p| p.required)
        .map(|p| value::argument(&p.schema, &of_parameter(p, facts), facts, uses))
        .collect();
    let body = operation.body.as_ref().filter(|body| body.required).and_then(|_| operation.body_media());
    if let Some(media) = body {
        let example =
            media.examples.values().next().cloned().or_else(|| media.schema.example.clone()).unwrap_or_default();
        arguments.push(match media.kind() {
            MediaKind::Text => "\"text\"".to_owned(),
            MediaKind::Bytes => "b\"bytes\".to_vec()".to_owned(),
            MediaKind::Json | MediaKind::Form => match one_field(&media.schema, facts.api) {
                Some(_) => value::text(example.as_object().and_then(|o| o.values().next()).unwrap_or(&Value::Null)),
                None => value::body(&media.schema, &example, facts, uses),
            },
        });
    }
    arguments
}

/// What an example gives for a parameter.
pub(crate) fn of_parameter(parameter: &Parameter, facts: &Facts<'_>) -> Value {
    let own = parameter.example.clone().or_else(|| parameter.schema.example.clone());
    own.unwrap_or_else(|| value::made_up(&parameter.schema, &parameter.name, facts))
}

/// Values of the required parameters by name, as an example gives them.
fn argument_values(operation: &Operation, facts: &Facts<'_>) -> Vec<(String, Value)> {
    operation.parameters.iter().filter(|p| p.required).map(|p| (p.name.clone(), of_parameter(p, facts))).collect()
}

/// Path and query as an example sends them.
fn path_and_query(operation: &Operation, facts: &Facts<'_>) -> String {
    let mut path = operation.path.clone();
    let mut query: Vec<String> = operation.constants.iter().map(|(name, value)| format!("{name}={value}")).collect();
    for (name, value) in argument_values(operation, facts) {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let location = operation.parameters.iter().find(|p| p.name == name).map(|p| p.location);
        match location {
            Some(Location::Path) => path = path.replace(&format!("{{{name}}}"), &text),
            Some(Location::Query) => query.push(format!("{name}={text}")),
            _ => {}
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// The same call with `curl`.
pub(crate) fn curl(operation: &Operation, facts: &Facts<'_>) -> String {
    let mut words = vec!["curl".to_owned()];
    if operation.method != crate::model::Method::Get {
        words.push(format!("-X {}", operation.method.wire()));
    }
    match operation.authentication {
        Authentication::Session => words.push("-H \"vmware-api-session-id: $SESSION\"".to_owned()),
        Authentication::Credentials => words.push("-u \"$VCENTER_USER:$VCENTER_PASSWORD\"".to_owned()),
        Authentication::None => {}
    }
    if let Some(media) = operation.body_media().filter(|_| operation.body.as_ref().is_some_and(|body| body.required)) {
        words.extend(curl_body(media, facts));
    }
    words.push(format!("\"$VCENTER{}\"", path_and_query(operation, facts)));
    format!("```sh\n{}\n```", words.join(" "))
}

fn curl_body(media: &Media, facts: &Facts<'_>) -> Vec<String> {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
    let example = media.examples.values().next().or(media.schema.example.as_ref()).cloned();
    let example = example.unwrap_or_else(|| value::least(&media.schema, "value", facts, 0));
    let content_type = format!("-H \"Content-Type: {}\"", media.media_type);
    match media.kind() {
        MediaKind::Json => vec![content_type, format!("-d {}", quoted(&example.to_string()))],
        MediaKind::Form => {
            let pairs = example.as_object().into_iter().flatten();
            let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            pairs
                .map(|(name, value)| format!("--data-urlencode {}", quoted(&format!("{name}={}", text(value)))))
                .collect()
        }
        MediaKind::Text => vec![content_type, "-d 'text'".to_owned()],
        MediaKind::Bytes => vec![content_type, "--data-binary @FILE".to_owned()],
    }
}

fn is_secret(schema: &Schema) -> bool {
    matches!(&schema.shape, Shape::Reference(Component::Secret))
}

fn result_name(schema: &Schema) -> &'static str {
    match &schema.shape {
        Shape::Reference(Component::Schema(name)) if name.ends_with("Info") => "info",
        Shape::Reference(Component::Id(_)) => "id",
        Shape::Array(_) => "all",
        _ => "value",
    }
}

fn has_deprecated(operation: &Operation, facts: &Facts<'_>) -> bool {
    let Some(media) = operation.body_media() else { return false };
    let mut found = false;
    for name in media.schema.references() {
        if let Some((_, schema)) = facts.api.resolve(name) {
            found |= schema.deprecated;
            schema.walk(&mut |schema| found |= schema.deprecated);
        }
    }
    found
}

//! The example of an operation, which is compiled as a test.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::code::{WIDTH, statement};
use super::value;
use crate::model::{Component, Facts, Media, MediaKind, Operation, Parameter, Schema, Shape};
use crate::names::{self, one_field};

/// The columns that code may have in the docs of a method.
pub(super) const INSIDE: usize = WIDTH - "    /// ".len();

/// The Rust example, where all that the call needs can be spelled.
pub(crate) fn rust(operation: &Operation, accessor: &str, facts: &Facts<'_>) -> Option<String> {
    let library = facts.library;
    let mut uses: Vec<String> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    let media = operation.success_media().filter(|_| !operation.has_several_answers());
    let several = operation.has_several_answers().then_some("answer");
    let result = media.map(|media| match () {
        () if is_secret(&media.schema) => "session_id",
        () => result_name(&media.schema),
    });
    let result = several.or(result);
    let call = call(operation, accessor, result, facts, &mut uses)?;
    lines.extend(call.iter().flat_map(|text| statement(text, INSIDE)));
    lines.extend(match result {
        // A secret has no `Display` and its `Debug` is redacted: the example only holds it.
        Some(name @ "session_id") => Some(format!("# let _ = {name};")),
        Some(name) => Some(format!("println!(\"{{{name}:?}}\");")),
        None => None,
    });
    let allowed =
        if operation.deprecated || has_deprecated(operation, facts) { "# #![allow(deprecated)]\n" } else { "" };
    let uses = imports(uses, library);
    let body = lines.join("\n");
    Some(format!(
        "```\n{allowed}{uses}# async fn example(client: {library}::Client) -> Result<(), {library}::Error> {{\n{body}\n# Ok(())\n# }}\n```"
    ))
}

/// The statements of a call: one, or one for a long body and one for the call.
fn call(
    operation: &Operation,
    accessor: &str,
    result: Option<&str>,
    facts: &Facts<'_>,
    uses: &mut Vec<String>,
) -> Option<Vec<String>> {
    let method = names::operation_method(&operation.id, &operation.tag);
    let by_name = names::called_by_name(operation, facts.api);
    let arguments: Option<Vec<String>> =
        operation.required_parameters().map(|p| argument(p, by_name, facts, uses)).collect();
    let mut arguments = given(operation, arguments?, facts);
    let body = match required_body(operation) {
        Some(media) => Some(body(media, facts, uses)?),
        None => None,
    };
    arguments.extend(body.clone());
    let result = result.map_or_else(String::new, |name| format!("let {name} = "));
    let with = |arguments: &[String]| format!("{result}client.{accessor}().{method}({}).await?;", arguments.join(", "));
    let call = with(&arguments);
    let name = names::argument(operation, facts.api).filter(|name| name != "client");
    Some(match (body.as_deref().and_then(|body| body.strip_prefix('&')), name) {
        (Some(body), Some(name)) if call.chars().count() > INSIDE => {
            let binding = format!("let {name} = {body};");
            arguments.pop();
            arguments.push(format!("&{name}"));
            vec![binding, with(&arguments)]
        }
        _ => vec![call],
    })
}

/// What is given for the required parameters: as it stands, or each by its name.
pub(crate) fn given(operation: &Operation, arguments: Vec<String>, facts: &Facts<'_>) -> Vec<String> {
    let named = names::named(operation, facts.api);
    if named.is_empty() {
        return arguments;
    }
    let (mut members, mut by_place) = (Vec::new(), Vec::new());
    for (parameter, value) in operation.required_parameters().zip(arguments) {
        match named.iter().find(|(_, _, other)| std::ptr::eq(*other, parameter)) {
            Some((_, name, _)) => members.push(format!("{name}: {value}")),
            None => by_place.push(value),
        }
    }
    let module = &facts.names.accessors[&operation.tag].path.module;
    let path = names::operation_required_path(operation, module);
    let literal = format!("{}::{path} {{ {} }}", facts.library, members.join(", "));
    std::iter::once(literal).chain(by_place).collect()
}

/// What is given for a required parameter.
fn argument(parameter: &Parameter, by_name: bool, facts: &Facts<'_>, uses: &mut Vec<String>) -> Option<String> {
    let is_list = matches!(facts.api.shape(&parameter.schema), Shape::Array(_));
    let value = of_parameter(parameter, facts);
    if parameter.is_file(facts.api) {
        let file = format!("{}::File::new(\"name\", \"bytes\")", facts.library);
        return Some(if is_list { format!("[{file}]") } else { file });
    }
    if parameter.takes_texts(facts.api) && !by_name {
        let items = value.as_array().filter(|items| !items.is_empty()).cloned();
        let items = items.unwrap_or_else(|| vec![Value::from("value")]);
        return Some(format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", ")));
    }
    value::argument(&parameter.schema, &value, facts, uses)
}

/// A value that has a text, in Rust; all of a list are of one type.
fn literal(value: &Value) -> String {
    match value {
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        value => value::text(value),
    }
}

pub(super) fn required_body(operation: &Operation) -> Option<&Media> {
    operation.required_body().and_then(|_| operation.body_media())
}

fn body(media: &Media, facts: &Facts<'_>, uses: &mut Vec<String>) -> Option<String> {
    let example = media.examples.values().next().cloned().or_else(|| media.schema.example.clone()).unwrap_or_default();
    Some(match media.kind() {
        MediaKind::Text => "\"text\"".to_owned(),
        MediaKind::Bytes | MediaKind::Multipart => "b\"bytes\".to_vec()".to_owned(),
        MediaKind::Json | MediaKind::Form => match one_field(&media.schema, facts.api) {
            Some(_) => value::text(example.as_object().and_then(|o| o.values().next()).unwrap_or(&Value::Null)),
            None if media.is_nullable() => format!("Some({})", value::body(&media.schema, &example, facts, uses)?),
            None => value::body(&media.schema, &example, facts, uses)?,
        },
    })
}

/// What the example imports, with a line for each module.
fn imports(uses: Vec<String>, library: &str) -> String {
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in uses {
        let (module, name) = path.rsplit_once("::").unwrap_or(("", &path));
        modules.entry(module.to_owned()).or_default().insert(name.to_owned());
    }
    let mut text: String = modules
        .into_iter()
        .map(|(module, names)| {
            let module = if module.is_empty() { library.to_owned() } else { format!("{library}::{module}") };
            match names.into_iter().collect::<Vec<_>>().as_slice() {
                [one] => format!("use {module}::{one};\n"),
                names => format!("use {module}::{{{}}};\n", names.join(", ")),
            }
        })
        .collect();
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// What an example gives for a parameter.
pub(crate) fn of_parameter(parameter: &Parameter, facts: &Facts<'_>) -> Value {
    let own = parameter.example.clone().or_else(|| parameter.schema.example.clone());
    own.unwrap_or_else(|| value::made_up(&parameter.schema, &parameter.name, facts))
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

//! The conformance suite: one test for the request of each operation and one for each of its documented responses.
//!
//! A new operation cannot be added without them, since nobody writes them.

use std::fmt::Write as _;

use serde_json::Value;

use crate::emit::banner;
use crate::model::{Authentication, Facts, Location, MediaKind, Operation, Parameter, Shape, Status};
use crate::names::{self, one_field};
use crate::words::{example, value};

/// An identifier with everything that a path must not carry as it is, and what it becomes on the wire.
const HOSTILE: (&str, &str) = ("a/b c%:é?#&..", "a%2Fb%20c%25%3A%C3%A9%3F%23%26..");

/// The text of the suite.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str("//! What the document says of each operation, tried with the client on the wire.\n\n");
    text.push_str("use crate::harness::{Request, failure, json, request, success};\n\n");
    text.push_str("/// Every operation that this suite tries, with the documented responses that it tries.\n");
    text.push_str("pub(crate) const COVERED: &[(&str, &[&str])] = &[\n");
    for operation in &facts.api.operations {
        let responses: Vec<String> = responses(operation).iter().map(|case| format!("{:?}", case.name)).collect();
        let _ = writeln!(text, "    ({:?}, &[{}]),", operation.id, responses.join(", "));
    }
    text.push_str("];\n");
    for operation in &facts.api.operations {
        write(&mut text, operation, facts);
    }
    text
}

/// A documented response that has an example.
struct Case<'a> {
    /// `200`, `404 NOT_FOUND`.
    name: String,
    status: u16,
    error_type: Option<&'a str>,
    body: Option<&'a Value>,
}

fn responses(operation: &Operation) -> Vec<Case<'_>> {
    let code = |status: Status| match status {
        Status::Code(code) => code,
        Status::Range(hundreds) => hundreds * 100,
        Status::Default => 500,
    };
    let success = operation.success().map(|response| {
        let status = code(response.status);
        Case {
            name: status.to_string(),
            status,
            error_type: None,
            body: response.content.first().and_then(|m| m.examples.values().next()),
        }
    });
    let failures = operation.errors().map(|(status, case)| Case {
        name: format!("{} {}", code(status), case.error_type),
        status: code(status),
        error_type: Some(&case.error_type),
        body: case.example.as_ref(),
    });
    success.into_iter().chain(failures).collect()
}

fn write(text: &mut String, operation: &Operation, facts: &Facts<'_>) {
    let name = names::field(&operation.id);
    let body = operation.body_media().and_then(|media| media.examples.values().next());
    let _ = write!(
        text,
        "\n/// `{}`: {} {}.\n#[tokio::test]\nasync fn {name}_request() {{\n    request(\n        {},\n        async |client| {}.await.map(drop),\n    )\n    .await;\n}}\n",
        operation.id,
        operation.method.wire(),
        operation.path,
        expected(operation, body, facts),
        call(operation, body, facts, true),
    );
    for case in responses(operation) {
        let shown = names::field(&case.name.to_ascii_lowercase());
        let shown = shown.trim_start_matches('_');
        let call = call(operation, body, facts, false);
        let given = case.body.map_or_else(|| "None".to_owned(), |body| format!("Some({})", raw(&body.to_string())));
        let _ = write!(
            text,
            "\n/// `{}` answers {}.\n#[tokio::test]\nasync fn {name}_{shown}() {{\n",
            operation.id, case.name
        );
        let _ = match case.error_type {
            None => writeln!(
                text,
                "    success({:?}, {}, {given}, async |client| {call}.await).await;",
                operation.id, case.status
            ),
            Some(error_type) => writeln!(
                text,
                "    failure({:?}, {}, {error_type:?}, {given}, async |client| {call}.await.map(drop)).await;",
                operation.id, case.status
            ),
        };
        text.push_str("}\n");
    }
}

/// The request as the document has it.
fn expected(operation: &Operation, body: Option<&Value>, facts: &Facts<'_>) -> String {
    let mut path = operation.path.clone();
    let mut query: Vec<String> =
        operation.constants.iter().map(|(name, value)| format!("({name:?}, {value:?})")).collect();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        match parameter.location {
            Location::Path => {
                let sent =
                    if is_text(parameter, facts) { HOSTILE.1.to_owned() } else { plain(&given(parameter, facts)) };
                path = path.replace(&format!("{{{}}}", parameter.name), &sent);
            }
            Location::Query => query.push(format!("({:?}, {:?})", parameter.name, plain(&given(parameter, facts)))),
            Location::Header | Location::Cookie => {}
        }
    }
    let body = body.map_or_else(|| "None".to_owned(), |body| format!("Some({})", raw(&body.to_string())));
    format!(
        "Request {{ operation: {:?}, method: {:?}, path: {path:?}, query: &[{}], session: {}, body: {body} }}",
        operation.id,
        operation.method.wire(),
        query.join(", "),
        operation.authentication == Authentication::Session,
    )
}

/// The same call with the client.
fn call(operation: &Operation, body: Option<&Value>, facts: &Facts<'_>, hostile: bool) -> String {
    let accessor = &facts.names.accessors[&operation.tag].method;
    let method = names::operation_method(&operation.id, &operation.tag);
    let mut arguments: Vec<String> = Vec::new();
    for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
        let text = Value::from(HOSTILE.0);
        let hostile = hostile && parameter.location == Location::Path && is_text(parameter, facts);
        let given = if hostile { text } else { given(parameter, facts) };
        arguments.push(value::argument(&parameter.schema, &given, facts, &mut Vec::new()));
    }
    if let Some(media) = operation.body_media().filter(|_| operation.body.as_ref().is_some_and(|body| body.required)) {
        arguments.push(match (&media.schema.shape, media.kind(), body) {
            (Shape::Reference(name), MediaKind::Json, Some(body)) => {
                // What is taken as `impl Into<…>` is given by value.
                let by = if one_field(&media.schema, facts.api).is_some() { "" } else { "&" };
                format!("{by}json::<{}::{}>({})", facts.library, facts.names.schema(name), raw(&body.to_string()))
            }
            (_, MediaKind::Text, _) => "\"text\"".to_owned(),
            (_, MediaKind::Bytes, _) => "Vec::new()".to_owned(),
            (_, MediaKind::Json | MediaKind::Form, body) => {
                format!("&json({})", raw(&body.cloned().unwrap_or_default().to_string()))
            }
        });
    }
    format!("client.{accessor}().{method}({})", arguments.join(", "))
}

fn given(parameter: &Parameter, facts: &Facts<'_>) -> Value {
    example::of_parameter(parameter, facts)
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn is_text(parameter: &Parameter, facts: &Facts<'_>) -> bool {
    matches!(facts.api.shape(&parameter.schema), Shape::String(_))
}

/// A raw string literal.
fn raw(text: &str) -> String {
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

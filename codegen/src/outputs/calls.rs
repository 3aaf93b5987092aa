//! A call of each operation, for tests that try them all.

use std::fmt::Write as _;

use crate::emit::banner;
use crate::model::{Facts, MediaKind, Operation, Parameter, Shape};
use crate::names::{self, from_text, one_field};
use crate::words::code::{WIDTH, statement};
use crate::words::{example, value};

/// The text of the table.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str("//! How the client calls each operation.\n\n");
    text.push_str("use vsphere_automation::Client;\n\nuse crate::calls::{Answer, Given, answer};\n\n");
    text.push_str("/// Every operation that can be called here.\npub const OPERATIONS: &[&str] = &[\n");
    let calls = facts.api.operations.iter().filter_map(|operation| Some((&operation.id, call(operation, facts)?)));
    let calls: Vec<(&String, String)> = calls.collect();
    for (id, _) in &calls {
        let _ = writeln!(text, "    {id:?},");
    }
    text.push_str(
        "];\n\n/// The answer to a call of this operation.\n\
         pub fn call<'c>(operation: &str, client: &'c Client, given: &Given) -> Option<Answer<'c>> {\n    \
         Some(match operation {\n",
    );
    for (id, call) in &calls {
        let arm = format!("        {id:?} => answer({call}),");
        if arm.chars().count() <= WIDTH {
            let _ = writeln!(text, "{arm}");
        } else {
            let _ = writeln!(text, "        {id:?} => {{");
            let inside = statement(&format!("answer({call})"), WIDTH - 12);
            inside.iter().for_each(|line| text.push_str(&format!("            {line}\n")));
            text.push_str("        }\n");
        }
    }
    text.push_str("        _ => return None,\n    })\n}\n");
    text
}

/// The call, where all that it needs can be spelled.
fn call(operation: &Operation, facts: &Facts<'_>) -> Option<String> {
    let mut arguments = arguments(operation, "given.id()", facts)?;
    if let Some(media) = operation.required_body().and_then(|body| body.content.first()) {
        arguments.push(match media.kind() {
            MediaKind::Text => "\"text\"".to_owned(),
            MediaKind::Bytes | MediaKind::Multipart => "Vec::new()".to_owned(),
            MediaKind::Json | MediaKind::Form if one_field(&media.schema, facts.api).is_some() => {
                "given.only_member()".to_owned()
            }
            MediaKind::Json | MediaKind::Form => match (&media.schema.shape, from_text(&media.schema, facts.api)) {
                // What a text can be as well has to say what it is.
                (Shape::Reference(name), true) => {
                    format!("&given.body::<{}::{}>()", facts.library, facts.names.schema(name))
                }
                _ => "&given.body()".to_owned(),
            },
        });
    }
    Some(called(operation, &arguments, facts))
}

/// The expression that calls an operation.
pub(super) fn called(operation: &Operation, arguments: &[String], facts: &Facts<'_>) -> String {
    let accessor = &facts.names.accessors[&operation.tag].method;
    let method = names::operation_method(&operation.id, &operation.tag);
    format!("client.{accessor}().{method}({})", arguments.join(", "))
}

/// What a call of it has to be given beside its body, each of `text`, where that can be spelled.
pub(super) fn arguments(operation: &Operation, text: &str, facts: &Facts<'_>) -> Option<Vec<String>> {
    let arguments: Option<Vec<String>> =
        operation.required_parameters().map(|parameter| argument(parameter, text, facts)).collect();
    Some(example::given(operation, arguments?, facts))
}

/// What `text` gives, where the parameter takes text; else what the document gives as an example.
fn argument(parameter: &Parameter, text: &str, facts: &Facts<'_>) -> Option<String> {
    match (&parameter.schema.shape, facts.api.shape(&parameter.schema)) {
        (Shape::String(_), _) => Some(text.to_owned()),
        (Shape::Reference(_), Shape::String(_)) => Some(format!("&{text}.into()")),
        _ => value::argument(&parameter.schema, &example::of_parameter(parameter, facts), facts, &mut Vec::new()),
    }
}

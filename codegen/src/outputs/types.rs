//! The tables that tests of types go by: the Rust type of each schema, and of what each operation takes and gives.

use std::fmt::Write as _;

use super::calls::{arguments, called};
use crate::emit::banner;
use crate::model::{Facts, MediaKind, Operation, Shape};
use crate::words::code::{WIDTH, statement};

/// The text of the tables.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str(
        "//! The Rust type of every schema, and the types that every operation takes and gives.\n\n\
         use crate::types::{self, OperationTypes, RustType};\n\n\
         /// Schema of the document → Rust type.\npub const SCHEMAS: &[(&str, RustType)] = &[\n",
    );
    for component in facts.api.schemas.keys() {
        if let Some(name) = component.schema() {
            let path = facts.names.schema(component);
            let row = format!("({name:?}, RustType::of::<vsphere_automation::{path}>()),");
            statement(&row, WIDTH - 4).iter().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    text.push_str(
        "];\n\n/// Operation of the document → Rust types. The compiler reads them off the methods themselves.\n\
         pub fn operations() -> Vec<(&'static str, OperationTypes)> {\n    vec![\n",
    );
    for operation in &facts.api.operations {
        let Some(types) = types(operation, facts) else { continue };
        let row = format!("        ({:?}, {types}),", operation.id);
        if row.chars().count() <= WIDTH {
            let _ = writeln!(text, "{row}");
            continue;
        }
        let _ = writeln!(text, "        (\n            {:?},", operation.id);
        let inside = statement(&types, WIDTH - 13);
        let inside: Vec<String> = inside.iter().map(|line| format!("            {line}")).collect();
        let _ = writeln!(text, "{},\n        ),", inside.join("\n"));
    }
    text.push_str("    ]\n}\n");
    text
}

/// What infers the types from a call of the method, where all that it needs can be spelled.
fn types(operation: &Operation, facts: &Facts<'_>) -> Option<String> {
    let mut arguments = arguments(operation, "\"x\"", facts)?;
    let body = operation.required_body().and_then(|body| body.content.first());
    let body = match body.map(|media| (media.kind(), &media.schema.shape)) {
        None => None,
        Some((MediaKind::Json | MediaKind::Form, Shape::Reference(component))) => {
            arguments.push("body".to_owned());
            Some(facts.names.schema(component))
        }
        Some(_) => return None,
    };
    let call = called(operation, &arguments, facts) + ".into()";
    let gives = operation.success().is_some_and(|response| !response.content.is_empty());
    Some(match (body, gives) {
        (None, false) => format!("types::void(|client| {call})"),
        (None, true) => format!("types::gives(|client| {call})"),
        (Some(body), false) => format!("types::void_takes(|client, body: &vsphere_automation::{body}| {call})"),
        (Some(body), true) => format!("types::takes(|client, body: &vsphere_automation::{body}| {call})"),
    })
}

//! Expectations of the fake, for those who prefer them to a simulator: a matcher per operation with its documented
//! responses.

use std::fmt::Write as _;

use crate::emit::banner;
use crate::model::{Facts, Operation, Status};
use crate::names;

/// The text of the table.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str("//! A matcher for each operation, with the responses that the document has.\n\n");
    text.push_str("use super::{Canned, Expectation};\n");
    for operation in &facts.api.operations {
        let name = function(operation, facts);
        let _ = write!(
            text,
            "\n/// Matches `{}`: {} {}{}.\npub fn {name}() -> Expectation {{\n    Expectation::new({:?}, {:?}, {:?})\n",
            operation.id,
            operation.method.wire(),
            operation.path,
            query(operation),
            operation.id,
            operation.method.wire(),
            operation.path
        );
        for (key, value) in &operation.constants {
            let _ = writeln!(text, "        .constant_query({key:?}, {value:?})");
        }
        if operation.body_media().is_some() {
            text.push_str("        .any_body()\n");
        }
        for canned in canned(operation) {
            let _ = writeln!(text, "        .documented({canned})");
        }
        text.push_str("}\n");
    }
    text.push_str("\n/// All of them.\npub fn all() -> Vec<Expectation> {\n    vec![\n");
    for operation in &facts.api.operations {
        let _ = writeln!(text, "        {}(),", function(operation, facts));
    }
    text.push_str("    ]\n}\n");
    text
}

/// `hvc_links_get`.
fn function(operation: &Operation, facts: &Facts<'_>) -> String {
    let method = names::operation_method(&operation.id, &operation.tag);
    format!("{}_{}", facts.names.accessors[&operation.tag].method, method.trim_end_matches('_'))
}

fn query(operation: &Operation) -> String {
    let pairs: Vec<String> = operation.constants.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

fn canned(operation: &Operation) -> Vec<String> {
    let mut canned = Vec::new();
    if let Some(response) = operation.success() {
        let body = response.content.first().and_then(|media| media.examples.values().next());
        canned.push(entry(response.status, "", body));
    }
    canned.extend(operation.errors().map(|(status, case)| entry(status, &case.error_type, case.example.as_ref())));
    canned
}

fn entry(status: Status, error_type: &str, body: Option<&serde_json::Value>) -> String {
    let code = match status {
        Status::Code(code) => code,
        Status::Range(hundreds) => hundreds * 100,
        Status::Default => 500,
    };
    let body = body.map_or_else(|| "\"\"".to_owned(), |body| format!("{:?}", body.to_string()));
    format!("Canned {{ status: {code}, error_type: {error_type:?}, body: {body} }}")
}

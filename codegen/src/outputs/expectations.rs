//! Expectations of the fake, for those who prefer them to a simulator: a function for each operation. What is expected of it,
//! and what it answers, the fake reads from its copy of the document.

use std::fmt::Write as _;

use crate::emit::banner;
use crate::model::{Facts, Operation};
use crate::names;

/// The text of the functions.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str("//! A matcher for each operation, with the responses that the document has.\n\n");
    text.push_str("use super::Expectation;\n");
    for operation in &facts.api.operations {
        let _ = write!(
            text,
            "\n/// Matches `{id}`: {request}.\n\
             pub fn {name}() -> Expectation {{\n    Expectation::of({id:?})\n}}\n",
            id = operation.id,
            request = operation.request(),
            name = function(operation, facts),
        );
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

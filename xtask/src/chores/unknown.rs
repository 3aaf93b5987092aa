//! Ids in what is written by hand that the document does not have.

use std::collections::BTreeSet;

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::Tokens;

/// Texts that look like the id of an operation or the name of a schema, and are neither.
pub(super) fn ids(sources: &[Tokens], ids: &BTreeSet<String>, operations: &[Called]) -> Vec<Problem> {
    let is_known = |text: &str| ids.contains(text) || operations.iter().any(|operation| operation.id == text);
    let mut problems = Vec::new();
    for tokens in sources {
        for (token, text) in tokens.texts().filter(|(_, text)| is_id(text) && !is_known(text)) {
            let problem = Problem::at(&tokens.place(token), format!("the document has no `{text}`"));
            problems.push(problem.help(if tokens.source.path == super::fake::FILE {
                "remove it, what it calls below tests/fake-vcenter/src/operations, what that alone keeps below \
                 tests/fake-vcenter/src/state, and its requests below tests/fake-vcenter/tests/fake"
            } else {
                "correct it, or remove what is about it"
            }));
        }
    }
    problems
}

/// Whether a word is the id of an operation or the name of a schema: words that begin with capitals, joined by points. Two
/// of them may be anything, unless an operation follows the second.
pub(super) fn is_id(word: &str) -> bool {
    let (name, operation) = word.split_once('_').unwrap_or((word, ""));
    let parts: Vec<&str> = name.split('.').collect();
    let is_part = |part: &&str| {
        part.starts_with(|c: char| c.is_ascii_uppercase()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_operation = operation.starts_with(|c: char| c.is_ascii_lowercase());
    parts.iter().all(is_part) && (parts.len() > 2 || parts.len() == 2 && is_operation)
}

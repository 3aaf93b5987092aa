//! Ids in what is written by hand that the document does not have.

use std::collections::BTreeSet;

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::Tokens;

/// Texts that look like the id of an operation or the name of a schema, and are neither.
pub(super) fn ids(sources: &[Tokens], ids: &BTreeSet<String>, operations: &[Called]) -> Vec<Problem> {
    let is_known = |text: &str| ids.contains(text) || operations.iter().any(|operation| operation.id == text);
    let roots: BTreeSet<&str> = operations.iter().filter_map(|operation| operation.id.split('.').next()).collect();
    let mut problems = Vec::new();
    for tokens in sources {
        for (token, text) in tokens.texts().filter(|(_, text)| is_id(text, &roots) && !is_known(text)) {
            let problem = Problem::at(&tokens.place(token), format!("the document has no `{text}`"));
            problems.push(problem.help(if tokens.source.path == super::fake::FILE {
                "remove it, what it calls below tests/fake-vcenter/src/operations, and its requests below \
                 tests/fake-vcenter/tests/fake"
            } else {
                "correct it, or remove what is about it"
            }));
        }
    }
    problems
}

fn is_id(text: &str, roots: &BTreeSet<&str>) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    let mut parts = text.split('.');
    let begins = parts.next().is_some_and(|root| roots.contains(root));
    begins && text.chars().all(plain) && parts.count() > 0
}

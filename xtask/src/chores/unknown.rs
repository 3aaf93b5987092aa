//! Ids in what is written by hand that the document does not have.

use std::collections::BTreeSet;

use vsphere_automation_codegen::document::{self, Node, Source};
use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::Tokens;

/// Texts that look like the id of an operation or the name of a schema, and are neither.
pub(super) fn ids(sources: &[Tokens], document: &Source, operations: &[Called]) -> Vec<Problem> {
    let Ok(document) = document::load(document) else { return Vec::new() };
    let mut known: BTreeSet<String> = operations.iter().map(|operation| operation.id.clone()).collect();
    collect(&document.root, &mut known);
    let roots: BTreeSet<&str> = operations.iter().filter_map(|operation| operation.id.split('.').next()).collect();
    let mut problems = Vec::new();
    for tokens in sources {
        for (token, text) in tokens.texts().filter(|(_, text)| is_id(text, &roots) && !known.contains(*text)) {
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

/// Operation ids, those that actions share too, tags and schemas.
fn collect(root: &Node, known: &mut BTreeSet<String>) {
    let components = root.get("components").into_iter().flat_map(|components| components.entries("schemas"));
    for (key, schema) in components {
        known.insert(key.text.clone());
        known.extend(schema.entries("properties").map(|(property, _)| format!("{}.{}", key.text, property.text)));
    }
    known.extend(root.items("tags").iter().filter_map(|tag| tag.text("name").map(str::to_owned)));
    let paths = root.entries("paths").filter_map(|(_, path)| path.mapping()).flatten();
    known.extend(paths.filter_map(|(_, operation)| operation.text("operationId").map(str::to_owned)));
}

fn is_id(text: &str, roots: &BTreeSet<&str>) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_');
    let mut parts = text.split('.');
    let begins = parts.next().is_some_and(|root| roots.contains(root));
    begins && text.chars().all(plain) && parts.count() > 0
}

//! Identifier types.

use std::collections::HashSet;

use super::context::Context;
use crate::check::Kind;
use crate::document::Node;
use crate::model::Problem;

/// `x-sdk-id` stands on strings and names an entry of `x-sdk-ids`, which knows the resource type beside it; every entry
/// is used.
pub(super) fn are_declared_and_used(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let declared = outline.document.root.get("x-sdk-ids").and_then(Node::mapping);
    let mut used = HashSet::new();
    let mut problems = Vec::new();
    for (_, site) in outline.of_kind(Kind::Schema) {
        let Some((key, id)) = site.node.mapping().and_then(|mapping| mapping.entry("x-sdk-id")) else { continue };
        let Some(name) = id.as_str() else { continue };
        used.insert(name);
        if site.node.text("type") != Some("string") {
            problems
                .push(Problem::at(&key.place, "`x-sdk-id` on something else than a string").help("add `type: string`"));
        }
        let Some(identifier) = declared.and_then(|declared| declared.get(name)) else {
            let known = declared.into_iter().flatten().map(|(key, _)| key.text.as_str());
            let help = outline.suggest.nearest(name, known, "declare it in x-sdk-ids at the root");
            problems.push(Problem::at(&id.place, format!("the identifier type `{name}` is not declared")).help(help));
            continue;
        };
        let Some(resource) = site.node.get("x-sdk-resource-type") else { continue };
        let known = identifier.items("resource-types");
        if !known.iter().any(|spelling| spelling.as_str() == resource.as_str()) {
            let text = resource.as_str().unwrap_or_default();
            problems.push(
                Problem::at(&resource.place, format!("`{name}` does not know the resource type `{text}`"))
                    .help("add this spelling to its resource-types in x-sdk-ids"),
            );
        }
    }
    let unused = declared.into_iter().flatten().filter(|(key, _)| !used.contains(&*key.text));
    problems.extend(unused.map(|(key, _)| {
        Problem::at(&key.place, format!("nothing is of the identifier type `{}`", key.text))
            .help("remove it, or use it")
    }));
    problems
}

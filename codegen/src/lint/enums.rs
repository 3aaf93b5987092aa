//! Enums.

use super::context::Context;
use crate::check::{Kind, Site, SiteId};
use crate::document::Node;
use crate::model::Problem;

/// Enums have names, and `x-sdk-constants` describes their constants, no less and no more. Only a constant of a
/// parameter, such as `action`, may stand in its place.
pub(super) fn are_named_and_described(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for (id, site) in outline.of_kind(Kind::Schema) {
        let constants = site.node.get("x-sdk-constants").and_then(Node::mapping);
        let values = site.node.items("enum");
        let is_component = site.member == Some("schemas");
        if values.is_empty() {
            let described = site.node.mapping().and_then(|mapping| mapping.entry("x-sdk-constants"));
            problems.extend(described.map(|(key, _)| {
                Problem::at(&key.place, "`x-sdk-constants` on a schema without `enum`")
                    .help("add the enum, or remove it")
            }));
        } else if !is_component && !is_constant(context, id, site) {
            problems.push(
                Problem::at(outline.place(id), "this enum has no name")
                    .help("put it under components.schemas and refer to it with `allOf: [{$ref: …}]`"),
            );
        } else if is_component {
            let missing = values.iter().filter_map(|value| Some((value, value.as_str()?)));
            let missing = missing.filter(|(_, text)| constants.is_none_or(|constants| !constants.contains(text)));
            problems.extend(missing.map(|(value, text)| {
                Problem::at(&value.place, format!("the constant `{text}` has no description"))
                    .help(format!("add one under x-sdk-constants.{text}"))
            }));
            let unknown = constants.into_iter().flatten();
            let unknown = unknown.filter(|(key, _)| !values.iter().any(|value| value.as_str() == Some(&key.text)));
            problems.extend(unknown.map(|(key, _)| {
                Problem::at(&key.place, format!("`{}` is no constant of the enum", key.text))
                    .help("add it to `enum`, or remove it here")
            }));
        }
    }
    problems
}

/// Whether an enum is that of a query parameter which selects an operation.
fn is_constant(context: &Context<'_>, id: SiteId, site: &Site<'_>) -> bool {
    let parameter = site.parent.map(|parent| &context.outline.sites[parent]);
    let selects = |parameter: &Site<'_>| {
        let single = site.node.items("enum").len() == 1;
        parameter.kind == Kind::Parameter && (single || parameter.node.text("name") == Some("action"))
    };
    id > 0 && parameter.is_some_and(selects)
}

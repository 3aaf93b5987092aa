//! Requests, responses and objects.

use super::context::Context;
use crate::check::{Kind, Segment};
use crate::document::Node;
use crate::model::Problem;

/// Requests and responses have one content type.
pub(super) fn have_one_content_type(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let bodies = outline.of_kind(Kind::RequestBody).chain(outline.of_kind(Kind::Response));
    bodies
        .filter_map(|(_, site)| site.node.mapping()?.entry("content"))
        .filter_map(|(key, content)| {
            let types: Vec<_> = content.mapping()?.iter().map(|(key, _)| format!("`{}`", key.text)).collect();
            (types.len() > 1).then(|| {
                Problem::at(&key.place, format!("there are {} content types: {}", types.len(), types.join(", ")))
                    .help("keep one, `application/json` where it is there")
            })
        })
        .collect()
}

/// Request bodies are required: an empty one is sent as `{}`.
pub(super) fn are_required(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let bodies = outline.of_kind(Kind::RequestBody);
    bodies
        .filter(|(_, site)| site.node.get("required").and_then(Node::as_bool) != Some(true))
        .map(|(id, _)| {
            Problem::at(outline.place(id), "the request body is not required")
                .help("add `required: true`; where all of it is optional, `{}` is sent")
        })
        .collect()
}

/// `required` names properties of the schema, each once.
pub(super) fn required_properties_exist(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for (_, site) in outline.of_kind(Kind::Schema) {
        // What is combined from others may require what they have.
        let combined = site.node.get("allOf").is_some() || matches!(site.segment, Segment::Index);
        let properties = site.node.get("properties").and_then(Node::mapping);
        let mut seen = Vec::new();
        for required in site.node.items("required") {
            let Some(name) = required.as_str() else { continue };
            if seen.contains(&name) {
                problems.push(
                    Problem::at(&required.place, format!("`{name}` is required twice")).help("remove one of them"),
                );
            } else if !combined && properties.is_none_or(|properties| !properties.contains(name)) {
                let known = properties.into_iter().flatten().map(|(key, _)| key.text.as_str());
                let help = outline.suggest.meant(name, known, || "add it to properties, or remove it here".to_owned());
                problems.push(
                    Problem::at(&required.place, format!("the required property `{name}` does not exist")).help(help),
                );
            }
            seen.push(name);
        }
    }
    problems
}

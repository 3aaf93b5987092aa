//! References.

use super::context::Context;
use crate::check::{Kind, reference_fault};
use crate::model::Problem;

/// The mapping of a discriminator leads to schemas, by reference or by name.
pub(super) fn discriminators_name_schemas(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let targets = outline.of_kind(Kind::Discriminator).flat_map(|(_, site)| site.node.entries("mapping"));
    targets
        .filter(|(_, target)| target.as_str().is_none_or(|name| outline.component("schemas", name).is_none()))
        .filter_map(|(_, target)| reference_fault(outline, target, Kind::Schema))
        .collect()
}

/// Nothing stands beside `$ref`: readers ignore it.
pub(super) fn have_no_siblings(context: &Context<'_>) -> Vec<Problem> {
    let references = context.outline.references().filter_map(|(_, site, _)| Some((site.kind, site.node.mapping()?)));
    references
        .flat_map(|(kind, mapping)| {
            mapping.iter().filter(|(key, _)| key.text != "$ref").map(move |(key, _)| (kind, key))
        })
        .map(|(kind, key)| {
            let help = match kind {
                Kind::Schema => "put the reference into a list: `allOf: [{$ref: …}]`",
                _ => "move it to what is referred to, or write that out here",
            };
            Problem::at(&key.place, format!("`{}` stands beside `$ref`, where it is ignored", key.text)).help(help)
        })
        .collect()
}

/// Every component is reached by an operation. (Security schemes are named, not referred to.)
pub(super) fn everything_is_reached(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let sections = ["schemas", "responses", "parameters", "examples", "requestBodies", "headers", "links", "callbacks"];
    let components =
        sections.into_iter().flat_map(|section| outline.components(section).map(move |entry| (section, entry)));
    let unreached = components.filter(|(_, (_, node))| outline.site_of(node).is_some_and(|id| !context.reached[id]));
    unreached
        .map(|(section, (key, _))| {
            Problem::at(&key.place, format!("nothing reaches `{}`", key.text))
                .help(format!("refer to it from an operation, or remove it from components.{section}"))
        })
        .collect()
}

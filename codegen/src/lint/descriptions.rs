//! Words for people.

use super::context::Context;
use crate::check::{Kind, Site, SiteId};
use crate::model::Problem;

/// Operations and actions have a summary and a description; tags, parameters, schemas, properties, bodies and responses
/// a description. (Those of constants are required by x-sdk-constants.)
pub(super) fn are_there(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for (id, site) in outline.sites.iter().enumerate() {
        let members: &[&str] = match site.kind {
            Kind::Operation => &["summary", "description"],
            Kind::Tag | Kind::Parameter | Kind::RequestBody | Kind::Response | Kind::Info => &["description"],
            Kind::Schema if matches!(site.member, Some("schemas" | "properties")) => &["description"],
            Kind::Extension(_) => &["summary", "description", "when"],
            _ => &[],
        };
        let is_property = site.member == Some("properties");
        if site.reference.is_some() && !is_property {
            continue;
        }
        problems.extend(members.iter().filter_map(|member| missing(context, id, site, member)));
    }
    problems
}

fn missing(context: &Context<'_>, id: SiteId, site: &Site<'_>, member: &str) -> Option<Problem> {
    let what = match (site.key(), site.kind) {
        (Some(name), Kind::Schema) if site.member == Some("properties") => format!("the property `{name}`"),
        (Some(name), Kind::Schema) => format!("the schema `{name}`"),
        (_, Kind::Operation) => context.name(id),
        (_, kind) => match site.node.text("name") {
            Some(name) => format!("the {} `{name}`", kind.name()),
            None => format!("the {}", kind.name()),
        },
    };
    match site.node.get(member) {
        Some(node) if node.as_str().is_some_and(|text| text.trim().is_empty()) => {
            Some(Problem::at(&node.place, format!("the {member} of {what} is empty")).help("say it in our own words"))
        }
        Some(_) => None,
        // What these must have is said where they are read.
        None if matches!(site.kind, Kind::Extension(_) | Kind::Response) => None,
        None if !context.outline.lacks(id, member) => None,
        None => {
            let help = if site.reference.is_some() {
                "write one, and beside it the reference as `allOf: [{$ref: …}]`"
            } else {
                "say it in our own words"
            };
            Some(Problem::at(context.outline.place(id), format!("{what} has no {member}")).help(help))
        }
    }
}

/// No text speaks of Technology Preview: that is data, which the generator words.
pub(super) fn do_not_speak_of_stages(context: &Context<'_>) -> Vec<Problem> {
    let texts = context.outline.sites.iter().filter(|site| site.reference.is_none()).flat_map(|site| {
        ["title", "summary", "description", "when"].into_iter().filter_map(|member| site.node.mapping()?.entry(member))
    });
    texts
        .filter_map(|(key, node)| {
            let text = node.as_str()?.to_lowercase();
            let words = [
                "technology preview",
                "tech preview",
                "technical preview",
                "preview",
                "in development",
                "beta release",
            ];
            let word = words.into_iter().find(|word| text.contains(word))?;
            Some(
                Problem::at(&node.place, format!("the {} speaks of “{word}”", key.text))
                    .help("name a lifecycle with that stage in x-sdk-lifecycle; the generator finds the words"),
            )
        })
        .collect()
}

//! `deprecated: true`, which becomes `#[deprecated]`.

use super::context::{Context, Lived};
use crate::check::{Kind, SiteId};
use crate::model::{Problem, Stage};

/// What is deprecated names its replacement in its description, and that is there in every release that has the item.
///
/// Otherwise people would be told to use what their server does not have; a `deprecated` stage of the lifecycle is for
/// that.
pub(super) fn has_a_replacement(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let candidates = outline.of_kind(Kind::Operation).chain(outline.of_kind(Kind::Schema));
    candidates
        .filter_map(|(id, site)| {
            let (key, _) = site.node.mapping()?.entry("deprecated").filter(|(_, node)| node.as_bool() == Some(true))?;
            let at = |message: &str| Problem::at(&key.place, message);
            let named: Vec<&str> =
                site.node.text("description").unwrap_or_default().split('`').skip(1).step_by(2).collect();
            let Some((name, replacement)) = named.iter().find_map(|name| Some((name, named_by(context, id, name)?)))
            else {
                return Some(
                    at("`deprecated: true` without a replacement")
                        .help("name what to use instead in the description, in backticks; or use a `deprecated` stage"),
                );
            };
            let item = context.lived(id)?;
            let release = first_without(item, context.lived(replacement)?)?;
            Some(
                at("`deprecated: true`, but the replacement is not in every release that has the item").help(format!(
                    "`{name}` is absent in {release}; use a `deprecated` stage in the lifecycle instead"
                )),
            )
        })
        .collect()
}

/// The property, operation or schema that a name in the description of a site stands for.
fn named_by(context: &Context<'_>, id: SiteId, name: &str) -> Option<SiteId> {
    let outline = &context.outline;
    let site = &outline.sites[id];
    let found = if site.kind == Kind::Operation {
        outline
            .operations()
            .find(|operation| operation.node.text("operationId") == Some(name))
            .map(|operation| operation.id)
    } else if site.member == Some("properties") && site.key() != Some(name) {
        outline.site_of(outline.sites[site.parent?].node.get("properties")?.get(name)?)
    } else {
        outline.component("schemas", name).and_then(|node| outline.site_of(node))
    };
    found.filter(|found| *found != id)
}

/// The first release that has the item but not the replacement.
fn first_without(item: Lived<'_>, replacement: Lived<'_>) -> Option<String> {
    let spans = item.timeline.0.iter().chain(&replacement.timeline.0);
    let mut releases: Vec<_> = spans.map(|span| &span.from).collect();
    releases.sort();
    let absent = |lived: Lived<'_>, release| lived.timeline.stage_in(release) == Stage::Absent;
    releases.into_iter().find(|release| !absent(item, release) && absent(replacement, release)).map(ToString::to_string)
}

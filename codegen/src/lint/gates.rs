//! The gate: what is behind the feature must not be needed by what is not.

use std::collections::HashSet;

use super::context::{Context, Lived};
use crate::check::{Kind, SiteId};
use crate::document::Node;
use crate::model::{Place, Problem, Stage};

/// An item that is not gated refers to a gated one only by an optional property, which is then gated too.
pub(super) fn ungated_needs_nothing_gated(context: &Context<'_>) -> Vec<Problem> {
    let mut problems = required_but_gated(context);
    let mut seen = HashSet::new();
    for need in needs(context) {
        let Some(from) = need.from else { continue };
        if from.timeline.gate().is_none() && need.to.timeline.gate().is_some() && seen.insert(need.place) {
            problems.push(
                Problem::at(
                    need.place,
                    format!("{} is not gated but needs {}, a preview", context.name(from.owner), need.what),
                )
                .help(format!(
                    "`{}` is {}, `{}` is {}: make it an optional property, or give both the same lifecycle",
                    from.name,
                    last(from),
                    need.to.name,
                    last(need.to)
                )),
            );
        }
    }
    problems
}

fn last(lived: Lived<'_>) -> &'static str {
    lived.timeline.last_stage().unwrap_or(Stage::Absent).as_str()
}

/// A reference from something to a schema or an identifier type.
struct Need<'c> {
    place: &'c Place,
    from: Option<Lived<'c>>,
    to: Lived<'c>,
    what: String,
}

fn needs<'c>(context: &'c Context<'_>) -> Vec<Need<'c>> {
    let outline = &context.outline;
    let mut needs = Vec::new();
    for (id, site) in outline.sites.iter().enumerate() {
        let target = match site.reference {
            Some(reference) if site.kind == Kind::Schema => to_schema(context, reference),
            None if site.kind == Kind::Schema => to_identifier(context, site.node),
            _ => None,
        };
        let Some((place, to, what)) = target else { continue };
        if !in_optional_property(context, id) {
            needs.extend(owners(context, id).into_iter().map(|from| Need { place, from, to, what: what.clone() }));
        }
    }
    needs
}

fn to_schema<'c>(context: &'c Context<'_>, reference: &'c Node) -> Option<(&'c Place, Lived<'c>, String)> {
    let target = context.outline.named(reference.as_str()?)?;
    Some((&reference.place, context.own(target)?, context.name(target)))
}

fn to_identifier<'c>(context: &'c Context<'_>, schema: &'c Node) -> Option<(&'c Place, Lived<'c>, String)> {
    let name = schema.get("x-sdk-id")?;
    let identifier = context.outline.document.root.get("x-sdk-ids")?.get(name.as_str()?)?;
    let to = context.own(context.outline.site_of(identifier)?)?;
    Some((&name.place, to, name.as_str()?.to_owned()))
}

/// Whether a site is in a property that a value may lack.
fn in_optional_property(context: &Context<'_>, id: SiteId) -> bool {
    let outline = &context.outline;
    std::iter::once((id, &outline.sites[id])).chain(outline.ancestors(id)).any(|(_, site)| {
        let (Some("properties"), Some(name), Some(parent)) = (site.member, site.key(), site.parent) else {
            return false;
        };
        !outline.sites[parent].node.items("required").iter().any(|required| required.as_str() == Some(name))
    })
}

/// Whose need a site is: what names a lifecycle around it, else every operation that refers to the shared parameter,
/// body or response that it is in.
fn owners<'c>(context: &'c Context<'_>, id: SiteId) -> Vec<Option<Lived<'c>>> {
    let outline = &context.outline;
    let around = std::iter::once(id).chain(outline.ancestors(id).map(|(id, _)| id));
    for site in around {
        let node = outline.sites[site].node;
        let joint = node.get("x-sdk-actions").is_some() && outline.sites[site].kind == Kind::Operation;
        if joint {
            // Each of its actions has a lifecycle and a body of its own.
            return Vec::new();
        }
        if node.get("x-sdk-lifecycle").is_some() {
            return vec![context.own(site)];
        }
    }
    let Some((component, section, _)) = context.component_of(id).filter(|(_, section, _)| *section != "schemas") else {
        return Vec::new();
    };
    let users = outline.references().filter(|(_, site, reference)| {
        site.kind.section() == Some(section)
            && reference.as_str().and_then(|text| outline.named(text)) == Some(component)
    });
    users.map(|(user, _, _)| context.lived(user)).collect()
}

/// A required property cannot be gated where its schema is not.
fn required_but_gated(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let properties = outline.of_kind(Kind::Schema).filter(|(_, site)| site.member == Some("properties"));
    properties
        .filter(|(id, _)| !in_optional_property(context, *id))
        .filter_map(|(id, site)| {
            let property = context.own(id)?;
            let schema = context.lived(site.parent?)?;
            (schema.timeline.gate().is_none() && property.timeline.gate().is_some()).then(|| {
                let name = site.key().unwrap_or_default();
                Problem::at(
                    outline.place(id),
                    format!("`{name}` is required and a preview, but its schema is not gated"),
                )
                .help("leave it out of `required`, or give it the lifecycle of its schema")
            })
        })
        .collect()
}

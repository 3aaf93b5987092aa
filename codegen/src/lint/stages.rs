//! Stages of what is in something else.

use super::context::{Context, Lived};
use super::extensions::CONSTANT;
use crate::check::{Kind, SiteId};
use crate::model::{Problem, Stage, Version};

/// In no release is a property or constant further than the schema that it is in.
pub(super) fn none_is_later_than_its_container(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let properties = outline.of_kind(Kind::Schema).filter(|(_, site)| site.member == Some("properties"));
    let members = properties.chain(outline.of_kind(Kind::Extension(&CONSTANT)));
    members
        .filter_map(|(id, site)| {
            let member = context.own(id)?;
            let container = context.lived(site.parent?)?;
            let (version, stage, around) = first_conflict(member, container)?;
            let name = site.key().unwrap_or_default();
            Some(
                Problem::at(
                    place_of_name(context, id),
                    format!("`{name}` is {} in {version}, where its schema is {}", stage.as_str(), around.as_str()),
                )
                .help(format!("adjust one of the lifecycles `{}` and `{}`", member.name, container.name)),
            )
        })
        .collect()
}

fn place_of_name<'c>(context: &'c Context<'_>, id: SiteId) -> &'c crate::model::Place {
    let node = context.outline.sites[id].node;
    node.get("x-sdk-lifecycle").map_or(context.outline.place(id), |name| &name.place)
}

/// The first release in which the member is further than its container, and both stages.
fn first_conflict<'c>(member: Lived<'c>, container: Lived<'c>) -> Option<(&'c Version, Stage, Stage)> {
    let mut releases: Vec<&Version> =
        member.timeline.0.iter().chain(&container.timeline.0).map(|span| &span.from).collect();
    releases.sort();
    releases
        .into_iter()
        .map(|release| (release, member.timeline.stage_in(release), container.timeline.stage_in(release)))
        .find(|(_, stage, around)| rank(*stage) > rank(*around))
}

/// How far a stage is; being deprecated is no further than being available.
fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Absent => 0,
        Stage::InDevelopment => 1,
        Stage::TechnologyPreview => 2,
        Stage::GenerallyAvailable | Stage::Deprecated => 3,
    }
}

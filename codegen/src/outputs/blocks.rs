//! Blocks of the READMEs that are generated.

use std::fmt::Write as _;

use crate::model::{FIRST_WITH_API, FIRST_WITHOUT_REST, Facts, RELEASES, Stage, Timeline, Version};
use crate::{lower, names, refine, words};

/// A table of all operations.
pub(super) fn operations(facts: &Facts<'_>) -> String {
    let mut text = String::from("| call | request | vSphere | feature |\n| --- | --- | --- | --- |\n");
    for operation in &facts.api.operations {
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        let releases = operation.timeline.as_ref().map(words::releases).unwrap_or_default();
        let gate =
            operation.timeline.as_ref().and_then(Timeline::gate).map(|gate| format!("`{gate}`")).unwrap_or_default();
        let _ = writeln!(text, "| `{accessor}().{method}` | `{}` | {releases} | {gate} |", operation.request());
    }
    text
}

/// A matrix of all operations by release, with the flavours that each release speaks.
pub(super) fn releases(facts: &Facts<'_>) -> String {
    let releases: Vec<Version> = RELEASES.into_iter().filter_map(Version::parse).collect();
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut head = vec!["operation".to_owned()];
    head.extend(releases.iter().map(ToString::to_string));
    let mut text = row(head);
    text.push_str(&row(vec!["---".to_owned(); releases.len() + 1]));
    let (first_api, last_rest) = (Version::parse(FIRST_WITH_API), Version::parse(FIRST_WITHOUT_REST));
    for (flavour, speaks) in [
        (
            "`/rest`",
            &(|release: &Version| last_rest.as_ref().is_some_and(|end| release < end)) as &dyn Fn(&Version) -> bool,
        ),
        ("`/api`", &|release: &Version| first_api.as_ref().is_some_and(|first| release >= first)),
    ] {
        let mut cells = vec![format!("_{flavour}_")];
        cells.extend(releases.iter().map(|release| if speaks(release) { "+" } else { "" }.to_owned()));
        text.push_str(&row(cells));
    }
    for operation in &facts.api.operations {
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        let mut cells = vec![format!("`{accessor}().{method}`")];
        cells.extend(releases.iter().map(|release| {
            let stage = operation.timeline.as_ref().map_or(Stage::Absent, |timeline| timeline.stage_in(release));
            match stage {
                Stage::GenerallyAvailable => "yes",
                Stage::TechnologyPreview => "preview",
                Stage::Deprecated => "deprecated",
                Stage::Absent | Stage::InDevelopment => "",
            }
            .to_owned()
        }));
        text.push_str(&row(cells));
    }
    text
}

/// The same without releases, which other documents need not have.
pub(super) fn calls(facts: &Facts<'_>) -> String {
    let mut text = String::from("| call | request |\n| --- | --- |\n");
    for operation in &facts.api.operations {
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        let _ = writeln!(text, "| `{accessor}().{method}` | `{}` |", operation.request().replace('|', "\\|"));
    }
    text
}

/// The passes in their order.
pub(super) fn passes() -> String {
    let lower: Vec<String> = lower::PASSES
        .iter()
        .map(|pass| if pass.repair { format!("_{}_", pass.name) } else { pass.name.to_owned() })
        .collect();
    let refine: Vec<&str> = refine::PASSES.iter().map(|pass| pass.name).collect();
    format!(
        "`lower` (in italics: repairs, for documents that are not ours): {}.\n\n`refine`: {}.\n",
        lower.join(", "),
        refine.join(", ")
    )
}

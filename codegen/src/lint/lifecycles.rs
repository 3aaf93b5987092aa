//! Timelines and their names.

use std::collections::HashSet;

use super::context::Context;
use super::extensions::ACTION;
use crate::check::Kind;
use crate::document::Node;
use crate::model::{Problem, Version};

/// Each timeline has spans with versions that rise, and each span changes something.
pub(super) fn timelines_are_in_order(context: &Context<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, timeline) in context.outline.document.root.entries("x-sdk-lifecycles") {
        let spans = timeline.sequence().unwrap_or_default();
        if spans.is_empty() && timeline.sequence().is_some() {
            problems
                .push(Problem::at(&key.place, format!("the lifecycle `{}` has no stage", key.text)).help("add one"));
        }
        let mut before: Option<(Version, &str)> = None;
        for span in spans {
            problems.extend(span.get("api-from").and_then(|node| bad_version(node, "api-from")));
            let Some(from) = span.get("from") else { continue };
            problems.extend(bad_version(from, "from"));
            let (Some(version), Some(stage)) = (from.as_str().and_then(Version::parse), span.text("stage")) else {
                continue;
            };
            if let Some((last, last_stage)) = &before {
                if version <= *last {
                    problems.push(
                        Problem::at(
                            &from.place,
                            format!("the lifecycle `{}` goes back from {last} to {version}", key.text),
                        )
                        .help("order its stages from the oldest release to the newest"),
                    );
                } else if *last_stage == stage {
                    problems.push(
                        Problem::at(
                            &span.place,
                            format!("the lifecycle `{}` is {stage} already from {last} on", key.text),
                        )
                        .help("remove this span, or give it another stage"),
                    );
                }
            }
            before = Some((version, stage));
        }
    }
    problems
}

/// What is wrong with a version, if its node is a text.
pub(super) fn bad_version(node: &Node, what: &str) -> Option<Problem> {
    let text = node.as_str()?;
    Version::parse(text).is_none().then(|| {
        Problem::at(&node.place, format!("`{what}` is not a version: `{text}`"))
            .help("write numbers with dots, such as \"8.0.1\"; before a release \"8.0.1-pre\"")
    })
}

/// Every name of a lifecycle is defined at the root.
pub(super) fn are_defined(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let defined = outline.document.root.get("x-sdk-lifecycles");
    let names = outline.sites.iter().filter_map(|site| site.node.get("x-sdk-lifecycle"));
    names
        .filter_map(|node| {
            let name = node.as_str()?;
            let known = defined.and_then(Node::mapping);
            if known.is_some_and(|known| known.contains(name)) {
                return None;
            }
            let candidates = known.into_iter().flatten().map(|(key, _)| key.text.as_str());
            let help = outline.suggest.nearest(name, candidates, "define it in x-sdk-lifecycles at the root");
            Some(Problem::at(&node.place, format!("the lifecycle `{name}` is not defined")).help(help))
        })
        .collect()
}

/// Every operation, action and component schema names its lifecycle, and every lifecycle is named by something.
pub(super) fn are_named_and_used(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let operations = outline.of_kind(Kind::Operation).chain(outline.of_kind(Kind::Extension(&ACTION)));
    let schemas = outline.components("schemas").filter_map(|(_, node)| outline.site_of(node));
    let mut problems: Vec<_> = operations
        .map(|(id, _)| id)
        .chain(schemas)
        .filter(|id| outline.sites[*id].reference.is_none() && outline.lacks(*id, "x-sdk-lifecycle"))
        .map(|id| {
            let what = outline.sites[id].kind.name();
            Problem::at(outline.place(id), format!("the {what} has no `x-sdk-lifecycle`"))
                .help("name one of x-sdk-lifecycles, or add one there")
        })
        .collect();
    let used: HashSet<_> = outline.sites.iter().filter_map(|site| site.node.text("x-sdk-lifecycle")).collect();
    let defined = outline.document.root.entries("x-sdk-lifecycles").filter(|(key, _)| !used.contains(&*key.text));
    problems.extend(defined.map(|(key, _)| {
        Problem::at(&key.place, format!("no item has the lifecycle `{}`", key.text)).help("remove it, or name it")
    }));
    problems
}

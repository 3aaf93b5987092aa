//! Parameters and headers.

use std::collections::HashMap;

use super::grammar::QUERY_STYLES;
use super::kind::Kind;
use super::outline::Outline;
use crate::document::Node;
use crate::model::{Place, Problem};

fn styles(location: &str) -> &'static [&'static str] {
    match location {
        "query" => QUERY_STYLES,
        "path" => &["matrix", "label", "simple"],
        "cookie" => &["form"],
        _ => &["simple"],
    }
}

/// Each parameter and header has either a schema or one content, and a style that its location has; path parameters are
/// required.
pub(super) fn are_sent_somehow(outline: &Outline<'_>) -> Vec<Problem> {
    let parameters = outline.of_kind(Kind::Parameter).chain(outline.of_kind(Kind::Header));
    parameters
        .flat_map(|(id, site)| {
            let place = outline.place(id);
            let node = site.node;
            let location = node.text("in").unwrap_or("header");
            let form = match (node.get("schema"), node.get("content")) {
                (None, None) => Some(
                    Problem::at(place, format!("the {} has no `schema`", site.kind.name()))
                        .help("say what its values are"),
                ),
                (Some(_), Some(content)) => Some(
                    Problem::at(&content.place, "`schema` and `content` exclude each other").help("remove one of them"),
                ),
                (None, Some(content)) => content.mapping().filter(|types| types.len() != 1).map(|types| {
                    Problem::at(&content.place, format!("`content` has {} media types", types.len())).help("leave one")
                }),
                (Some(_), None) => None,
            };
            [form, unknown_style(outline, node, location), optional_in_path(node, location, place)]
                .into_iter()
                .flatten()
        })
        .collect()
}

fn unknown_style(outline: &Outline<'_>, node: &Node, location: &str) -> Option<Problem> {
    let style = node.get("style")?;
    let text = style.as_str()?;
    let known = styles(location);
    (!known.contains(&text)).then(|| {
        let help = outline.suggest.meant(text, known.iter().copied(), || format!("did you mean `{}`?", known[0]));
        Problem::at(&style.place, format!("`in: {location}` has no style `{text}`")).help(help)
    })
}

fn optional_in_path(node: &Node, location: &str, place: &Place) -> Option<Problem> {
    let required = node.get("required").and_then(Node::as_bool) == Some(true);
    (location == "path" && !required).then(|| {
        let name = node.text("name").unwrap_or_default();
        Problem::at(place, format!("the path parameter `{name}` is not required")).help("add `required: true`")
    })
}

/// No list of parameters has two of the same name and location.
pub(super) fn are_unique(outline: &Outline<'_>) -> Vec<Problem> {
    let lists = outline.of_kind(Kind::PathItem).chain(outline.of_kind(Kind::Operation));
    let mut problems = Vec::new();
    for (_, site) in lists {
        let mut seen = HashMap::new();
        for written in site.node.items("parameters") {
            let Some(parameter) = outline.resolved(written) else { continue };
            let (Some(name), Some(location)) = (parameter.text("name"), parameter.text("in")) else { continue };
            if let Some(first) = seen.insert((name, location), &written.place) {
                problems.push(
                    Problem::at(&written.place, format!("the {location} parameter `{name}` is declared twice"))
                        .help(format!("the first is at {first}; remove one of them")),
                );
            }
        }
    }
    problems
}

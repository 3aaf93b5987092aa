//! Operations and their paths.

use std::collections::HashMap;

use super::context::Context;
use super::extensions::ACTION;
use crate::check::Kind;
use crate::document::Node;
use crate::model::{Problem, Version};

/// Every operation has an id, which no other operation or action has.
pub(super) fn ids_are_there_once(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for operation in outline.operations().filter(|operation| outline.lacks(operation.id, "operationId")) {
        problems.push(
            Problem::at(&operation.key.place, format!("{} has no `operationId`", operation.name()))
                .help("name it by its tag and what it does, such as `Vcenter.Hvc.Links_list`"),
        );
    }
    let owners = outline.of_kind(Kind::Operation).chain(outline.of_kind(Kind::Extension(&ACTION)));
    let mut ids: Vec<_> = owners.filter_map(|(_, site)| site.node.get("operationId")).collect();
    ids.sort_by_key(|node| &node.place);
    let mut seen = HashMap::new();
    for node in ids {
        let Some(id) = node.as_str() else { continue };
        if let Some(first) = seen.get(id) {
            problems.push(
                Problem::at(&node.place, format!("the operation id `{id}` is used a second time"))
                    .help(format!("the first is at {first}; give one of them another")),
            );
        } else {
            seen.insert(id, &node.place);
        }
    }
    problems
}

/// Every operation has one tag, the tag is declared at the root, and each declared tag has operations.
pub(super) fn have_one_tag(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let root = &outline.document.root;
    let declared: HashMap<&str, &Node> =
        root.items("tags").iter().filter_map(|tag| Some((tag.text("name")?, tag.get("name")?))).collect();
    let mut used = Vec::new();
    let mut problems = Vec::new();
    for operation in outline.operations() {
        let tags = operation.node.items("tags");
        if tags.len() != 1 {
            problems.push(
                Problem::at(&operation.key.place, format!("{} has {} tags", operation.name(), tags.len()))
                    .help("give it one, the service that it belongs to"),
            );
        }
        for tag in tags {
            let Some(name) = tag.as_str() else { continue };
            used.push(name);
            if !declared.contains_key(name) {
                let known = declared.keys().copied();
                let help = outline.suggest.nearest(name, known, "declare it in tags at the root");
                problems.push(Problem::at(&tag.place, format!("the tag `{name}` is not declared")).help(help));
            }
        }
    }
    let unused = declared.into_iter().filter(|(name, _)| !used.contains(name));
    problems.extend(unused.map(|(name, node)| {
        Problem::at(&node.place, format!("no operation has the tag `{name}`")).help("remove it, or use it")
    }));
    problems
}

/// Privileges are listed by the release that first asked for them.
pub(super) fn privileges_are_by_release(context: &Context<'_>) -> Vec<Problem> {
    let releases = context.outline.sites.iter().flat_map(|site| site.node.entries("x-sdk-privileges"));
    releases
        .filter(|(key, _)| Version::parse(&key.text).is_none())
        .map(|(key, _)| {
            Problem::at(&key.place, format!("`{}` is not a version", key.text))
                .help("list the privileges by the release that first asks for them: `\"8.0.1\": [HLM.Manage]`")
        })
        .collect()
}

/// What `security` names is a security scheme of the document.
pub(super) fn security_names_schemes(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let owners = outline.of_kind(Kind::OpenApi).chain(outline.of_kind(Kind::Operation));
    let names = owners.flat_map(|(_, site)| site.node.items("security")).filter_map(Node::mapping).flatten();
    names
        .filter(|(name, _)| outline.component("securitySchemes", &name.text).is_none())
        .map(|(name, _)| {
            let known = outline.components("securitySchemes").map(|(key, _)| key.text.as_str());
            let help = outline.suggest.nearest(&name.text, known, "add it to components.securitySchemes");
            Problem::at(&name.place, format!("there is no security scheme `{}`", name.text)).help(help)
        })
        .collect()
}

/// A path has no query.
pub(super) fn paths_have_no_query(context: &Context<'_>) -> Vec<Problem> {
    let paths = context.outline.document.root.entries("paths");
    paths
        .filter_map(|(key, _)| {
            let (path, query) = key.text.split_once('?')?;
            let name = query.split('=').next().unwrap_or(query);
            Some(Problem::at(&key.place, format!("the path `{}` has a query", key.text)).help(format!(
                "write `{path}`, and `{name}` as a required query parameter with one value; where operations share a \
                 method, with x-sdk-actions"
            )))
        })
        .collect()
}

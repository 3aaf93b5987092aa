//! Which timeline an item has.

use crate::check::{Extensions, outline};
use crate::document::{Document, Node};
use crate::model::{Problem, Problems};

/// The timeline that is named, or that an item has for itself.
pub(super) fn timeline<'d>(document: &'d Document, item: &'d str) -> Result<&'d str, Problems> {
    if document.root.entries("x-sdk-lifecycles").any(|(key, _)| key.text == item) {
        return Ok(item);
    }
    let Some(node) = find(document, item) else {
        return Err(unknown(document, item).into());
    };
    let Some(name) = node.text("x-sdk-lifecycle") else {
        let problem = Problem::at(&node.place, format!("`{item}` has the timeline of what it is in"));
        return Err(problem.help("give it one of its own: define it in x-sdk-lifecycles, and name it here").into());
    };
    let others = named(&document.root, name);
    if others > 1 {
        let problem = Problem::at(&node.place, format!("`{item}` is one of {others} that have the timeline `{name}`"));
        let help = format!(
            "change all of them by `{name}`; or copy the timeline in x-sdk-lifecycles under another name, and name that here"
        );
        return Err(problem.help(help).into());
    }
    Ok(name)
}

/// How many objects name a timeline.
fn named(node: &Node, name: &str) -> usize {
    let own = usize::from(node.text("x-sdk-lifecycle") == Some(name));
    let members = node.mapping().into_iter().flatten().map(|(_, node)| node);
    own + members.chain(node.sequence().into_iter().flatten()).map(|node| named(node, name)).sum::<usize>()
}

fn find<'d>(document: &'d Document, item: &str) -> Option<&'d Node> {
    let root = &document.root;
    let schemas = root.get("components").and_then(|components| components.get("schemas"));
    let member = |(schema, member): (&str, &str)| {
        let schema = schemas?.get(schema)?;
        let inside = |list: &str| schema.get(list).and_then(|members| members.get(member));
        inside("properties").or_else(|| inside("x-sdk-constants"))
    };
    operations(root)
        .find(|operation| operation.text("operationId") == Some(item))
        .or_else(|| schemas?.get(item))
        .or_else(|| item.rsplit_once('.').and_then(member))
        .or_else(|| root.get("x-sdk-ids")?.get(item))
}

/// Operations and actions.
fn operations(root: &Node) -> impl Iterator<Item = &Node> {
    let paths = root.entries("paths").filter_map(|(_, path)| path.mapping()).flatten().map(|(_, operation)| operation);
    paths.flat_map(|operation| {
        std::iter::once(operation).chain(operation.entries("x-sdk-actions").map(|(_, action)| action))
    })
}

fn unknown(document: &Document, item: &str) -> Problem {
    let outline = outline(document, Extensions::Any);
    let operations = operations(&document.root).filter_map(|operation| operation.text("operationId"));
    let schemas = outline.components("schemas").map(|(key, _)| key.text.as_str());
    let timelines = document.root.entries("x-sdk-lifecycles").map(|(key, _)| key.text.as_str());
    let known = timelines.chain(operations).chain(schemas);
    let help = outline.suggest.nearest(item, known, "define a timeline in x-sdk-lifecycles");
    Problem::new(format!("there is no timeline or item `{item}`")).help(help)
}

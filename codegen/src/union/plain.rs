//! Lets each operation say all of itself, so that those of two releases can be compared: what references to parameters,
//! bodies, responses and headers lead to stands in their place, and what a path or the document says for all stands in each.

use super::views::set;
use crate::check::METHODS;
use crate::document::{Document, Key, Node, Value};
use crate::model::Problem;

/// The components that are put where they are used.
const IN_PLACE: [&str; 4] = ["parameters", "requestBodies", "responses", "headers"];

/// How many references may follow one another; `check` refuses circles.
const LONGEST_CHAIN: usize = 64;

/// Writes everything out.
pub(super) fn write_out(document: &mut Document) {
    let components = document.root.clone();
    if let Some(paths) = document.root.at_mut("/paths").and_then(Node::mapping_mut) {
        for (_, item) in paths.iter_mut() {
            in_place(item, &components, 0);
            for_all(item, &components);
        }
    }
    if let Some(sections) = document.root.at_mut("/components").and_then(Node::mapping_mut) {
        IN_PLACE.into_iter().for_each(|section| {
            sections.remove(section);
        });
    }
    if let Some(root) = document.root.mapping_mut() {
        root.remove("security");
    }
}

/// A document that has timelines of its own is a union already.
pub(super) fn refuse_timelines(document: &Document) -> Option<Problem> {
    let (key, _) = document.root.mapping()?.entry("x-sdk-lifecycles")?;
    let problem = Problem::at(&key.place, "this document speaks of several releases itself");
    Some(problem.help("give documents of one release each; or this one alone, without a release before its name"))
}

fn in_place(node: &mut Node, root: &Node, depth: usize) {
    for _ in 0..LONGEST_CHAIN {
        let Some(target) = node.text("$ref").filter(|text| is_in_place(text)) else { break };
        let Some(target) = crate::document::percent_decode(target.trim_start_matches('#')).and_then(|p| root.at(&p))
        else {
            break;
        };
        *node = target.clone();
    }
    if depth > LONGEST_CHAIN {
        return;
    }
    match &mut node.value {
        Value::Mapping(mapping) => mapping.iter_mut().for_each(|(_, node)| in_place(node, root, depth + 1)),
        Value::Sequence(items) => items.iter_mut().for_each(|node| in_place(node, root, depth + 1)),
        _ => {}
    }
}

fn is_in_place(reference: &str) -> bool {
    let section = reference.strip_prefix("#/components/").and_then(|rest| rest.split('/').next());
    section.is_some_and(|section| IN_PLACE.contains(&section))
}

/// What a path and the document say for all of their operations.
fn for_all(item: &mut Node, root: &Node) {
    let (parameters, servers) = (item.items("parameters").to_vec(), item.get("servers").cloned());
    let Some(item) = item.mapping_mut() else { return };
    item.remove("parameters");
    item.remove("servers");
    for (_, operation) in item.iter_mut().filter(|(key, _)| METHODS.contains(&key.text.as_str())) {
        let own = operation.items("parameters").to_vec();
        let is_new = |shared: &&Node| own.iter().all(|own| identity(own) != identity(shared));
        let all: Vec<Node> = parameters.iter().filter(is_new).cloned().chain(own.iter().cloned()).collect();
        let place = operation.place.clone();
        let absent = |operation: &Node, name: &str| operation.get(name).is_none();
        if !all.is_empty() {
            set(operation, "parameters", Node { place, value: Value::Sequence(all) });
        }
        for (name, shared) in [("servers", servers.as_ref()), ("security", root.get("security"))] {
            if let Some(shared) = shared.filter(|_| absent(operation, name)) {
                set(operation, name, shared.clone());
            }
        }
    }
}

fn identity(parameter: &Node) -> (Option<&str>, Option<&str>) {
    (parameter.text("in"), parameter.text("name"))
}

/// Calls schemas of a document as a later release calls them: the component, and all that refers to it.
pub(super) fn rename(document: &mut Document, old: &str, new: &str) {
    let pointer = |name: &str| format!("#{}", crate::document::pointer(["components", "schemas", name]));
    if let Some(schemas) = document.root.at_mut("/components/schemas").and_then(Node::mapping_mut) {
        let entries: Vec<(Key, Node)> = schemas.iter().map(|(key, node)| (key.clone(), node.clone())).collect();
        schemas.retain(|_, _| false);
        for (mut key, node) in entries {
            if key.text == old {
                new.clone_into(&mut key.text);
            }
            schemas.insert(key, node);
        }
    }
    point(&mut document.root, &pointer(old), &pointer(new), (old, new));
}

fn point(node: &mut Node, old: &str, new: &str, names: (&str, &str)) {
    match &mut node.value {
        Value::Mapping(mapping) => {
            for (key, node) in mapping.iter_mut() {
                match (&*key.text, &mut node.value) {
                    ("$ref", Value::String(text)) if text == old => new.clone_into(text),
                    ("mapping", Value::Mapping(tags)) => tags.iter_mut().for_each(|(_, tag)| {
                        if let Value::String(text) = &mut tag.value {
                            let to = if text == old { Some(new) } else { (text == names.0).then_some(names.1) };
                            to.into_iter().for_each(|to| to.clone_into(text));
                        }
                    }),
                    _ => point(node, old, new, names),
                }
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|node| point(node, old, new, names)),
        _ => {}
    }
}

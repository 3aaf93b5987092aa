//! What is left of a document when whatever has a fault is left out, and whatever needs that.
//!
//! A fault of an operation or of a component has its place inside of it. One of the document itself has not, and stays.

use std::collections::{BTreeMap, HashMap};

use crate::check::METHODS;
use crate::document::{Document, Node, Value, pointer};
use crate::model::{Place, Problem, Problems};

/// Leaves out what has faults until `check` finds none; what that was. The checks know whose references lead to what is
/// gone.
///
/// # Errors
///
/// The faults that no operation and no component has; all of them if no operation is left.
pub(crate) fn without_faults(
    document: &mut Document,
    check: impl Fn(&Document) -> Problems,
) -> Result<Vec<Problem>, Problems> {
    let mut refused = Vec::new();
    let mut first = None;
    loop {
        let faults = check(document);
        if faults.is_empty() {
            return match first {
                Some(first) if !has_operations(document) => Err(first),
                _ => Ok(refused),
            };
        }
        first.get_or_insert_with(|| faults.clone());
        let owners = owners(document, faults.iter().filter_map(|fault| fault.place.as_ref()));
        let mut faulty: BTreeMap<&str, (&str, &Problem)> = BTreeMap::new();
        for fault in &faults {
            let found = fault.place.as_ref().and_then(|place| owners.get(place)).into_iter().flatten();
            found.for_each(|(name, pointer)| {
                faulty.entry(pointer).or_insert((name, fault));
            });
        }
        if faulty.is_empty() {
            return Err(faults);
        }
        let mut gone = Vec::new();
        for (pointer, (name, fault)) in faulty {
            let place = fault.place.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
            refused.push(Problem::refused(name, pointer, format!("{}{place}", fault.message)));
            gone.push(pointer.to_owned());
        }
        for pointer in gone {
            document.root.remove(&pointer);
        }
        // A path without operations is nothing that anybody misses.
        if let Some(paths) = document.root.at_mut("/paths").and_then(Node::mapping_mut) {
            paths.retain(|key, item| {
                key.text.starts_with("x-") || METHODS.iter().any(|method| item.get(method).is_some())
            });
        }
    }
}

fn has_operations(document: &Document) -> bool {
    let mut items = document.root.entries("paths").map(|(_, item)| item);
    items.any(|item| METHODS.iter().any(|method| item.get(method).is_some()))
}

/// The operations and components that a place is in: name and pointer.
type Owners<'f> = HashMap<&'f Place, Vec<(String, String)>>;

/// For each of some places the operations and components that it is in. What is at a path alone is in all of its
/// operations.
fn owners<'f>(document: &Document, wanted: impl Iterator<Item = &'f Place>) -> Owners<'f> {
    let mut owners: Owners<'f> = wanted.map(|place| (place, Vec::new())).collect();
    for (path, item) in document.root.entries("paths") {
        let mut all = Vec::new();
        for (method, operation) in METHODS.iter().filter_map(|method| item.mapping()?.entry(method)) {
            let id = operation.text("operationId").map(str::to_owned);
            let name = id.unwrap_or_else(|| format!("{} {}", method.text.to_ascii_uppercase(), path.text));
            let owner = (format!("operation {name}"), pointer(["paths", &path.text, &method.text]));
            all.push(owner.clone());
            own(&mut owners, &method.place, &owner);
            places(operation, &mut |place| own(&mut owners, place, &owner));
        }
        let shared = item.mapping().into_iter().flatten().filter(|(key, _)| !METHODS.contains(&key.text.as_str()));
        for owner in &all {
            own(&mut owners, &path.place, owner);
            own(&mut owners, &item.place, owner);
        }
        for (key, node) in shared {
            for owner in &all {
                own(&mut owners, &key.place, owner);
                places(node, &mut |place| own(&mut owners, place, owner));
            }
        }
        if all.is_empty() {
            let owner = (format!("path {}", path.text), pointer(["paths", &path.text]));
            own(&mut owners, &path.place, &owner);
            places(item, &mut |place| own(&mut owners, place, &owner));
        }
    }
    let sections = document.root.get("components").and_then(Node::mapping).into_iter().flatten();
    for (section, components) in sections {
        for (key, component) in components.mapping().into_iter().flatten() {
            let owner = (
                format!("{} {}", singular(&section.text), key.text),
                pointer(["components", &section.text, &key.text]),
            );
            own(&mut owners, &key.place, &owner);
            places(component, &mut |place| own(&mut owners, place, &owner));
        }
    }
    owners
}

fn own(owners: &mut Owners<'_>, place: &Place, owner: &(String, String)) {
    if let Some(all) = owners.get_mut(place)
        && !all.contains(owner)
    {
        all.push(owner.clone());
    }
}

fn singular(section: &str) -> &str {
    match section {
        "requestBodies" => "request body",
        other => other.strip_suffix('s').unwrap_or(other),
    }
}

/// Every place in a node.
fn places<'d>(node: &'d Node, say: &mut impl FnMut(&'d Place)) {
    say(&node.place);
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|node| places(node, say)),
        Value::Mapping(mapping) => mapping.iter().for_each(|(key, node)| {
            say(&key.place);
            places(node, say);
        }),
        _ => {}
    }
}

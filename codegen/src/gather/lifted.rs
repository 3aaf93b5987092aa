//! Schemas that become components because references lead to them.

use indexmap::IndexMap;

use super::component_names::names;
use super::files::Target;
use crate::document::{Document, Key, Mapping, Node, Value, pointer};

/// What such a component is called until all are known, as its name depends on who else wants it.
const NUMBER: &str = "#gathered:";

/// The schemas, in the order in which they were met.
#[derive(Default)]
pub(super) struct Lifted {
    found: IndexMap<Target, Option<Node>>,
}

/// Whether a schema is text, a number or a truth value, for which a name would say nothing.
pub(super) fn is_plain_value(schema: &Node) -> bool {
    let is_shaped = ["enum", "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "$ref"]
        .iter()
        .any(|member| schema.get(member).is_some());
    !is_shaped && matches!(schema.text("type"), Some("string" | "integer" | "number" | "boolean"))
}

impl Lifted {
    /// The reference to a schema, and whether this is the first.
    pub(super) fn reserve(&mut self, target: &Target) -> (String, bool) {
        let entry = self.found.entry(target.clone());
        let reference = format!("{NUMBER}{}", entry.index());
        let is_new = matches!(entry, indexmap::map::Entry::Vacant(_));
        entry.or_insert(None);
        (reference, is_new)
    }

    /// What the schema is, with all that is in it gathered too.
    pub(super) fn fill(&mut self, target: &Target, node: Node) {
        self.found.insert(target.clone(), Some(node));
    }

    /// Makes the schemas components of the document, in the order of their names.
    pub(super) fn put_into(self, document: &mut Document) {
        if self.found.is_empty() {
            return;
        }
        let own = document.root.get("components").into_iter().flat_map(|components| components.entries("schemas"));
        let taken = own.map(|(key, _)| key.text.clone()).collect();
        let names = names(&document.file, self.found.keys(), &taken);
        let mut nodes: Vec<(Target, String, Node)> = self
            .found
            .into_iter()
            .zip(&names)
            .filter_map(|((target, node), name)| Some((target, name.clone(), node?)))
            .collect();
        one_type_each(document, &mut nodes);
        nodes.sort_by(|a, b| a.1.cmp(&b.1));
        let components = document.root.member_mapping("components");
        let schemas = components.map(|components| {
            let place = nodes[0].2.place.clone();
            if !components.contains("schemas") {
                let key = Key { text: "schemas".to_owned(), place: place.clone() };
                components.insert(key, Node { place, value: Value::Mapping(Mapping::default()) });
            }
            components.get_mut("schemas")
        });
        if let Some(schemas) = schemas.flatten().and_then(Node::mapping_mut) {
            for (_, name, node) in nodes {
                schemas.insert(Key { text: name, place: node.place.clone() }, node);
            }
        }
        name_references(&mut document.root, &names);
    }
}

/// A schema in the middle of another one, to which a reference leads, is now a component: where it stood, it is referred
/// to as well.
fn one_type_each(document: &mut Document, nodes: &mut [(Target, String, Node)]) {
    let mut inner: Vec<(Target, String)> =
        nodes.iter().map(|(target, name, _)| (target.clone(), name.clone())).collect();
    // The innermost first: what they stand in goes too.
    inner.sort_by(|a, b| b.0.pointer.len().cmp(&a.0.pointer.len()).then_with(|| a.cmp(b)));
    for (target, name) in inner {
        let reference = |node: &Node| {
            let place = node.place.clone();
            let text = format!("#{}", pointer(["components", "schemas", &name]));
            let key = Key { text: "$ref".to_owned(), place: place.clone() };
            let mut mapping = Mapping::default();
            mapping.insert(key, Node { place: place.clone(), value: Value::String(text) });
            Node { place, value: Value::Mapping(mapping) }
        };
        let replace = |root: &mut Node, path: &str| {
            if let Some(node) = root.at_mut(path).filter(|node| node.get("$ref").is_none()) {
                *node = reference(node);
            }
        };
        if target.file == document.file {
            replace(&mut document.root, &target.pointer);
        }
        for (holder, _, node) in nodes.iter_mut().filter(|(holder, ..)| holder.file == target.file) {
            let path = target.pointer.strip_prefix(&holder.pointer).filter(|rest| rest.starts_with('/'));
            if let Some(path) = path {
                replace(node, path);
            }
        }
    }
}

/// Puts the names where the numbers are.
fn name_references(node: &mut Node, names: &[String]) {
    match &mut node.value {
        Value::String(text) => {
            let number = text.strip_prefix(NUMBER).and_then(|number| number.parse::<usize>().ok());
            if let Some(name) = number.and_then(|number| names.get(number)) {
                *text = format!("#{}", pointer(["components", "schemas", name]));
            }
        }
        Value::Sequence(items) => items.iter_mut().for_each(|node| name_references(node, names)),
        Value::Mapping(mapping) => mapping.iter_mut().for_each(|(_, node)| name_references(node, names)),
        _ => {}
    }
}

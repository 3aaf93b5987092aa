//! Path templates and the parameters that are declared for them.
//!
//! One that is not declared is text, as a path is; one that the path lacks cannot be sent.

use std::collections::HashSet;

use crate::check::{METHODS, template};
use crate::document::{Document, Key, Mapping, Node, Value, pointer};
use crate::model::{Place, Problem};

/// Makes each template and its parameters agree.
pub(super) fn agree(document: &mut Document, told: &mut Vec<Problem>) {
    let mut edits = Vec::new();
    for (key, item) in document.root.entries("paths") {
        let Ok(names) = template(&key.text) else { continue };
        let shared = declared(document, item);
        let operations = METHODS.iter().filter_map(|method| item.mapping()?.entry(method));
        for (method, operation) in operations.clone() {
            let own = declared(document, operation);
            for name in names.iter().filter(|name| !own.iter().chain(&shared).any(|declared| declared == *name)) {
                let message = format!(
                    "{} {} does not declare `{{{name}}}`; taken as text",
                    method.text.to_ascii_uppercase(),
                    key.text
                );
                told.push(Problem::at(&method.place, message));
                edits.push((
                    pointer(["paths", &key.text, &method.text]),
                    Edit::Declare((*name).to_owned(), method.place.clone()),
                ));
            }
        }
        let holders = operations.map(|(method, operation)| (pointer(["paths", &key.text, &method.text]), operation));
        for (at, holder) in holders.chain([(pointer(["paths", &key.text]), item)]) {
            let strays: HashSet<usize> = strays(document, holder, &names).collect();
            for index in &strays {
                let place = &holder.items("parameters")[*index].place;
                told.push(Problem::at(place, format!("the path `{}` has no such parameter; it is left out", key.text)));
            }
            if !strays.is_empty() {
                edits.push((at, Edit::Remove(strays)));
            }
        }
    }
    for (at, edit) in edits {
        if let Some(mapping) = document.root.at_mut(&at).and_then(Node::mapping_mut) {
            edit.make(mapping);
        }
    }
}

enum Edit {
    Declare(String, Place),
    Remove(HashSet<usize>),
}

impl Edit {
    fn make(self, holder: &mut Mapping) {
        match self {
            Self::Declare(name, place) => {
                let key = Key { text: "parameters".to_owned(), place: place.clone() };
                let parameter = text_in_path(&name, &place);
                match holder.get_mut("parameters").map(|node| &mut node.value) {
                    Some(Value::Sequence(parameters)) => parameters.push(parameter),
                    Some(_) => {}
                    None => holder.insert(key, Node { place, value: Value::Sequence(vec![parameter]) }),
                }
            }
            Self::Remove(strays) => {
                if let Some(Value::Sequence(parameters)) = holder.get_mut("parameters").map(|node| &mut node.value) {
                    let mut index = 0..;
                    parameters.retain(|_| index.next().is_none_or(|index| !strays.contains(&index)));
                }
            }
        }
    }
}

fn declared(document: &Document, holder: &Node) -> Vec<String> {
    let parameters = holder.items("parameters").iter().map(|written| resolved(document, written));
    parameters
        .filter(|parameter| parameter.text("in") == Some("path"))
        .filter_map(|parameter| parameter.text("name").map(str::to_owned))
        .collect()
}

/// The positions of the path parameters that are not in the path.
fn strays<'a>(document: &'a Document, holder: &'a Node, names: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    let parameters = holder.items("parameters").iter().map(|written| resolved(document, written));
    parameters.enumerate().filter_map(|(index, parameter)| {
        let name = parameter.text("name").filter(|_| parameter.text("in") == Some("path"))?;
        (!names.contains(&name)).then_some(index)
    })
}

fn resolved<'a>(document: &'a Document, mut node: &'a Node) -> &'a Node {
    // A longer chain is a circle, which the checks refuse.
    for _ in 0..64 {
        let Some(next) = node.text("$ref").and_then(|reference| document.resolve(reference)) else { break };
        node = next;
    }
    node
}

fn text_in_path(name: &str, place: &Place) -> Node {
    let node = |value| Node { place: place.clone(), value };
    let text = |text: &str| node(Value::String(text.to_owned()));
    let object = |members: [(&str, Node); 1]| {
        let mut mapping = Mapping::default();
        members
            .into_iter()
            .for_each(|(key, node)| mapping.insert(Key { text: key.to_owned(), place: place.clone() }, node));
        mapping
    };
    let mut parameter = object([("name", text(name))]);
    let rest = [
        ("in", text("path")),
        ("required", node(Value::Bool(true))),
        ("schema", node(Value::Mapping(object([("type", text("string"))])))),
    ];
    rest.into_iter().for_each(|(key, node)| parameter.insert(Key { text: key.to_owned(), place: place.clone() }, node));
    node(Value::Mapping(parameter))
}

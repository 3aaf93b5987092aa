//! The types of the tree.

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::MutableKeys;
use serde_json::Number;

use super::pointer::segments;
use crate::model::Place;

/// A text and the name under which messages speak of it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file as it shall be shown in messages, with forward slashes.
    pub path: String,
    /// What the file holds.
    pub text: String,
}

/// A document whose syntax is right; nothing else is known of it.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file as messages show it.
    pub file: Arc<str>,
    /// The whole document.
    pub root: Node,
}

/// A value and where it begins.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where the value begins. What an alias repeats has the place where it is written out.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// What a node holds: the data model of JSON.
#[derive(Clone, Debug)]
pub enum Value {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    String(String),
    /// An ordered list.
    Sequence(Vec<Node>),
    /// Values by key.
    Mapping(Mapping),
}

/// A key of a mapping and where it begins. Two keys are equal if their texts are.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key as it was written; `200` and `"200"` are the same key.
    pub text: String,
    /// Where the key begins.
    pub place: Place,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.text
    }
}

/// Keys and values in the order in which they were written; looking up a key takes constant time.
#[derive(Clone, Debug, Default)]
pub struct Mapping(pub(super) IndexMap<Key, Node>);

impl Mapping {
    /// The entries in their order.
    pub fn iter(&self) -> indexmap::map::Iter<'_, Key, Node> {
        self.0.iter()
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.0.get(key)
    }

    /// A key as it was written, and its value.
    pub fn entry(&self, key: &str) -> Option<(&Key, &Node)> {
        self.0.get_key_value(key)
    }

    /// Whether there is such a key.
    pub fn contains(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.0.get_mut(key)
    }

    /// The entries in their order, the values to be changed.
    pub(crate) fn iter_mut(&mut self) -> indexmap::map::IterMut<'_, Key, Node> {
        self.0.iter_mut()
    }

    /// Puts an entry in. One of this key keeps its position, and is now what and where the new one is.
    pub(crate) fn insert(&mut self, key: Key, node: Node) {
        if let Some((_, own, value)) = self.0.get_full_mut2(&*key.text) {
            *own = key;
            *value = node;
        } else {
            self.0.insert(key, node);
        }
    }

    /// Takes an entry out; the others keep their order.
    pub(crate) fn remove(&mut self, key: &str) -> Option<Node> {
        self.0.shift_remove(key)
    }

    /// Keeps the entries that a test finds good.
    pub(crate) fn retain(&mut self, mut good: impl FnMut(&Key, &mut Node) -> bool) {
        self.0.retain(|key, node| good(key, node));
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = (&'a Key, &'a Node);
    type IntoIter = indexmap::map::Iter<'a, Key, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Document {
    /// The node of a JSON pointer (`/paths/~1api~1session/post`); the empty pointer is the root.
    pub fn get(&self, pointer: &str) -> Option<&Node> {
        self.entry(pointer).map(|(_, node)| node)
    }

    /// The key under which the node of a JSON pointer stands, if it stands in a mapping, and the node.
    pub fn entry(&self, pointer: &str) -> Option<(Option<&Key>, &Node)> {
        self.root.entry_at(pointer)
    }

    /// The place of the nearest node that is there: that of the pointer, else of what would have held it.
    ///
    /// Messages about something that is absent point there.
    pub fn place(&self, pointer: &str) -> &Place {
        let mut rest = pointer;
        loop {
            match self.entry(rest) {
                Some((Some(key), _)) => return &key.place,
                Some((None, node)) => return &node.place,
                None => rest = rest.rfind('/').map_or("", |end| &rest[..end]),
            }
        }
    }

    /// What a local reference (`#/components/schemas/Info`) points at.
    pub fn resolve(&self, reference: &str) -> Option<&Node> {
        self.get(&super::pointer::of_reference(reference)?)
    }
}

impl Node {
    /// What a JSON pointer that begins at this node leads to.
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        self.entry_at(pointer).map(|(_, node)| node)
    }

    fn entry_at(&self, pointer: &str) -> Option<(Option<&Key>, &Node)> {
        segments(pointer)?.try_fold((None, self), |(_, node), segment| match &node.value {
            Value::Mapping(mapping) => mapping.entry(&segment).map(|(key, node)| (Some(key), node)),
            Value::Sequence(items) => items.get(segment.parse::<usize>().ok()?).map(|node| (None, node)),
            _ => None,
        })
    }

    /// The member of a mapping; `None` for anything else.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.mapping()?.get(key)
    }

    /// The text of a member.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_str()
    }

    /// The entries of a mapping member; nothing if it is absent or something else.
    pub fn entries(&self, key: &str) -> impl Iterator<Item = (&Key, &Node)> {
        self.get(key).and_then(Node::mapping).into_iter().flatten()
    }

    /// The items of a sequence member; nothing if it is absent or something else.
    pub fn items(&self, key: &str) -> &[Node] {
        self.get(key).and_then(Node::sequence).unwrap_or_default()
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The mapping, if this is one.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The items, if this is a sequence.
    pub fn sequence(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// What kind of value this is, for messages: `a string`, `a mapping`, …
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// The same value without places.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(value) => (*value).into(),
            Value::Number(number) => number.clone().into(),
            Value::String(text) => text.clone().into(),
            Value::Sequence(items) => items.iter().map(Node::to_json).collect(),
            Value::Mapping(mapping) => mapping.iter().map(|(key, node)| (key.text.clone(), node.to_json())).collect(),
        }
    }
}

impl Document {
    /// The document without places.
    pub fn to_json(&self) -> serde_json::Value {
        self.root.to_json()
    }
}

//! One item as each release has it.

use indexmap::IndexMap;

use crate::document::{Key, Mapping, Node, Value};
use crate::model::{Place, Version};

/// An item in one release.
#[derive(Clone, Copy, Debug)]
pub(super) struct View<'a> {
    /// Which release, by its number in the list of all.
    pub(super) release: usize,
    /// Where messages say that it is.
    pub(super) place: &'a Place,
    pub(super) node: &'a Node,
}

impl<'a> View<'a> {
    pub(super) fn of(release: usize, node: &'a Node) -> Self {
        Self { release, place: &node.place, node }
    }

    /// A member of it.
    pub(super) fn get(self, member: &str) -> Option<View<'a>> {
        let (key, node) = self.node.mapping()?.entry(member)?;
        Some(View { release: self.release, place: &key.place, node })
    }
}

/// The views of a member, in those releases that have it.
pub(super) fn member<'a>(views: &[View<'a>], name: &str) -> Vec<View<'a>> {
    views.iter().filter_map(|view| view.get(name)).collect()
}

/// The entries of mappings by key, each in those releases that have it. They stand as in the newest, what only older
/// ones have behind.
pub(super) fn by_key<'a>(views: &[View<'a>]) -> IndexMap<&'a str, Vec<View<'a>>> {
    let mut found: IndexMap<&str, Vec<View<'_>>> = IndexMap::new();
    for view in views.iter().rev() {
        for (key, node) in view.node.mapping().into_iter().flatten() {
            let view = View { release: view.release, place: &key.place, node };
            found.entry(&key.text).or_default().insert(0, view);
        }
    }
    found
}

/// The newest of several views; there is always one.
pub(super) fn newest<'a>(views: &[View<'a>]) -> Option<View<'a>> {
    views.last().copied()
}

/// The numbers of the releases.
pub(super) fn releases(views: &[View<'_>]) -> Vec<usize> {
    views.iter().map(|view| view.release).collect()
}

/// Whether all say the same, places aside.
pub(super) fn agree(views: &[View<'_>]) -> bool {
    views.windows(2).all(|pair| same(pair[0].node, pair[1].node))
}

/// Whether two values are the same, places and the order of members aside.
pub(super) fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(one), Value::Bool(other)) => one == other,
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::String(one), Value::String(other)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            let has = |(key, node): (&Key, &Node)| other.get(&key.text).is_some_and(|other| same(node, other));
            one.len() == other.len() && one.iter().all(has)
        }
        _ => false,
    }
}

/// A value that no document has.
pub(super) fn made(place: &Place, value: Value) -> Node {
    Node { place: place.clone(), value }
}

/// A text that no document has.
pub(super) fn text(place: &Place, text: impl Into<String>) -> Node {
    made(place, Value::String(text.into()))
}

/// Sets a member of a mapping.
pub(super) fn set(node: &mut Node, name: &str, value: Node) {
    if let Some(mapping) = node.mapping_mut() {
        match mapping.get_mut(name) {
            Some(own) => *own = value,
            None => mapping.insert(Key { text: name.to_owned(), place: value.place.clone() }, value),
        }
    }
}

/// Takes a member out.
pub(super) fn unset(node: &mut Node, name: &str) {
    if let Some(mapping) = node.mapping_mut() {
        mapping.remove(name);
    }
}

/// Entries as a mapping.
pub(super) fn mapping(place: &Place, entries: Vec<(Key, Node)>) -> Node {
    let mut mapping = Mapping::default();
    for (key, node) in entries {
        mapping.insert(key, node);
    }
    made(place, Value::Mapping(mapping))
}

/// `from 9.0.0 on`, `up to 8.0.2`, `in 9.0.0`: some of the releases that documents were given for, in words.
pub(super) fn when(some: &[usize], all: &[Version]) -> String {
    let (Some(first), Some(last)) = (some.first(), some.last()) else { return "nowhere".to_owned() };
    let has_no_gap = last - first + 1 == some.len();
    if has_no_gap && last + 1 == all.len() {
        return format!("from {} on", all[*first]);
    }
    if has_no_gap && *first == 0 {
        return format!("up to {}", all[*last]);
    }
    let names: Vec<&str> = some.iter().map(|release| all[*release].as_str()).collect();
    format!("in {}", names.join(", "))
}

/// The key of an entry, where the newest release has it.
pub(super) fn key_of(views: &[View<'_>], name: &str) -> Option<Key> {
    Some(Key { text: name.to_owned(), place: newest(views)?.place.clone() })
}

//! Changes of a tree: what overlays and repairs do to a document before it is checked.

use super::pointer::{segments, unescape};
use super::{Key, Mapping, Node, Value};

impl Node {
    /// What a JSON pointer that begins at this node leads to, to be changed.
    pub(crate) fn at_mut(&mut self, pointer: &str) -> Option<&mut Node> {
        segments(pointer)?.try_fold(self, |node, segment| match &mut node.value {
            Value::Mapping(mapping) => mapping.get_mut(&segment),
            Value::Sequence(items) => items.get_mut(segment.parse::<usize>().ok()?),
            _ => None,
        })
    }

    /// The entries, if this is a mapping, to be changed.
    pub(crate) fn mapping_mut(&mut self) -> Option<&mut Mapping> {
        match &mut self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The mapping of a member, made where there is none.
    pub(crate) fn member_mapping(&mut self, key: &str) -> Option<&mut Mapping> {
        let place = self.place.clone();
        let mapping = self.mapping_mut()?;
        if !mapping.contains(key) {
            let key = Key { text: key.to_owned(), place: place.clone() };
            mapping.insert(key, Node { place, value: Value::Mapping(Mapping::default()) });
        }
        mapping.get_mut(key)?.mapping_mut()
    }

    /// Takes out what a JSON pointer that begins at this node leads to; `None` if that is this node itself, or nothing.
    pub(crate) fn remove(&mut self, pointer: &str) -> Option<()> {
        let (holder, key) = pointer.rsplit_once('/')?;
        match &mut self.at_mut(holder)?.value {
            Value::Mapping(mapping) => {
                mapping.remove(&unescape(key));
            }
            Value::Sequence(items) => {
                let index = key.parse::<usize>().ok().filter(|index| *index < items.len())?;
                items.remove(index);
            }
            _ => {}
        }
        Some(())
    }
}

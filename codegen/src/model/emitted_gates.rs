//! The gates of everything that was emitted, read from the trees that are printed.

use std::collections::HashMap;

/// The feature that an emitted item needs, by its path: `hvc::links::Info::link`.
#[derive(Clone, Debug, Default)]
pub(crate) struct EmittedGates {
    by_path: HashMap<String, Option<String>>,
}

impl EmittedGates {
    /// The gate of the item at `path`; nothing if no such item was emitted.
    pub(crate) fn of(&self, path: &str) -> Option<Option<String>> {
        self.by_path.get(path).cloned()
    }

    /// Notes an item. A constructor may have the name of a property, which stands before it: the first one counts.
    pub(crate) fn insert(&mut self, path: String, gate: Option<String>) {
        self.by_path.entry(path).or_insert(gate);
    }
}

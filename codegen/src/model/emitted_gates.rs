//! The gates of everything that was emitted, read from the trees that are printed.

use std::collections::{BTreeSet, HashMap};

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

    /// The paths of what needs a feature.
    pub(crate) fn gated(&self) -> BTreeSet<String> {
        self.by_path.iter().filter(|(_, gate)| gate.is_some()).map(|(path, _)| path.clone()).collect()
    }

    /// The paths of all items.
    pub(crate) fn paths(&self) -> BTreeSet<String> {
        self.by_path.keys().cloned().collect()
    }

    /// Notes an item. A constructor may have the name of a property, which stands before it: the first one counts.
    pub(crate) fn insert(&mut self, path: String, gate: Option<String>) {
        self.by_path.entry(path).or_insert(gate);
    }
}

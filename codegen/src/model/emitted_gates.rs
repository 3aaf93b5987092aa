//! The gates of everything that was emitted, read from the trees that are printed.

use std::collections::{BTreeSet, HashMap};

/// The feature that an emitted item needs, by its path: `hvc::links::Info::link`.
#[derive(Clone, Debug, Default)]
pub(crate) struct EmittedGates {
    by_path: HashMap<String, Option<String>>,
    /// Where an item is that a module only names.
    named: HashMap<String, String>,
}

impl EmittedGates {
    /// The gate of the item at `path`; nothing if no such item was emitted.
    pub(crate) fn of(&self, path: &str) -> Option<Option<String>> {
        let named = || {
            let ends = path.match_indices("::").map(|(at, _)| at).chain([path.len()]);
            let (end, home) = ends.filter_map(|end| Some((end, self.named.get(&path[..end])?))).next()?;
            self.by_path.get(&format!("{home}{}", &path[end..]))
        };
        self.by_path.get(path).or_else(named).cloned()
    }

    /// The paths of all that is behind a feature.
    pub(crate) fn gated(&self) -> BTreeSet<String> {
        self.by_path.iter().filter(|(_, gate)| gate.is_some()).map(|(path, _)| path.clone()).collect()
    }

    /// Notes that what is at `home` has another path as well.
    pub(crate) fn name(&mut self, path: String, home: String) {
        self.named.insert(path, home);
    }

    /// Notes an item. A constructor may have the name of a property, which stands before it: the first one counts.
    pub(crate) fn insert(&mut self, path: String, gate: Option<String>) {
        self.by_path.entry(path).or_insert(gate);
    }
}

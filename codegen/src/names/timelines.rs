//! The names of timelines, in the lifecycle table and where operations point to them.

use std::collections::HashSet;

use indexmap::IndexMap;

use crate::model::{Api, Item, Timeline, items};

/// Each timeline once, under a name: the document's, else a number.
pub(crate) struct Timelines<'a> {
    /// In the order of the document.
    pub(crate) named: IndexMap<&'a Timeline, String>,
}

impl<'a> Timelines<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        Self::of(api, &items(api))
    }

    fn of(api: &'a Api, entries: &[Item<'a>]) -> Self {
        let mut named: IndexMap<&Timeline, String> = IndexMap::new();
        let mut taken: HashSet<String> = entries.iter().filter_map(|entry| entry.gate).map(constant).collect();
        for timeline in entries.iter().filter_map(|entry| entry.timeline) {
            if named.contains_key(timeline) {
                continue;
            }
            // Of several names the first in the alphabet, whichever stands first.
            let given = api.lifecycles.iter().filter(|(_, known)| *known == timeline).map(|(name, _)| name).min();
            let name = given.map(|name| constant(name)).filter(|name| !taken.contains(name));
            let name = name.unwrap_or_else(|| format!("TIMELINE_{}", named.len() + 1));
            taken.insert(name.clone());
            named.insert(timeline, name);
        }
        Self { named }
    }

    /// `None` of what has none.
    pub(crate) fn name(&self, timeline: Option<&Timeline>) -> Option<&str> {
        timeline.and_then(|timeline| self.named.get(timeline)).map(String::as_str)
    }
}

/// `hvc-sync` is `HVC_SYNC`.
pub(crate) fn constant(name: &str) -> String {
    use heck::ToShoutySnakeCase;
    let name = name.to_shouty_snake_case();
    if name.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() { format!("_{name}") } else { name }
}

//! A lock in which git left what two branches changed side by side: two locks in one text. What was generated from what is
//! different in both, and is written anew anyway; of what callers know, each branch has added lines of its own, and both
//! hold.

use std::collections::BTreeMap;

use crate::model::Kept;

/// Whose the lines between two markers are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    /// What both began from, if git was told to show it.
    Base,
    Theirs,
}

/// What git writes above the lines of a side; the last one ends them.
const MARKERS: [(&str, Option<Side>); 4] = [
    ("<<<<<<< ", Some(Side::Ours)),
    ("||||||| ", Some(Side::Base)),
    ("=======", Some(Side::Theirs)),
    (">>>>>>> ", None),
];

/// The lock of each side, ours first, with each line on the number that it has; the text alone where git left nothing.
pub(super) fn sides(text: &str) -> Vec<String> {
    if !text.lines().any(|line| line.starts_with(MARKERS[0].0)) {
        return vec![text.to_owned()];
    }
    [Side::Ours, Side::Theirs].map(|side| of(side, text)).into()
}

fn of(wanted: Side, text: &str) -> String {
    let mut side = None;
    let mut lines = String::with_capacity(text.len());
    for line in text.lines() {
        if let Some((_, next)) = MARKERS.into_iter().find(|(marker, _)| line.starts_with(marker)) {
            side = next;
        } else if side.is_none_or(|side| side == wanted) {
            lines.push_str(line);
        }
        lines.push('\n');
    }
    lines
}

/// Adds what only they keep. Gives table and key of what both have, and not alike.
pub(super) fn join(ours: &mut Kept, theirs: Kept) -> Vec<(&'static str, String)> {
    let mut differing = Vec::new();
    join_table("order", &mut ours.orders, theirs.orders, &mut differing);
    join_table("boxed", &mut ours.boxed, theirs.boxed, &mut differing);
    join_table("optional", &mut ours.optional, theirs.optional, &mut differing);
    join_table("names", &mut ours.names, theirs.names, &mut differing);
    join_table("homes", &mut ours.homes, theirs.homes, &mut differing);
    differing
}

fn join_table<T: PartialEq>(
    table: &'static str,
    ours: &mut BTreeMap<String, T>,
    theirs: BTreeMap<String, T>,
    differing: &mut Vec<(&'static str, String)>,
) {
    for (key, value) in theirs {
        match ours.get(&key) {
            Some(other) if *other != value => differing.push((table, key)),
            Some(_) => {}
            None => drop(ours.insert(key, value)),
        }
    }
}

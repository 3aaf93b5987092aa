//! Two surfaces, and what of their difference callers notice, under Cargo's rules for versions.

use super::seen::{Seen, Surface};
use crate::model::{Effect, TECH_PREVIEW};

/// One item that callers see otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceChange {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub kind: FaceKind,
    /// As it was.
    pub old: Option<Seen>,
    /// As it is.
    pub new: Option<Seen>,
    /// Whether it is behind the preview feature.
    pub gated: bool,
    /// What that asks for.
    pub effect: Effect,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaceKind {
    /// Arguments of the same types in another order: callers compile, and send something else.
    Swapped,
    /// It is gone.
    Removed,
    /// Its signature is another.
    Changed,
    /// It needs the feature now.
    Gated,
    /// It needs the feature no more.
    Ungated,
    /// Its use gives a warning now.
    Deprecated,
    /// It is new.
    Added,
    /// Only names of arguments differ, or its stage.
    Renamed,
}

/// All changes: the most silent and loudest first, then by path.
pub fn changes(old: &Surface, new: &Surface) -> Vec<FaceChange> {
    let removed = old
        .0
        .iter()
        .filter(|(path, _)| !new.0.contains_key(*path))
        .map(|(path, seen)| change(path, FaceKind::Removed, Effect::Breaking, Some(seen), None));
    let others = new.0.iter().filter_map(|(path, seen)| match old.0.get(path) {
        None => Some(change(path, FaceKind::Added, added(path, new), None, Some(seen))),
        Some(before) if before == seen => None,
        Some(before) => {
            let (kind, effect) = judged(before, seen);
            Some(change(path, kind, effect, Some(before), Some(seen)))
        }
    });
    let mut all: Vec<FaceChange> = removed.chain(others).collect();
    all.sort_by(|a, b| (a.kind, &a.path).cmp(&(b.kind, &b.path)));
    all
}

fn change(path: &str, kind: FaceKind, effect: Effect, old: Option<&Seen>, new: Option<&Seen>) -> FaceChange {
    let is_gated = |seen: Option<&Seen>| seen.is_some_and(|seen| seen.gate.as_deref() == Some(TECH_PREVIEW));
    let flips = matches!(kind, FaceKind::Gated | FaceKind::Ungated);
    let gated = !flips && (is_gated(old) || is_gated(new));
    FaceChange {
        path: path.to_owned(),
        kind,
        old: old.cloned(),
        new: new.cloned(),
        gated,
        effect: effect.counted(gated),
    }
}

/// A member that is added to a type whose members callers may have listed breaks them.
fn added(path: &str, new: &Surface) -> Effect {
    let holder = path.rsplit_once("::").or_else(|| path.rsplit_once('.')).and_then(|(holder, _)| new.0.get(holder));
    let is_member = path.contains('.') || new.0[path].signature.starts_with("variant");
    let closed = holder.is_some_and(|holder| !holder.signature.contains("non_exhaustive"));
    if is_member && closed { Effect::Breaking } else { Effect::Minor }
}

fn judged(old: &Seen, new: &Seen) -> (FaceKind, Effect) {
    if old.signature != new.signature {
        return signatures(&old.signature, &new.signature);
    }
    match (&old.gate, &new.gate) {
        (None, Some(_)) => (FaceKind::Gated, Effect::Breaking),
        (Some(_), None) => (FaceKind::Ungated, Effect::Minor),
        _ if new.deprecated && !old.deprecated => (FaceKind::Deprecated, Effect::Minor),
        _ => (FaceKind::Renamed, Effect::Patch),
    }
}

fn signatures(old: &str, new: &str) -> (FaceKind, Effect) {
    if let (Some((old_names, old_types)), Some((new_names, new_types))) = (arguments(old), arguments(new)) {
        if old_types != new_types {
            return (FaceKind::Changed, Effect::Breaking);
        }
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            names
        };
        if sorted(&old_names) == sorted(&new_names) {
            return (FaceKind::Swapped, Effect::Breaking);
        }
        return (FaceKind::Renamed, Effect::Patch);
    }
    // A type with more traits than before.
    let parts = |text: &str| -> (String, Vec<String>) {
        let (head, traits) = text.split_once(": ").unwrap_or((text, ""));
        (head.to_owned(), traits.split(" + ").filter(|name| !name.is_empty()).map(str::to_owned).collect())
    };
    let ((old_head, old_traits), (new_head, new_traits)) = (parts(old), parts(new));
    let is_type = ["struct", "enum"].iter().any(|word| new_head.starts_with(word));
    if is_type && old_head == new_head && old_traits.iter().all(|name| new_traits.contains(name)) {
        return (FaceKind::Added, Effect::Minor);
    }
    (FaceKind::Changed, Effect::Breaking)
}

/// The names of a function's arguments, and the rest of its signature without them.
fn arguments(signature: &str) -> Option<(Vec<String>, String)> {
    let inside = signature.strip_prefix("fn")?.split_once('(')?;
    let (mut names, mut rest) = (Vec::new(), inside.0.to_owned());
    let mut depth = 0_i32;
    let mut word = String::new();
    for letter in inside.1.chars() {
        match letter {
            '(' | '<' | '[' => depth += 1,
            ')' | '>' | ']' => depth -= 1,
            ':' if depth == 0 && !word.is_empty() => {
                names.push(std::mem::take(&mut word));
                continue;
            }
            _ => {}
        }
        let is_name = depth == 0 && (letter.is_alphanumeric() || letter == '_');
        if is_name {
            word.push(letter);
        } else {
            rest.push_str(&std::mem::take(&mut word));
            rest.push(letter);
        }
    }
    rest.push_str(&word);
    Some((names, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(old: &str, new: &str) -> (FaceKind, Effect) {
        signatures(old, new)
    }

    #[test]
    fn arguments_of_one_type_that_change_places_are_told_from_others() {
        let old = "fn(name: impl Into<String>, password: impl Into<String>) -> Self";
        let turned = "fn(password: impl Into<String>, name: impl Into<String>) -> Self";
        assert_eq!(one(old, turned), (FaceKind::Swapped, Effect::Breaking));
        let renamed = "fn(user: impl Into<String>, password: impl Into<String>) -> Self";
        assert_eq!(one(old, renamed), (FaceKind::Renamed, Effect::Patch));
        assert_eq!(one(old, "fn(name: impl Into<String>) -> Self"), (FaceKind::Changed, Effect::Breaking));
        assert_eq!(one("fn(self, a: i64) -> Call<T>", "fn(self, a: i64) -> FindCall<T>").0, FaceKind::Changed);
        assert_eq!(one("fn(self, a: i64, b: &str)", "fn(self, b: &str, a: i64)").0, FaceKind::Changed);
    }

    #[test]
    fn a_trait_more_breaks_nobody() {
        assert_eq!(one("struct: Clone", "struct: Clone + Eq"), (FaceKind::Added, Effect::Minor));
        assert_eq!(one("struct: Clone + Eq", "struct: Clone"), (FaceKind::Changed, Effect::Breaking));
        assert_eq!(one("Option<i64>", "i64"), (FaceKind::Changed, Effect::Breaking));
    }
}

//! What was found to be of two shapes: resolved by a rule or a hint, or by nothing.

use indexmap::IndexMap;

use super::views::View;
use crate::model::{Place, Problem, Version};

/// An item: what messages call it, and where hints find it.
#[derive(Clone, Debug)]
pub(super) struct At {
    pub(super) name: String,
    /// JSON pointer, as the newest release has it.
    pub(super) pointer: String,
}

impl At {
    pub(super) fn new(name: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self { name: name.into(), pointer: pointer.into() }
    }

    /// Something in it: a property of a type.
    pub(super) fn inside(&self, name: &str, pointer: &str) -> Self {
        Self::new(format!("{}{name}", self.name), format!("{}{pointer}", self.pointer))
    }
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// Of two shapes, and what is taken.
    pub(super) resolved: Vec<Problem>,
    /// Of two shapes, and nobody says what to take.
    pub(super) conflicts: Vec<Problem>,
}

impl Findings {
    /// What differs is told with what each release says, and where; then the rule.
    pub(super) fn resolved(
        &mut self,
        at: &At,
        aspect: &str,
        views: &[View<'_>],
        said: impl Fn(&View<'_>) -> String,
        rule: impl AsRef<str>,
        all: &[Version],
    ) {
        let Some(newest) = views.last() else { return };
        let told = told(views, said, all);
        let message = format!("`{}`: {aspect} {told}: {}", at.name, rule.as_ref());
        self.resolved.push(Problem::at(newest.place, message));
    }

    /// What differs so that somebody has to say what to take; and the line to write.
    pub(super) fn conflict(
        &mut self,
        at: &At,
        aspect: &str,
        views: &[View<'_>],
        said: impl Fn(&View<'_>) -> String,
        hint: Option<String>,
        all: &[Version],
    ) {
        let Some(newest) = views.last() else { return };
        let message = format!("`{}`: {aspect} {}, and no rule makes one of them", at.name, told(views, said, all));
        let take = format!("take:\n  {:?}: {:?}", at.pointer, all[newest.release].as_str());
        let help = match hint {
            Some(hint) => format!("write into the file of --hints, if both are the same:\n{hint}\notherwise:\n{take}"),
            None => format!("write into the file of --hints which release to follow:\n{take}"),
        };
        self.conflicts.push(Problem::at(newest.place, message).help(help));
    }
}

/// `integer in 9.0.0 (a.yaml:3:4), number in 9.1.0 (b.yaml:5:6)`: alike releases together, oldest first.
fn told(views: &[View<'_>], said: impl Fn(&View<'_>) -> String, all: &[Version]) -> String {
    let mut by_text: IndexMap<String, (Vec<&str>, &Place)> = IndexMap::new();
    for view in views {
        let entry = by_text.entry(said(view)).or_insert_with(|| (Vec::new(), view.place));
        entry.0.push(all[view.release].as_str());
        entry.1 = view.place;
    }
    let words = by_text.iter().map(|(text, (releases, place))| format!("{text} in {} ({place})", releases.join(", ")));
    words.collect::<Vec<_>>().join(", ")
}

//! What the parts of merging share: the releases, the hints, and what was found.

use std::collections::BTreeMap;

use super::found::{At, Findings};
use super::hints::Hints;
use super::lives::{Lives, is_deprecated};
use super::views::{View, agree, made, newest, releases, set, text, unset, when};
use crate::document::{Mapping, Node, Value};
use crate::model::Version;

/// The union as it is made.
pub(super) struct Merge<'a> {
    /// All releases, oldest first.
    pub(super) all: &'a [Version],
    /// The root of each one's document.
    pub(super) roots: Vec<&'a Node>,
    /// What is nothing in particular.
    pub(super) empty: &'a Node,
    pub(super) hints: Hints,
    pub(super) lives: Lives<'a>,
    pub(super) found: Findings,
    /// What stands where another release refers to a component: its name, and who has it written out.
    pub(super) written_out: BTreeMap<String, Vec<View<'a>>>,
}

impl<'a> Merge<'a> {
    /// Releases differ, and a rule says what is taken.
    pub(super) fn resolved(
        &mut self,
        at: &At,
        aspect: &str,
        views: &[View<'a>],
        said: impl Fn(&View<'_>) -> String,
        rule: impl AsRef<str>,
    ) {
        self.found.resolved(at, aspect, views, said, rule, self.all);
    }

    /// Releases differ, and somebody has to say what is taken.
    pub(super) fn conflict(
        &mut self,
        at: &At,
        aspect: &str,
        views: &[View<'a>],
        said: impl Fn(&View<'_>) -> String,
        hint: Option<String>,
    ) {
        self.found.conflict(at, aspect, views, said, hint, self.all);
    }

    /// Some releases, in words.
    pub(super) fn when(&self, some: &[usize]) -> String {
        when(some, self.all)
    }

    /// The views that say what an item looks like: all, or the one that a hint names.
    pub(super) fn looked_at(
        &mut self,
        views: &[View<'a>],
        at: &At,
        said: impl Fn(&View<'_>) -> String,
    ) -> Vec<View<'a>> {
        let taken = if agree(views) { None } else { self.hints.taken(&at.pointer) };
        let Some(one) = taken.and_then(|release| views.iter().find(|view| view.release == release)) else {
            return views.to_vec();
        };
        let rule = format!("as a hint says, that of {} is taken", self.all[one.release]);
        self.resolved(at, "it is", views, said, rule);
        vec![*one]
    }

    /// Gives an item its timeline, where it is not as what it is in; and takes out what timelines say instead.
    pub(super) fn live(&mut self, node: &mut Node, views: &[View<'a>], holder: Option<&[View<'a>]>) {
        let deprecated: Vec<View<'_>> = views.iter().copied().filter(|view| is_deprecated(view.node)).collect();
        if deprecated.len() < views.len() {
            unset(node, "deprecated");
        }
        // What says nothing of its stage is as what it is in.
        let as_holder = holder.is_some_and(|holder| {
            releases(holder) == releases(views) && self.lives.timeline(views) == self.lives.presence(&releases(views))
        });
        if !as_holder {
            let name = self.lives.name(views);
            open(node);
            let place = node.place.clone();
            set(node, "x-sdk-lifecycle", text(&place, name));
        }
    }

    /// Adds a sentence to what is said of an item.
    pub(super) fn say(&self, node: &mut Node, sentence: &str) {
        let referred =
            node.text("$ref").and_then(|to| self.roots.iter().rev().find_map(|root| root.at(to.strip_prefix('#')?)));
        let own = node.text("description").or_else(|| referred?.text("description"));
        let own = own.map(str::trim_end).filter(|own| !own.is_empty());
        let whole = own.map_or_else(|| sentence.to_owned(), |own| format!("{own}\n\n{sentence}"));
        open(node);
        let place = node.place.clone();
        set(node, "description", text(&place, whole));
    }

    /// Takes the newest of what clients do not see as a shape, and tells where releases differ.
    pub(super) fn newest_of(&mut self, views: &[View<'a>], at: &At, aspect: &str) -> Option<Node> {
        let taken = newest(views)?;
        if !agree(views) {
            let rule = format!("that of {} is taken", self.all[taken.release]);
            self.resolved(at, aspect, views, |view| short(view.node), rule);
        }
        Some(taken.node.clone())
    }
}

/// Lets a reference have members beside it.
pub(super) fn open(node: &mut Node) {
    if node.get("$ref").is_some() {
        let place = node.place.clone();
        let reference = std::mem::replace(node, made(&place, Value::Mapping(Mapping::default())));
        set(node, "allOf", made(&place, Value::Sequence(vec![reference])));
    }
}

/// A value in a message.
pub(super) fn short(node: &Node) -> String {
    const MOST: usize = 60;
    let whole = node.as_str().map_or_else(|| node.to_json().to_string(), |text| format!("`{text}`"));
    let line = whole.replace('\n', " ");
    if line.chars().count() <= MOST { line } else { format!("{}…", line.chars().take(MOST).collect::<String>()) }
}

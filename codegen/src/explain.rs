//! What each rule is for, with an example of what it refuses and one of what it wants.
//!
//! The texts are YAML files beside this one, by what the rules are about. Each example says where it is laid over a sound
//! document: the tests do so, and see that exactly its rule is broken, or none.

use crate::document::{self, Node, Source};
use crate::{check, lint};

/// The texts, with a name for each.
const TEXTS: &[(&str, &str)] = &[
    ("grammar.yaml", include_str!("explain/grammar.yaml")),
    ("openapi.yaml", include_str!("explain/openapi.yaml")),
    ("items.yaml", include_str!("explain/items.yaml")),
    ("operations.yaml", include_str!("explain/operations.yaml")),
];

/// A rule that a document can break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What it is called.
    pub rule: &'static str,
    /// What holds where it finds nothing.
    pub holds: &'static str,
    /// What it is good for.
    pub why: String,
    /// Where its examples stand, as a JSON pointer; `None` if they are documents of their own.
    pub at: Option<String>,
    /// Something that it refuses.
    pub wrong: String,
    /// What to write instead.
    pub right: String,
}

/// The names of all rules, each with what holds where nothing is found: of reading, of the grammar, of every document, and
/// of ours.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    document::rules().into_iter().chain(check::rules()).chain(lint::rules())
}

/// What a rule is about; `None` if there is no such rule.
pub fn explain(rule: &str) -> Option<Explanation> {
    let (rule, holds) = rules().find(|(name, _)| *name == rule)?;
    TEXTS.iter().find_map(|(file, text)| {
        let texts = document::load(&Source { path: (*file).to_owned(), text: (*text).to_owned() }).ok()?;
        let entry = texts.root.get(rule)?;
        let text = |member: &str| entry.text(member).map(str::to_owned);
        let at = entry.get("at").and_then(Node::as_str).map(str::to_owned);
        Some(Explanation { rule, holds, why: text("why")?, at, wrong: text("wrong")?, right: text("right")? })
    })
}

#[cfg(test)]
mod tests;

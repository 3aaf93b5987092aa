//! Changes of a document's text that keep all else as it is written: comments, layout, quotes.
//!
//! What is to be changed is found on the tree, whose nodes know their places; the text itself is changed there alone.

mod items;
mod spans;

use crate::document::{self, Source};
use crate::model::{Problem, Problems, Stage, Version};
use spans::Spans;

/// From a release on, an item is something else than it was.
#[derive(Clone, Debug)]
pub struct Move<'m> {
    /// A timeline, or an item that has one for itself: an operation id, a schema, `SCHEMA.property`, `SCHEMA.CONSTANT`, an
    /// identifier type.
    pub item: &'m str,
    /// What it is.
    pub stage: Stage,
    /// The first release in which it is that.
    pub from: Version,
}

/// The document with the timeline changed, up to the next span. What it says by then twice is said once.
///
/// # Errors
///
/// There is no such item, others have its timeline too, or the timeline says so already.
pub fn moved(source: &Source, change: &Move<'_>) -> Result<String, Problems> {
    let document = document::load(source)?;
    let name = items::timeline(&document, change.item)?;
    let defined = document.root.entries("x-sdk-lifecycles").find(|(key, _)| key.text == name);
    let (key, timeline) = defined.ok_or_else(|| {
        Problem::new(format!("the lifecycle `{name}` is not defined")).help("define it in x-sdk-lifecycles at the root")
    })?;
    let spans = Spans::read(&source.text, timeline);
    let spans = spans.ok_or_else(|| {
        Problem::at(&key.place, format!("the lifecycle `{name}` cannot be edited"))
            .help("write a span per line: `- {from: \"8.0.1\", stage: generally-available}`")
    })?;
    let Move { stage, from, .. } = change;
    let changed = spans.moved(*stage, from);
    Ok(changed.ok_or_else(|| {
        Problem::at(&key.place, format!("`{name}` is {} in {from} already", stage.as_str()))
            .help("nothing is to be done")
    })?)
}

#[cfg(test)]
mod tests;

//! The text of one item.

use syn::Attribute;

use super::{lifecycle, lines};
use crate::model::Timeline;
use crate::model::nodes;

/// Markdown of one item, by paragraph.
#[derive(Debug, Default)]
pub(crate) struct Text {
    lines: Vec<String>,
}

impl Text {
    /// Adds prose of the document or of ours.
    pub(crate) fn paragraph(&mut self, words: &str) {
        self.separate();
        self.lines.extend(lines(words));
    }

    /// Adds lines as they are: lists, headings, fences.
    pub(crate) fn verbatim(&mut self, block: &str) {
        if block.is_empty() {
            return;
        }
        self.separate();
        self.lines.extend(block.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") }));
    }

    /// Says the lifecycle of a member where it is not that of its holder.
    pub(crate) fn own_lifecycle(&mut self, own: Option<&Timeline>, holder: Option<&Timeline>) {
        if let Some(timeline) = own.filter(|own| Some(*own) != holder) {
            self.verbatim(&lifecycle::words(timeline));
        }
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// All of it, unless there is nothing.
    pub(crate) fn docs(&self) -> Option<Attribute> {
        nodes::docs(&self.lines)
    }
}

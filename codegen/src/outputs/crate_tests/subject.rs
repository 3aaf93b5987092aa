//! What the tests are of.

use crate::document::Document;
use crate::model::{Facts, Problem};

/// What is written from: the document, what was made of it, and its file as messages name it.
pub(super) struct Subject<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) document: &'a Document,
    pub(super) file: &'a str,
}

impl Subject<'_> {
    /// The place of a pointer, as failures of the tests name it: a pointer stays where lines move.
    pub(super) fn at(&self, pointer: &str) -> String {
        format!("{}#{pointer}", self.file)
    }

    pub(super) fn untried(&self, pointer: &str, what: impl Into<String>) -> Problem {
        Problem::at(self.document.place(pointer), what)
    }
}

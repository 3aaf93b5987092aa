//! One of the two documents, with what is asked of it again and again.

use std::collections::HashSet;

use crate::document::Document;
use crate::model::{Component, Facts, Place};

/// One of the two documents.
pub(crate) struct Side<'a> {
    pub(super) facts: &'a Facts<'a>,
    document: &'a Document,
    sent: HashSet<&'a Component>,
    answered: HashSet<&'a Component>,
}

impl<'a> Side<'a> {
    pub(crate) fn new(facts: &'a Facts<'a>, document: &'a Document) -> Self {
        let operations = || facts.api.operations.iter();
        let bodies = operations().flat_map(|operation| operation.body.iter().flat_map(|body| &body.content));
        let parameters = operations().flat_map(|operation| &operation.parameters);
        let sent = bodies.map(|media| &media.schema).chain(parameters.map(|parameter| &parameter.schema));
        let sent = facts.api.reached(sent.flat_map(|schema| schema.references()));
        let responses = operations().flat_map(|operation| &operation.responses);
        let answered = responses.flat_map(|response| {
            let headers = response.headers.iter().map(|header| &header.schema);
            headers.chain(response.content.iter().map(|media| &media.schema))
        });
        let answered = facts.api.reached(answered.flat_map(|schema| schema.references()));
        Self { facts, document, sent, answered }
    }

    /// The place of a pointer.
    pub(super) fn place(&self, pointer: &str) -> Option<Place> {
        Some(self.document.place(pointer).clone())
    }

    pub(super) fn is_sent(&self, name: &Component) -> bool {
        self.sent.contains(name)
    }

    pub(super) fn is_answered(&self, name: &Component) -> bool {
        self.answered.contains(name)
    }
}

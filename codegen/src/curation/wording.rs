//! Findings speak of things by the names that the curated document has for them.

use std::collections::BTreeMap;

use crate::model::{AccessorNames, Api, Names, RustPath};
use crate::names;

/// The names of a document, as [`crate::compare`] asks for names.
pub(super) fn names(api: &Api) -> Names {
    let whole = |name: &str| RustPath { module: Vec::new(), ident: name.to_owned() };
    let tags = api.operations.iter().map(|operation| operation.tag.as_str());
    let accessor = |tag: &str| AccessorNames { method: tag.to_owned(), path: whole(tag) };
    Names {
        schemas: api.schemas.keys().map(|name| (name.clone(), whole(&name.to_string()))).collect(),
        accessors: tags.map(|tag| (tag.to_owned(), accessor(tag))).collect(),
        ..Names::default()
    }
}

/// Operations by what a comparison calls them.
pub(super) struct Operations(BTreeMap<String, String>);

impl Operations {
    pub(super) fn of(api: &Api, names: &Names) -> Self {
        let named = api.operations.iter().map(|operation| (names::callable(operation, names), operation.id.clone()));
        Self(named.collect())
    }

    /// An item of an operation by the operation's id.
    pub(super) fn named(&self, item: &str) -> String {
        let end = item.find(['(', ' ']).unwrap_or(item.len());
        self.0.get(&item[..end]).map_or_else(|| item.to_owned(), |id| format!("{id}{}", &item[end..]))
    }
}

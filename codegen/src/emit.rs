//! Lays the refined items out in files: one per module, each with our banner.

mod accessors;
mod conformance;
mod deprecated;
mod expectations;
mod layout;
mod lifecycle_table;
mod modules;
pub(crate) mod package;
pub mod roots;

use std::collections::BTreeMap;

use crate::refine::{Crate, Facts};

pub(crate) use lifecycle_table::{Kind, entries};

/// Path below the crate's `src/generated` → text.
pub(crate) fn sources(krate: &Crate, facts: &Facts<'_>, document: &str) -> BTreeMap<String, String> {
    let mut files = modules::files(krate, facts, document);
    files.insert("accessors.rs".to_owned(), accessors::file(krate, facts, document));
    files.insert("lifecycle.rs".to_owned(), lifecycle_table::file(facts, document));
    files
}

/// What else this repository has from its document: path from its root → text.
pub(crate) fn of_repository(facts: &Facts<'_>, document: &str) -> BTreeMap<String, String> {
    BTreeMap::from([
        (format!("{}/conformance.rs", roots::TESTS), conformance::file(facts, document)),
        (format!("{}/generated.rs", roots::EXPECTATIONS), expectations::file(facts, document)),
    ])
}

//! Lays the refined items out in files: one per module, each with our banner.

mod accessors;
mod deprecated;
mod imports;
mod layout;
mod lifecycle_table;
mod modules;

use std::collections::BTreeMap;

use crate::model::{Crate, Facts};

pub(crate) use layout::banner;

/// Path below the crate's `src/generated` → text.
pub(crate) fn sources(krate: &Crate, facts: &Facts<'_>, document: &str) -> BTreeMap<String, String> {
    let mut files = modules::files(krate, facts, document);
    files.insert("accessors.rs".to_owned(), accessors::file(krate, facts, document));
    files.insert("lifecycle.rs".to_owned(), lifecycle_table::file(facts, document));
    files
}

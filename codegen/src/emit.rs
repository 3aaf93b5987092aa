//! Lays the refined items out in files: one per module, each with our banner.

mod accessors;
mod deprecated;
mod fit;
mod gate_reader;
mod homes;
mod imports;
mod layout;
mod lifecycle_table;
mod modules;
mod provenance_module;

use std::collections::BTreeMap;

use crate::model::{Crate, EmittedGates, Facts, Provenance};

pub(crate) use fit::fit;
pub(crate) use layout::banner;

/// A module at the root of the crate, whose items name everything in full.
pub(crate) fn module(document: &str, docs: &str, name: &str, items: Vec<syn::Item>) -> String {
    layout::file(document, docs, &[name.to_owned()], items, layout::Lints::All)
}

/// What was written.
pub(crate) struct Sources {
    /// Path below the crate's `src/generated` → text.
    pub(crate) files: BTreeMap<String, String>,
    /// The gates of it.
    pub(crate) gates: EmittedGates,
    /// The modules of types whose names say nothing of a package.
    pub(crate) homes: BTreeMap<String, String>,
}

/// Writes it.
pub(crate) fn sources(krate: Crate, facts: &Facts<'_>, document: &str, provenance: &Provenance) -> Sources {
    let (mut krate, homes) = homes::settled(krate, facts);
    let known = homes::known(&krate, &homes);
    let (mut files, gates) = modules::files(&mut krate, facts, document, &homes);
    files.insert("accessors.rs".to_owned(), accessors::file(&krate, facts, document));
    files.insert("lifecycle.rs".to_owned(), lifecycle_table::file(facts, document));
    files.insert("provenance.rs".to_owned(), provenance_module::file(provenance, document));
    Sources { files, gates, homes: known }
}

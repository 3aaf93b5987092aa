//! The types that the runtime defines itself (errors, localisable messages) stand for the document's own.
//!
//! Here it is decided which components they stand for: every one of the vendor's standard package that ours can read
//! entirely. Whether our own document describes them in the same words is checked after refining.

use std::collections::BTreeMap;

use crate::lower::Lowering;
use crate::model::{Component, RuntimeModule, RustPath, Schema};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let schemas = &lowering.api.schemas;
    let readable = |(name, schema): (&Component, &Schema)| {
        let path = runtime_path(name)?;
        lowering.runtime_types.reads(&path, schema).then(|| (name.clone(), path))
    };
    let mut found: BTreeMap<Component, RustPath> = schemas.iter().filter_map(readable).collect();
    // Ours refer to ours: one that cannot be read keeps those from being used that hold it.
    loop {
        let own = |name: &&Component| {
            runtime_path(name).is_some() && !found.contains_key(*name) && schemas.contains_key(*name)
        };
        let unreadable: Vec<Component> =
            found.keys().filter(|name| schemas[*name].references().iter().any(&own)).cloned().collect();
        if unreadable.is_empty() {
            break;
        }
        found.retain(|name, _| !unreadable.contains(name));
    }
    let places = found.len();
    lowering.runtime.extend(found);
    places
}

/// The runtime's type for a component of the vendor's standard package, in any of its spellings.
fn runtime_path(component: &Component) -> Option<RustPath> {
    RuntimeModule::standing_for(&component.in_standard_package()?)
}

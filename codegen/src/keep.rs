//! What callers of a crate know is kept when it is generated anew, whatever the document says of it now: orders, boxes,
//! options, and names that the document does not give.
//!
//! It is done after lowering, when everything has its name, so that no pass has to know of what was there before; only
//! operations without an id get theirs where all ids are made.

mod orders;
mod places;
mod recursion;
mod renames;
mod template_names;

use std::collections::BTreeMap;

use crate::model::gate::own_gate;
use crate::model::{Api, Component, Kept, Names, RustPath, Shape};

/// Gives callers what they know, and says which values are in boxes.
pub(crate) fn restore(api: &mut Api, names: &mut Names, runtime: &BTreeMap<Component, RustPath>, kept: &Kept) {
    renames::restore(api, names, runtime, kept);
    names.homes.clone_from(&kept.homes);
    let kept = &renames::carried(api, names, kept);
    orders::restore(api, names, kept);
    template_names::restore(api, kept);
    optional(api, names, kept);
    recursion::mark(api, names, kept);
}

/// What callers of the crate of a lowered document know; where its types are written is known once they are.
pub(crate) fn known(api: &Api, names: &Names, homes: BTreeMap<String, String>) -> Kept {
    Kept {
        orders: orders::known(api, names),
        boxed: recursion::known(api, names),
        optional: known_as_optional(api, names),
        names: renames::known(api, names).into_iter().chain(template_names::known(api)).collect(),
        homes,
    }
}

/// The properties of a type that callers know as optional for their gate, also once that is open.
fn optional(api: &mut Api, names: &Names, kept: &Kept) {
    for (name, schema) in &mut api.schemas {
        let (Shape::Object(properties), Some(path)) = (&mut schema.shape, names.schemas.get(name)) else { continue };
        let Some(optional) = kept.optional.get(&path.to_string()) else { continue };
        for (_, property) in properties.iter_mut().filter(|(name, _)| optional.contains(name)) {
            property.waived |= property.is_sent();
            property.required &= !property.waived;
            property.given &= !property.waived;
        }
    }
}

fn known_as_optional(api: &Api, names: &Names) -> BTreeMap<String, Vec<String>> {
    let objects = api.schemas.iter().filter_map(|(name, schema)| match &schema.shape {
        Shape::Object(properties) => Some((names.schemas.get(name)?, schema, properties)),
        _ => None,
    });
    let lists = objects.map(|(path, schema, properties)| {
        let waived = properties.iter().filter(|(_, property)| {
            property.waived || !property.is_sent() && own_gate(&property.schema, schema).is_some()
        });
        (path.to_string(), waived.map(|(name, _)| name.clone()).collect::<Vec<_>>())
    });
    lists.filter(|(_, list)| !list.is_empty()).collect()
}

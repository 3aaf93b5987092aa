//! The order of what callers give by place, and of what stands beside it.

use crate::model::{Api, Kept, Lists, Location, Names, Schema, Shape};
use crate::names;

pub(super) fn known(api: &Api, names: &Names) -> Lists {
    let types = api.schemas.iter().filter_map(|(name, schema)| {
        // Under another name the members are there as well.
        let is_other_name = api.other_names.values().any(|old| *name == **old);
        let shape = if is_other_name { api.shape(schema) } else { &schema.shape };
        let members: Vec<String> = match shape {
            Shape::Object(properties) => properties.keys().cloned().collect(),
            Shape::Union { variants, .. } => variants_called(variants),
            _ => return None,
        };
        Some((names.schemas.get(name)?.to_string(), members)).filter(|(_, members)| !members.is_empty())
    });
    // What the path needs is in the order of the path.
    let operations =
        api.operations.iter().filter(|operation| operation.parameters.iter().any(|p| p.location != Location::Path));
    let operations = operations.map(|operation| {
        let parameters = operation.parameters.iter().map(|parameter| parameter.name.clone());
        (names::callable(operation, names), parameters.collect())
    });
    types.chain(operations).collect()
}

/// Puts everything into the order that callers know; what they do not know comes last. What the path needs stays first
/// and in its order.
pub(super) fn restore(api: &mut Api, names: &Names, kept: &Kept) {
    let place = |order: &[String], name: &String| order.iter().position(|known| known == name).unwrap_or(order.len());
    for (name, schema) in &mut api.schemas {
        let order = names.schemas.get(name).and_then(|path| kept.orders.get(&path.to_string()));
        match (&mut schema.shape, order) {
            (Shape::Object(properties), Some(order)) => properties.sort_by_cached_key(|name, _| place(order, name)),
            (Shape::Union { variants, .. }, Some(order)) => {
                variants.sort_by_cached_key(|variant| place(order, &names::union_variant(variant)));
            }
            _ => {}
        }
    }
    for operation in &mut api.operations {
        let Some(order) = kept.orders.get(&names::callable(operation, names)) else { continue };
        operation.parameters.sort_by_key(|parameter| match parameter.location {
            Location::Path => (false, 0),
            _ => (true, place(order, &parameter.name)),
        });
    }
}

/// What callers call the variants of a union.
fn variants_called(variants: &[Schema]) -> Vec<String> {
    variants.iter().map(names::union_variant).collect()
}

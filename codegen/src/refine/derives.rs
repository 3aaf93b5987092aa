//! What every model derives, and that it may grow.

use syn::{Item, parse_quote};

use crate::model::{Crate, Facts, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Object(properties) = &facts.schema(item).shape else { continue };
        let Item::Struct(definition) = &mut item.definition else { continue };
        definition.attrs = if properties.values().all(|p| !p.is_argument()) {
            vec![parse_quote!(#[derive(Clone, Debug, Default, PartialEq)])]
        } else {
            vec![parse_quote!(#[derive(Clone, Debug, PartialEq)])]
        };
        definition.attrs.push(parse_quote!(#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]));
        definition.attrs.push(parse_quote!(#[non_exhaustive]));
        places += 1;
    }
    places
}

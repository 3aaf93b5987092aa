//! What every model derives, and that it may grow.

use quote::quote;
use syn::Item;

use crate::model::nodes::{listed, mark};
use crate::model::{Crate, Facts, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Object(properties) = &facts.schema(item).shape else { continue };
        let Item::Struct(definition) = &mut item.definition else { continue };
        let derived = if properties.values().all(|p| !p.is_argument()) {
            quote!(Clone, Debug, Default, PartialEq)
        } else {
            quote!(Clone, Debug, PartialEq)
        };
        definition.attrs = vec![
            listed("derive", derived),
            listed("cfg_attr", quote!(feature = "schemars", derive(schemars::JsonSchema))),
            mark("non_exhaustive"),
        ];
        places += 1;
    }
    places
}

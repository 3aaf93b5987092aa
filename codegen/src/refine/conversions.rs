//! A body that needs one text alone can be given as that text: `add("group@domain")`.

use std::collections::HashSet;

use syn::parse_quote;

use crate::model::syntax::crate_path;
use crate::model::{Component, Crate, Facts, Shape};
use crate::names::from_text;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    let bodies: HashSet<&Component> = facts
        .api
        .operations
        .iter()
        .filter_map(|operation| operation.body_media())
        .filter(|media| from_text(&media.schema, facts.api))
        .filter_map(|media| match &media.schema.shape {
            Shape::Reference(name) => Some(name),
            _ => None,
        })
        .collect();
    for item in krate.types.iter_mut().filter(|item| bodies.contains(&item.component)) {
        let name = crate_path(&item.path);
        item.companions.push(parse_quote! {
            impl From<&str> for #name {
                fn from(value: &str) -> Self {
                    Self::new(value)
                }
            }
        });
        item.companions.push(parse_quote! {
            impl From<String> for #name {
                fn from(value: String) -> Self {
                    Self::new(value)
                }
            }
        });
        item.companions.push(parse_quote! {
            impl From<&#name> for #name {
                fn from(value: &#name) -> Self {
                    value.clone()
                }
            }
        });
        places += 1;
    }
    places
}

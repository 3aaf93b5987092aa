//! Enums are open: a value that this version of the crate does not know is kept, in a variant that only the crate makes.

use quote::quote;
use syn::Item;

use crate::model::nodes::{enumeration, ident, inner, listed, mark, of_macro, plain, runtime, variant};
use crate::model::{Crate, Facts, Shape};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Enum(constants) = &facts.schema(item).shape else { continue };
        let Item::Enum(generated) = &item.definition else { continue };
        let variants: Vec<syn::Ident> = names::variants(constants.keys()).iter().map(|name| ident(name)).collect();
        if generated.variants.len() != variants.len() {
            continue;
        }
        let unknown = inner(plain(runtime(["Unrecognized"])));
        let all = variants.iter().map(|name| variant(name.clone(), None));
        let all = all.chain([variant(ident("Unknown"), Some(unknown))]);
        let attributes = vec![listed("derive", quote!(Clone, Debug)), mark("non_exhaustive")];
        item.definition = enumeration(attributes, generated.ident.clone(), all);
        let (name, wire) = (ident(&item.path.ident), constants.keys());
        item.companions.push(of_macro(runtime(["open_enum"]), quote!(#name: #(#variants = #wire),*)));
        places += 1;
    }
    places
}

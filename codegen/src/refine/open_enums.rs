//! Enums are open: a value that this version of the crate does not know is kept, in a variant that only the crate makes.

use quote::{format_ident, quote};
use syn::{Item, parse_quote};

use crate::model::{Crate, Facts, Shape};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Enum(constants) = &facts.schema(item).shape else { continue };
        let Item::Enum(generated) = &item.definition else { continue };
        let variants: Vec<syn::Ident> =
            names::variants(constants.keys()).iter().map(|name| format_ident!("{name}")).collect();
        if generated.variants.len() != variants.len() {
            continue;
        }
        let ident = &generated.ident;
        item.definition = Item::Enum(parse_quote! {
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #ident { #(#variants,)* Unknown(vsphere_automation_runtime::generated::Unrecognized) }
        });
        let name = format_ident!("{}", item.path.ident);
        let wire = constants.keys();
        let mechanics = quote!(vsphere_automation_runtime::generated::open_enum! { #name: #(#variants = #wire),* });
        item.companions.extend(syn::parse2::<Item>(mechanics).ok());
        places += 1;
    }
    places
}

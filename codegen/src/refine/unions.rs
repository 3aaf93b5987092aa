//! The placeholder of a union, an object with one member per variant, becomes an enum.
//!
//! With a discriminator its tag decides. Without one, a value is the variant that it fits best. A value of a tag that this
//! version of the crate does not know, or that fits none or two alike, is kept as it came.

use quote::{format_ident, quote};
use syn::{Item, Type, parse_quote};

use super::fits::fit;
use crate::model::syntax::{argument_of, without_option};
use crate::model::{Crate, Discriminator, Facts, Schema, Shape, nodes};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Union { variants, discriminator } = &facts.schema(item).shape else { continue };
        let Item::Struct(placeholder) = &item.definition else { continue };
        let ident = &placeholder.ident;
        let types: Vec<Type> = placeholder.fields.iter().map(|field| without_option(&field.ty).clone()).collect();
        let idents: Vec<syn::Ident> =
            variants.iter().map(|variant| format_ident!("{}", names::union_variant(variant))).collect();
        item.definition = parse_quote! {
            #[derive(Clone, Debug, PartialEq)]
            #[allow(clippy::large_enum_variant, reason = "values are as large as the document has them")]
            #[non_exhaustive]
            pub enum #ident { #(#idents(#types),)* Unknown(serde_json::Value) }
        };
        let name = nodes::ident(&item.path.ident);
        let (mechanics, given) = match discriminator {
            Some(discriminator) => {
                let property = &discriminator.property;
                let tags = variants.iter().map(|variant| tags(variant, discriminator));
                let tags = tags.map(|tags| quote!(#(#tags)|*));
                ("tagged_union", quote!(#name by #property: #(#idents = #tags),*))
            }
            None => {
                let fits = variants.iter().map(|variant| fit(variant, facts.api, 0));
                ("choice", quote!(#name: #(#idents = #fits),*))
            }
        };
        item.companions.push(nodes::of_macro(nodes::runtime([mechanics]), given));
        let name = crate::model::syntax::crate_path(&item.path);
        for (ident, ty) in idents.iter().zip(&types) {
            // A boxed variant is an edge of a recursion; callers give the value itself.
            let (from, value): (&Type, syn::Expr) = match argument_of(ty, "Box") {
                Some(inner) => (inner, parse_quote!(Box::new(value))),
                None => (ty, parse_quote!(value)),
            };
            item.companions.push(parse_quote! {
                impl From<#from> for #name {
                    fn from(value: #from) -> Self {
                        Self::#ident(#value)
                    }
                }
            });
        }
        places += 1;
    }
    places
}

/// The tags of a variant, the one that is written where its type says none first.
fn tags<'a>(variant: &Schema, discriminator: &'a Discriminator) -> Vec<&'a str> {
    let Shape::Reference(name) = &variant.shape else { return Vec::new() };
    discriminator.mapping.iter().filter(|(_, target)| *target == name).map(|(tag, _)| tag.as_str()).collect()
}

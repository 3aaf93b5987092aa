//! The placeholder of a union, an object with one member per variant, becomes an enum.
//!
//! Without a discriminator it is read by trying the variants in order. With one, its tag decides, and a value of a tag that
//! this version of the crate does not know is kept as it came.

use quote::{format_ident, quote};
use syn::{Item, Type, parse_quote};

use crate::model::syntax::{argument_of, without_option};
use crate::model::{Crate, Discriminator, Facts, Schema, Shape};
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
        let (definition, companion) = match discriminator {
            None => (untagged(ident, &idents, &types), None),
            Some(discriminator) => {
                let tags: Vec<&str> = variants.iter().map(|variant| tag(variant, discriminator)).collect();
                let property = &discriminator.property;
                let definition = parse_quote! {
                    #[derive(Clone, Debug, PartialEq)]
                    #[allow(clippy::large_enum_variant, reason = "values are as large as the document has them")]
                    #[non_exhaustive]
                    pub enum #ident { #(#idents(#types),)* Unknown(serde_json::Value) }
                };
                let name = format_ident!("{}", item.path.ident);
                let mechanics = quote!(
                    vsphere_automation_runtime::generated::tagged_union! { #name by #property: #(#idents = #tags),* }
                );
                (definition, syn::parse2(mechanics).ok())
            }
        };
        item.definition = definition;
        item.companions.extend(companion);
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

fn untagged(ident: &syn::Ident, idents: &[syn::Ident], types: &[Type]) -> Item {
    parse_quote! {
        #[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
        #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
        #[serde(untagged)]
        #[allow(clippy::large_enum_variant, reason = "values are as large as the document has them")]
        #[non_exhaustive]
        pub enum #ident { #(#idents(#types)),* }
    }
}

fn tag<'a>(variant: &Schema, discriminator: &'a Discriminator) -> &'a str {
    let Shape::Reference(name) = &variant.shape else { return "" };
    discriminator.mapping.iter().find(|(_, target)| *target == name).map_or("", |(tag, _)| tag)
}

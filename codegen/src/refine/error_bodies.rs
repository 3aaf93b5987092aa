//! Bodies of errors that the document describes become what an error can be read as: a schema of the document, or an enum
//! of several, which all operations share that have the same ones.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Type, parse_quote};

use super::sending::argument_type;
use super::steps::{self, Step};
use crate::model::nodes::{borrowed, list, number, pair};
use crate::model::syntax::crate_path;
use crate::model::{Crate, Facts, GeneratedMethod, Operation, RustPath, Shape, SharedType};
use crate::names::{self, ErrorType, Opaque, error_type};

/// The step that says so of an operation.
pub(super) fn step(operation: &Operation, facts: &Facts<'_>) -> Option<Step> {
    let of = error_type(operation, facts)?;
    let ty = crate_path(&of.path);
    let kinds = operation.error_bodies().filter_map(|(status, media)| {
        let name = names::union_variant(&media.schema);
        let kind = of.schemas.iter().position(|(other, ..)| *other == name)?;
        let about = super::answers::about(status);
        Some(pair(about, number(kind)))
    });
    Some(steps::step("errors", [borrowed(list(kinds))]).of(ty))
}

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    facts.api.operations.iter().filter(|operation| error_type(operation, facts).is_some()).count()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    let mut seen: Vec<RustPath> = Vec::new();
    let Crate { types, services, shared } = krate;
    for method in services.iter().flat_map(|service| &service.methods) {
        let operation = &facts.api.operations[method.operation];
        let Some(of) = error_type(operation, facts) else { continue };
        places += 1;
        if seen.contains(&of.path) {
            continue;
        }
        seen.push(of.path.clone());
        if of.is_enum {
            shared.push(SharedType { items: items(&of, method, facts), path: of.path });
        } else if let Some(item) = types.iter_mut().find(|item| item.path == of.path) {
            let ident = format_ident!("{}", of.path.ident);
            item.companions.push(parse_quote!(vsphere_automation_runtime::generated::error_body! { #ident }));
        }
    }
    places
}

fn items(of: &ErrorType<'_>, method: &GeneratedMethod, facts: &Facts<'_>) -> Vec<syn::Item> {
    let ident = format_ident!("{}", of.path.ident);
    let variants: Vec<syn::Ident> = of.schemas.iter().map(|(name, ..)| format_ident!("{name}")).collect();
    let types: Vec<Type> =
        of.schemas.iter().map(|(_, index, _)| argument_type(&method.generated, &Opaque::error(*index))).collect();
    let words = of.schemas.iter().map(|(name, _, schema)| {
        let target = match &schema.shape {
            Shape::Reference(component) => facts.api.resolve(component).map_or(*schema, |(_, target)| target),
            _ => schema,
        };
        match target.description.as_deref().map(str::trim) {
            Some(words) if !words.is_empty() => crate::words::lines(words),
            _ => vec![format!(" `{name}`.")],
        }
    });
    let words: Vec<TokenStream> = words.map(|lines| quote!(#(#[doc = #lines])*)).collect();
    vec![
        parse_quote! {
            /// The body of an error, by [`Error::typed`](crate::Error::typed).
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #ident { #(#words #variants(#types)),* }
        },
        parse_quote! {
            vsphere_automation_runtime::generated::error_body! { #ident { #(#variants),* } }
        },
    ]
}

//! What a call must have, where it is given by name: a structure beside the type of the call, with a field for each required
//! parameter. The body and files keep their places.

use quote::format_ident;
use syn::{Item, Type, parse_quote};

use super::methods::Site;
use super::sending::{argument_type, held};
use crate::model::syntax::crate_path;
use crate::model::{Facts, Operation, Parameter, RustPath};
use crate::names::{self, Opaque};
use crate::words;

/// The structure, where there is one.
pub(super) fn of(site: &Site<'_>, generated: &syn::Signature, facts: &Facts<'_>) -> Option<Item> {
    let Site { operation, name, service } = site;
    if !names::called_by_name(operation, facts.api) {
        return None;
    }
    let ident = format_ident!("{}", names::operation_required(name));
    let fields = fields(operation, generated, facts).into_iter().map(|(ident, ty, words)| -> syn::Field {
        let ident = format_ident!("{ident}");
        let words = words::lines(&words);
        parse_quote!(#(#[doc = #words])* pub #ident: #ty)
    });
    let generics: Option<syn::Generics> = borrows(operation, generated, facts).then(|| parse_quote!(<'a>));
    let mut text = words::Text::default();
    text.verbatim(&format!("What [`{0}::{name}`] must be given: each by its name.", service.ident));
    if let Some(example) = words::example::rust(operation, &facts.names.accessors[&operation.tag].method, facts) {
        text.verbatim("# Example");
        text.verbatim(&example);
    }
    let docs = text.attributes();
    Some(parse_quote! {
        #(#docs)*
        #[derive(Clone, Debug)]
        pub struct #ident #generics { #(#fields),* }
    })
}

/// The structure as the method takes it.
pub(super) fn taken(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Type {
    let method = names::operation_method(&operation.id, &operation.tag);
    let module = facts.names.accessors[&operation.tag].path.module.clone();
    let path = crate_path(&RustPath { module, ident: names::operation_required(&method) });
    if borrows(operation, generated, facts) { parse_quote!(#path<'_>) } else { path }
}

/// A lifetime that nothing has is none.
fn borrows(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> bool {
    fields(operation, generated, facts).iter().any(|(_, ty, _)| matches!(ty, Type::Reference(_)))
}

/// Name, type and words of each.
fn fields(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Vec<(String, Type, String)> {
    let field = |(index, ident, parameter): (usize, String, &Parameter)| {
        let words = parameter.description.clone().unwrap_or_else(|| format!("`{}`.", parameter.name));
        (ident, held(&argument_type(generated, &Opaque::parameter(index))), words)
    };
    names::named(operation, facts.api).into_iter().map(field).collect()
}

//! Headers that the answers of an operation declare become a structure, which is read from any answer.

use quote::{format_ident, quote};
use syn::parse_quote;

use super::methods::{self, Site};
use super::sending::argument_type;
use crate::model::{Crate, Facts};
use crate::names::{self, Opaque};

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    facts.api.operations.iter().filter(|operation| !operation.headers().is_empty()).count()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    methods::each(krate, facts, |site, method| {
        let Site { operation, name, service } = site;
        let headers = operation.headers();
        if headers.is_empty() {
            return 0;
        }
        let ident = format_ident!("{}", names::operation_headers(name));
        let words = format!(
            " Headers of the answers of [`{}::{name}`], by [`Response::typed_headers`](crate::Response::typed_headers).",
            service.ident
        );
        let mut fields = Vec::new();
        let mut reads = Vec::new();
        let idents = names::fields(headers.iter().map(|header| &header.name));
        for (index, header) in headers.into_iter().enumerate() {
            let field = format_ident!("{}", idents[index]);
            let ty = argument_type(&method.generated, &Opaque::header(index));
            let words = header.description.clone().unwrap_or_else(|| format!("`{}`.", header.name));
            let words = crate::words::lines(&words);
            let header = &header.name;
            fields.push(quote!(#(#[doc = #words])* pub #field: Option<#ty>));
            reads.push(quote!(#field: #header));
        }
        method.options.push(parse_quote! {
            #[doc = #words]
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub struct #ident { #(#fields),* }
        });
        method.options.push(parse_quote! {
            vsphere_automation_runtime::generated::headers! { #ident { #(#reads),* } }
        });
        1
    })
}

//! Several successes of one operation become an enum, a variant for each status, which says how it is read.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Expr, Type, parse_quote};

use super::methods::{self, Site};
use super::sending::argument_type;
use crate::model::nodes::{call, number, runtime, value};
use crate::model::{Crate, Facts, GeneratedMethod, MediaKind, Operation, Response, Status};
use crate::names::{self, Opaque};

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    facts.api.operations.iter().filter(|operation| operation.has_several_answers()).count()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    methods::each(krate, facts, |site, method| {
        let Site { operation, name, service } = site;
        if !operation.has_several_answers() {
            return 0;
        }
        let words = format!(" What [`{}::{name}`] comes to: one of these, by the status of the answer.", service.ident);
        let items = items(operation, method, name, &words);
        method.options.extend(items);
        1
    })
}

fn items(operation: &Operation, method: &GeneratedMethod, name: &str, words: &str) -> [syn::Item; 2] {
    let ident = format_ident!("{}", names::operation_answer(name));
    let mut variants: Vec<TokenStream> = Vec::new();
    let mut reads: Vec<TokenStream> = Vec::new();
    for (index, response) in operation.successes().enumerate() {
        let variant = format_ident!("{}", response.status.word());
        let words = crate::words::lines(&words_of(response));
        let about = statuses(response.status);
        let docs = quote!(#(#[doc = #words])*);
        match held(response, method, index) {
            Some((ty, read)) => {
                variants.push(quote!(#docs #variant(#ty)));
                reads.push(quote!(#about => #variant: #read));
            }
            None => {
                variants.push(quote!(#docs #variant));
                reads.push(quote!(#about => #variant));
            }
        }
    }
    [
        parse_quote! {
            #[doc = #words]
            #[derive(Clone, Debug)]
            #[non_exhaustive]
            pub enum #ident { #(#variants),* }
        },
        parse_quote! {
            vsphere_automation_runtime::generated::answers! { #ident { #(#reads),* } }
        },
    ]
}

/// What a variant holds, and how that is read.
fn held(response: &Response, method: &GeneratedMethod, index: usize) -> Option<(Type, syn::Ident)> {
    Some(match response.content.first()?.kind() {
        MediaKind::Json => (argument_type(&method.generated, &Opaque::answer(index)), format_ident!("json")),
        MediaKind::Text => (parse_quote!(String), format_ident!("text")),
        MediaKind::Bytes | MediaKind::Form | MediaKind::Multipart => (parse_quote!(Vec<u8>), format_ident!("bytes")),
    })
}

fn words_of(response: &Response) -> String {
    match response.description.trim() {
        "" => format!("Status {}.", response.status.key()),
        words => format!("Status {}: {words}", response.status.key()),
    }
}

/// As a macro of the runtime has it: `One(200)`.
fn statuses(status: Status) -> TokenStream {
    match status {
        Status::Code(code) => {
            let code = proc_macro2::Literal::u16_unsuffixed(code);
            quote!(One(#code))
        }
        Status::Range(hundreds) => {
            let hundreds = proc_macro2::Literal::u16_unsuffixed(hundreds);
            quote!(Range(#hundreds))
        }
        Status::Default => quote!(Rest),
    }
}

/// As an expression: `Statuses::One(200)`.
pub(super) fn about(status: Status) -> Expr {
    let statuses = |name| runtime(["Statuses", name]);
    match status {
        Status::Code(code) => call(statuses("One"), [number(code.into())]),
        Status::Range(hundreds) => call(statuses("Range"), [number(hundreds.into())]),
        Status::Default => value(statuses("Rest")),
    }
}

//! Every operation has a type of its own for its calls, so that the first optional parameter is another type for nobody:
//! optional parameters and optional bodies are setters on it.

use proc_macro2::TokenStream;
use quote::format_ident;
use syn::{ImplItem, parse_quote};

use super::bodies::body;
use super::methods::{self, Site};
use super::operations::result;
use super::sending::{argument_type, sent, taken};
use crate::model::{Crate, Facts, Operation};
use crate::names::{self, Opaque};

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    facts.api.operations.len()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    methods::each(krate, facts, |site, method| {
        let Site { operation, name, service } = site;
        let call = format_ident!("{}", names::operation_call(name));
        let setters = setters(operation, &method.generated, facts);
        let (constructor, result) = result(operation, &method.generated, facts);
        let options = if setters.is_empty() { "" } else { ", with a setter for each optional parameter" };
        let words = format!(" A call of [`{}::{name}`]{options}.", service.ident);
        method.options.push(parse_quote! {
            #[doc = #words]
            #[derive(Debug)]
            #[must_use = "a call does nothing until it is awaited"]
            pub struct #call<'c>(vsphere_automation_runtime::generated::Call<'c, #result>);
        });
        let streaming = (constructor == "bytes").then(|| quote::quote!(, streaming));
        method.options.push(parse_quote! {
            vsphere_automation_runtime::generated::call! { #call: #result #streaming }
        });
        if !setters.is_empty() {
            method.options.push(parse_quote! {
                impl<'c> #call<'c> { #(#setters)* }
            });
        }
        1 + setters.len()
    })
}

fn setters(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Vec<ImplItem> {
    let mut setters = Vec::new();
    let idents = names::parameters(operation);
    for (index, parameter) in operation.parameters.iter().enumerate().filter(|(_, p)| !p.required) {
        let ty = argument_type(generated, &Opaque::parameter(index));
        let (taken, value) = taken(&format_ident!("value"), &ty, parameter, facts);
        let step = sent(parameter, &ty, &value, facts);
        let words = parameter.description.clone().unwrap_or_else(|| format!("Sets `{}`.", parameter.name));
        let argument = parse_quote!(value: #taken);
        setters.push(setter(&idents[index], &words, parameter.deprecated, &argument, &step));
    }
    let optional = operation.optional_body();
    if let Some((argument, step)) = optional.and_then(|_| body(operation, generated, facts)) {
        let words = optional.and_then(|body| body.description.as_deref()).unwrap_or("Sets the body of the request.");
        setters.push(setter("body", words, false, &argument, &step));
    }
    setters
}

fn setter(name: &str, words: &str, deprecated: bool, argument: &syn::FnArg, step: &TokenStream) -> ImplItem {
    let name = format_ident!("{}", names::setter(name));
    let words = crate::words::lines(words);
    let deprecated: Option<syn::Attribute> = deprecated.then(|| parse_quote!(#[deprecated]));
    let clippy = super::operations::quiet(&name.to_string(), 1);
    parse_quote! {
        #(#[doc = #words])*
        #deprecated
        #(#clippy)*
        pub fn #name(self, #argument) -> Self {
            Self(self.0 #step)
        }
    }
}

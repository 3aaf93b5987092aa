//! The arguments of methods and setters: their types, how they are taken, and how they are sent.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, FnArg, Type, parse_quote};

use super::styles::{is_copy, is_plain, step};
use crate::model::syntax::{argument_of, is, without_option};
use crate::model::{Facts, Form, Location, Parameter};

/// The type that progenitor gave an argument, without reference and option.
pub(super) fn argument_type(signature: &syn::Signature, number: &str) -> Type {
    let argument = signature.inputs.iter().find_map(|argument| match argument {
        FnArg::Typed(typed) if matches!(&*typed.pat, syn::Pat::Ident(pat) if pat.ident == number) => Some(&*typed.ty),
        _ => None,
    });
    let bare = argument.map(|ty| without_reference(without_option(ty)).clone());
    match bare {
        Some(ty) if is(&ty, "str") => parse_quote!(String),
        Some(ty) => ty,
        None => parse_quote!(String),
    }
}

fn without_reference(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => &reference.elem,
        ty => ty,
    }
}

/// How an argument is taken, and what to call its value.
pub(super) fn taken(ident: &syn::Ident, ty: &Type, parameter: &Parameter, facts: &Facts<'_>) -> (Type, Expr) {
    if parameter.is_file(facts.api) {
        let ty = match argument_of(ty, "Vec") {
            Some(_) => parse_quote!(impl IntoIterator<Item = crate::File>),
            None => parse_quote!(crate::File),
        };
        return (ty, parse_quote!(#ident));
    }
    if parameter.takes_texts(facts.api) {
        return (parse_quote!(impl IntoIterator<Item = impl ToString>), parse_quote!(#ident));
    }
    if is(ty, "String") {
        return (parse_quote!(&str), parse_quote!(#ident));
    }
    if let Some(element) = argument_of(ty, "Vec") {
        return (parse_quote!(&[#element]), parse_quote!(#ident));
    }
    if is_copy(ty) { (ty.clone(), parse_quote!(#ident)) } else { (parse_quote!(&#ty), parse_quote!(#ident)) }
}

/// How a structure holds an argument until it is sent.
pub(super) fn held(ty: &Type) -> Type {
    match argument_of(ty, "Vec") {
        _ if is(ty, "String") => parse_quote!(&'a str),
        Some(element) => parse_quote!(&'a [#element]),
        None if is_copy(ty) => ty.clone(),
        None => parse_quote!(&'a #ty),
    }
}

/// A path argument as text.
pub(super) fn as_text(ty: &Type, value: &Expr) -> TokenStream {
    if is(ty, "String") {
        quote!(#value)
    } else if is_copy(ty) {
        quote!(&#value.to_string())
    } else if is(ty, "DateTime") {
        quote!(&vsphere_automation_runtime::generated::time::to_wire(#value))
    } else if is(ty, "Secret") {
        quote!(#value.expose())
    } else {
        quote!(#value.as_str())
    }
}

/// The step that sends a query or header parameter.
pub(super) fn sent(parameter: &Parameter, ty: &Type, value: &Expr, facts: &Facts<'_>) -> TokenStream {
    if !is_plain(parameter, facts) {
        return step(parameter, ty, value, facts);
    }
    let name = &parameter.name;
    let one = |value: TokenStream, ty: &Type| {
        if is(ty, "DateTime") {
            quote!(vsphere_automation_runtime::generated::time::to_wire(#value))
        } else if is(ty, "Secret") {
            quote!(#value.expose())
        } else {
            value
        }
    };
    if parameter.location == Location::Header {
        let value = one(quote!(#value), ty);
        return quote!(.header_parameter(#name, #value));
    }
    match Form::of(&parameter.schema, facts.api) {
        // What cannot be sent is refused before, and what is one thing or another is not plain.
        Form::Value | Form::Either | Form::Unsendable => {
            let value = one(quote!(#value), ty);
            quote!(.query(#name, #value))
        }
        Form::List => match argument_of(ty, "Vec").filter(|item| is(item, "DateTime") || is(item, "Secret")) {
            Some(item) if is(item, "Secret") => quote!(.query_all(#name, #value.iter().map(|item| item.expose()))),
            Some(_) => {
                quote!(.query_all(#name, #value.iter().map(vsphere_automation_runtime::generated::time::to_wire)))
            }
            None => quote!(.query_all(#name, #value)),
        },
        Form::Members => quote!(.query_object(#value)),
    }
}

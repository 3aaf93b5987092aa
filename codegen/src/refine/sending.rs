//! The arguments of methods and setters: their types, how they are taken, and how they are sent.

use syn::{Expr, FnArg, Type, parse_quote};

use super::steps::{Step, step};
use super::styles::{each_to_wire, is_copy, is_plain, styled, text_of, to_wire};
use crate::model::nodes::{borrowed, called_on, path, plain, reference, slice, text, variable};
use crate::model::syntax::{argument_of, is, without_option};
use crate::model::{Facts, Form, Location, Parameter};

/// The type that progenitor gave an argument, without reference and option.
pub(super) fn argument_type(signature: &syn::Signature, number: &str) -> Type {
    let argument = signature.inputs.iter().find_map(|argument| match argument {
        FnArg::Typed(typed) if matches!(&*typed.pat, syn::Pat::Ident(pat) if pat.ident == number) => Some(&*typed.ty),
        _ => None,
    });
    let bare = argument.map(|ty| without_reference(without_option(ty)).clone());
    bare.filter(|ty| !is(ty, "str")).unwrap_or_else(|| plain(path(["String"])))
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
        return (ty, variable(ident));
    }
    let ty = match argument_of(ty, "Vec") {
        _ if parameter.takes_texts(facts.api) => parse_quote!(impl IntoIterator<Item = impl ToString>),
        _ if is(ty, "String") => reference(plain(path(["str"]))),
        Some(element) => reference(slice(element.clone())),
        None if is_copy(ty) => ty.clone(),
        None => reference(ty.clone()),
    };
    (ty, variable(ident))
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
pub(super) fn as_text(ty: &Type, value: Expr) -> Expr {
    match () {
        () if is(ty, "String") => value,
        () if is_copy(ty) => borrowed(called_on(value, "to_string", None, [])),
        () if is(ty, "DateTime") => borrowed(to_wire(value)),
        () if is(ty, "Secret") => text_of(ty, value),
        () => called_on(value, "as_str", None, []),
    }
}

/// The step that sends a query or header parameter.
pub(super) fn sent(parameter: &Parameter, ty: &Type, value: Expr, facts: &Facts<'_>) -> Step {
    if !is_plain(parameter, facts) {
        return styled(parameter, ty, value, facts);
    }
    let name = text(&parameter.name);
    if parameter.location == Location::Header {
        return step("header_parameter", [name, text_of(ty, value)]);
    }
    match Form::of(&parameter.schema, facts.api) {
        // What cannot be sent is refused before, and what is one thing or another is not plain.
        Form::Value | Form::Either | Form::Unsendable => step("query", [name, text_of(ty, value)]),
        Form::List => {
            let values = match argument_of(ty, "Vec") {
                Some(item) if is(item, "Secret") => parse_quote!(#value.iter().map(|item| item.expose())),
                Some(item) if is(item, "DateTime") => each_to_wire(value),
                _ => value,
            };
            step("query_all", [name, values])
        }
        Form::Members => step("query_object", [value]),
    }
}

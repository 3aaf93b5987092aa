//! Parameters that are written in another way than most: the step that sends one in a style of OpenAPI, or as a part.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, Type};

use crate::model::syntax::{argument_of, is};
use crate::model::{Facts, Form, Location, Parameter, Style, StyleKind};

/// The constant of the runtime for a style.
pub(super) fn constant(style: Style) -> TokenStream {
    let name = match style.kind {
        StyleKind::Simple => quote!(SIMPLE),
        StyleKind::Label => quote!(LABEL),
        StyleKind::Matrix => quote!(MATRIX),
        StyleKind::Form => quote!(FORM),
        StyleKind::SpaceDelimited => quote!(SPACES),
        StyleKind::PipeDelimited => quote!(PIPES),
        StyleKind::DeepObject => quote!(DEEP),
        StyleKind::Json => quote!(JSON),
    };
    let exploded = (style.explode && style.kind != StyleKind::DeepObject).then(|| quote!(.exploded()));
    let reserved = style.reserved.then(|| quote!(.reserved()));
    quote!(vsphere_automation_runtime::generated::Style::#name #exploded #reserved)
}

/// Whether the plain steps of the runtime send it: as one text, and in a query also item by item or member by member.
pub(super) fn is_plain(parameter: &Parameter, facts: &Facts<'_>) -> bool {
    let style = parameter.style;
    let form = Form::of(&parameter.schema, facts.api);
    let one = form == Form::Value;
    match parameter.location {
        // Which of its forms a value has is known only to the runtime.
        _ if form == Form::Either => false,
        Location::Path => one && style.kind == StyleKind::Simple,
        Location::Header => one && style.kind == StyleKind::Simple,
        // Whatever is said of the items of a list says nothing of one value.
        Location::Query if one => !matches!(style.kind, StyleKind::Json) && !style.reserved,
        Location::Query => style == Style::usual(Location::Query),
        Location::Cookie | Location::Part => false,
    }
}

/// The step of a parameter that is not plain.
pub(super) fn step(parameter: &Parameter, ty: &Type, value: &Expr, facts: &Facts<'_>) -> TokenStream {
    let name = &parameter.name;
    if parameter.location == Location::Part {
        return part(parameter, ty, value, facts);
    }
    let style = constant(parameter.style);
    let value = written(parameter, ty, value, facts);
    match parameter.location {
        Location::Path => quote!(.path_as(#style, #name, #value)),
        Location::Header => quote!(.header_as(#style, #name, #value)),
        Location::Cookie => quote!(.cookie_as(#style, #name, #value)),
        Location::Query | Location::Part => quote!(.query_as(#style, #name, #value)),
    }
}

/// The value as the runtime serialises it.
fn written(parameter: &Parameter, ty: &Type, value: &Expr, facts: &Facts<'_>) -> TokenStream {
    let times = |ty: &Type| is(ty, "DateTime") && parameter.style.kind != StyleKind::Json;
    match argument_of(ty, "Vec") {
        _ if parameter.takes_texts(facts.api) => quote!(&vsphere_automation_runtime::generated::texts(#value)),
        Some(item) if times(item) => {
            let texts = quote!(#value.iter().map(vsphere_automation_runtime::generated::time::to_wire));
            quote!(&vsphere_automation_runtime::generated::texts(#texts))
        }
        Some(_) => quote!(#value),
        None if times(ty) => quote!(&vsphere_automation_runtime::generated::time::to_wire(#value)),
        None if is_copy(ty) => quote!(&#value),
        None => quote!(#value),
    }
}

fn part(parameter: &Parameter, ty: &Type, value: &Expr, facts: &Facts<'_>) -> TokenStream {
    let name = &parameter.name;
    let media_type = parameter.media_type.as_deref().unwrap_or("text/plain");
    let (step, one) = if parameter.is_file(facts.api) {
        (quote!(part_file), quote!(item))
    } else if parameter.style.kind == StyleKind::Json {
        (quote!(part_json), quote!(item))
    } else {
        (quote!(part_text), text_of(argument_of(ty, "Vec").unwrap_or(ty), &quote!(item)))
    };
    if argument_of(ty, "Vec").is_some() {
        // Each item is a part of its own.
        return quote!(.each(#value, |call, item| call.#step(#media_type, #name, #one)));
    }
    let value = match () {
        () if parameter.is_file(facts.api) => quote!(#value),
        () if parameter.style.kind == StyleKind::Json && is_copy(ty) => quote!(&#value),
        () if parameter.style.kind == StyleKind::Json => quote!(#value),
        () => text_of(ty, &quote!(#value)),
    };
    quote!(.#step(#media_type, #name, #value))
}

fn text_of(ty: &Type, value: &TokenStream) -> TokenStream {
    if is(ty, "DateTime") {
        quote!(vsphere_automation_runtime::generated::time::to_wire(#value))
    } else if is(ty, "Secret") {
        quote!(#value.expose())
    } else {
        quote!(#value)
    }
}

/// Whether values of the type are given as they are, not by reference.
pub(super) fn is_copy(ty: &Type) -> bool {
    ["bool", "i32", "i64", "i128", "u64", "f64"].iter().any(|name| is(ty, name))
}

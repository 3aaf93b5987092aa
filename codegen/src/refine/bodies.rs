//! How the body of a request is given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Type, parse_quote};

use super::Facts;
use super::containers::{argument_of, is};
use super::operations::argument_type;
use crate::api::{Api, MediaKind, Operation, Schema, Shape, StringFormat};
use crate::names;

/// The argument and the step of a body.
pub(super) fn body(
    operation: &Operation,
    signature: &syn::Signature,
    facts: &Facts<'_>,
) -> Option<(FnArg, TokenStream)> {
    let media = operation.body_media()?;
    let media_type = &media.media_type;
    let ident = format_ident!("{}", argument(operation, facts.api)?);
    match media.kind() {
        MediaKind::Text => {
            Some((parse_quote!(#ident: &str), quote!(.body_bytes(#media_type, #ident.as_bytes().to_vec()))))
        }
        MediaKind::Bytes => Some((parse_quote!(#ident: Vec<u8>), quote!(.body_bytes(#media_type, #ident)))),
        kind @ (MediaKind::Json | MediaKind::Form) => {
            let send = if kind == MediaKind::Form { format_ident!("body_form") } else { format_ident!("body") };
            let ty = argument_type(signature, "body");
            if one_field(&media.schema, facts.api).is_some() {
                return Some((parse_quote!(#ident: impl Into<#ty>), quote!(.#send(&#ident.into()))));
            }
            let taken: Type = match argument_of(&ty, "Vec") {
                _ if is(&ty, "String") => parse_quote!(&str),
                Some(element) => parse_quote!(&[#element]),
                None => parse_quote!(&#ty),
            };
            // What has no size is given by a reference to the reference.
            let unsized_value = is(&ty, "String") || argument_of(&ty, "Vec").is_some();
            let step = if unsized_value { quote!(.#send(&#ident)) } else { quote!(.#send(#ident)) };
            Some((parse_quote!(#ident: #taken), step))
        }
    }
}

/// The name of the argument, apart from those of the parameters: arguments are given by place, so none of them is a promise.
pub(crate) fn argument(operation: &Operation, api: &Api) -> Option<String> {
    let media = operation.body_media()?;
    let mut name = match media.kind() {
        MediaKind::Text | MediaKind::Bytes => "body".to_owned(),
        MediaKind::Json | MediaKind::Form => {
            one_field(&media.schema, api).unwrap_or_else(|| body_name(&media.schema).to_owned())
        }
    };
    while operation.parameters.iter().any(|parameter| names::parameter(&parameter.name) == name) {
        name.push('_');
    }
    Some(name)
}

/// `spec` for a `CreateSpec`, as the vendor's own languages call it.
fn body_name(schema: &Schema) -> &'static str {
    match &schema.shape {
        Shape::Reference(name) if name.ends_with("Spec") => "spec",
        _ => "body",
    }
}

/// The name of the only property of a body, which must be a required text.
pub(crate) fn one_field(schema: &Schema, api: &Api) -> Option<String> {
    let Shape::Reference(name) = &schema.shape else { return None };
    let (_, schema) = api.resolve(name)?;
    let Shape::Object(properties) = &schema.shape else { return None };
    match properties.iter().next() {
        Some((name, property)) if properties.len() == 1 && property.required && !property.schema.nullable => {
            let is_text = matches!(property.schema.shape, Shape::String(StringFormat::Text));
            is_text.then(|| names::parameter(name))
        }
        _ => None,
    }
}

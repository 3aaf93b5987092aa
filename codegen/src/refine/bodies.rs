//! How the body of a request is given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Type, parse_quote};

use super::sending::argument_type;
use super::styles::constant;
use crate::model::syntax::{argument_of, is};
use crate::model::{Facts, Media, MediaKind, Operation, Shape, Style};
use crate::names::{argument, from_text};

/// The argument and the step of a body.
pub(super) fn body(
    operation: &Operation,
    signature: &syn::Signature,
    facts: &Facts<'_>,
) -> Option<(FnArg, TokenStream)> {
    let media = operation.body_media()?;
    let media_type = media.sent_as();
    let ident = format_ident!("{}", argument(operation, facts.api)?);
    match media.kind() {
        MediaKind::Text => {
            Some((parse_quote!(#ident: &str), quote!(.body_bytes(#media_type, #ident.as_bytes().to_vec()))))
        }
        MediaKind::Bytes | MediaKind::Multipart => {
            Some((parse_quote!(#ident: impl Into<crate::File>), quote!(.body_file(#media_type, #ident))))
        }
        MediaKind::Json | MediaKind::Form => {
            let ty = argument_type(signature, "body");
            if from_text(&media.schema, facts.api) {
                return Some((
                    parse_quote!(#ident: impl Into<#ty>),
                    send(operation, media, facts, quote!(&#ident.into())),
                ));
            }
            let taken: Type = match argument_of(&ty, "Vec") {
                _ if is(&ty, "String") => parse_quote!(&str),
                Some(element) => parse_quote!(&[#element]),
                None => parse_quote!(&#ty),
            };
            let or_null = media.is_nullable();
            let taken = if or_null { parse_quote!(Option<#taken>) } else { taken };
            // What has no size, or may be null, is given by a reference to the reference.
            let again = or_null || is(&ty, "String") || argument_of(&ty, "Vec").is_some();
            let step = send(operation, media, facts, if again { quote!(&#ident) } else { quote!(#ident) });
            Some((parse_quote!(#ident: #taken), step))
        }
    }
}

/// What the operation says of the members of its form, where the document has more to say than their types.
pub(super) fn form(operation: &Operation) -> Option<TokenStream> {
    let media = operation.body_media().filter(|media| media.kind() == MediaKind::Form)?;
    let styles = media.encoding.iter().filter_map(|(name, encoding)| {
        let json = encoding.content_type.as_deref().is_some_and(|given| Media::kind_of(given) == MediaKind::Json);
        let style = constant(encoding.style.or(json.then_some(Style::JSON))?);
        Some(quote!((#name, #style)))
    });
    let styles: Vec<TokenStream> = styles.collect();
    (!styles.is_empty()).then(|| quote!(.form(&[#(#styles),*])))
}

/// Whether something in a body is a map, which the two flavours write differently.
fn has_maps(operation: &Operation, facts: &Facts<'_>) -> bool {
    let Some(media) = operation.body_media() else { return false };
    let mut left = vec![&media.schema];
    let mut seen = std::collections::HashSet::new();
    while let Some(schema) = left.pop() {
        if let Shape::Reference(name) = &schema.shape
            && seen.insert(name)
        {
            left.extend(facts.api.schemas.get(name));
        }
        match &schema.shape {
            Shape::Map(_) => return true,
            Shape::Array(items) => left.push(items),
            Shape::Object(properties) => left.extend(properties.values().map(|property| &property.schema)),
            Shape::AllOf(parts) | Shape::Union { variants: parts, .. } => left.extend(parts),
            _ => {}
        }
    }
    false
}

/// The step for JSON or a form, with its media type where that is not the usual one.
fn send(operation: &Operation, media: &Media, facts: &Facts<'_>, value: TokenStream) -> TokenStream {
    if media.kind() == MediaKind::Form {
        return quote!(.body_form(#value));
    }
    match media.sent_as() {
        "application/json" if operation.legacy().is_some() && has_maps(operation, facts) => {
            quote!(.body_with_maps(#value))
        }
        "application/json" => quote!(.body(#value)),
        media_type => quote!(.body_as(#media_type, #value)),
    }
}

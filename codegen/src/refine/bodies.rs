//! How the body of a request is given.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{FnArg, Type, parse_quote};

use super::sending::argument_type;
use crate::model::syntax::{argument_of, is};
use crate::model::{Facts, MediaKind, Operation};
use crate::names::{argument, one_field};

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

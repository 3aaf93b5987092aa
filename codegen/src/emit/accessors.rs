//! The client with its accessors, and what stands in for those that are gated.
//!
//! Without the feature a gated accessor is a hidden method that nobody can call: the compiler then says which feature is
//! missing, instead of that there is no such method.

use quote::format_ident;
use syn::{ImplItem, Item, parse_quote};

use super::layout;
use crate::model::gate::{service_gate, visible};
use crate::model::{Crate, Facts, KnownBy, Service};
use crate::words::{self, preview_words};

pub(super) fn file(krate: &Crate, facts: &Facts<'_>, document: &str) -> String {
    let mut items: Vec<Item> = Vec::new();
    let methods = krate.services.iter().map(|service| accessor(service, facts));
    items.extend(client(facts.api.known_by()));
    items.push(parse_quote!(impl crate::accessors::Client { #(#methods)* }));
    let gated: Vec<(&Service, &str)> =
        krate.services.iter().filter_map(|service| Some((service, service_gate(service, facts)?))).collect();
    if let Some((_, feature)) = gated.first() {
        items.extend(stand_ins(&gated, feature, facts.library));
    }
    layout::file(
        document,
        "The client, with an accessor for each service.",
        &["accessors".to_owned()],
        items,
        layout::Lints::All,
    )
}

/// The macro that makes the client, with the type of its credentials where it knows no session.
fn client(known_by: KnownBy) -> Vec<Item> {
    let product = parse_quote!(
        use crate::provenance::PRODUCT;
    );
    match known_by {
        KnownBy::Session => vec![product, parse_quote!(vsphere_automation_runtime::generated::client!(as PRODUCT);)],
        KnownBy::Schemes => vec![
            product,
            parse_quote!(
                use crate::security_schemes::Credentials;
            ),
            parse_quote!(vsphere_automation_runtime::generated::client!(Credentials as PRODUCT);),
        ],
        KnownBy::Nothing => vec![
            product,
            parse_quote!(
                use vsphere_automation_runtime::generated::NoCredentials;
            ),
            parse_quote!(vsphere_automation_runtime::generated::client!(NoCredentials as PRODUCT);),
        ],
    }
}

fn accessor(service: &Service, facts: &Facts<'_>) -> ImplItem {
    let method = format_ident!("{}", service.accessor);
    let ty: syn::Type = syn::parse_str(&format!("crate::{}<'_>", service.path))
        .unwrap_or_else(|_| unreachable!("a path of checked names"));
    let constructor: syn::Path =
        syn::parse_str(&format!("crate::{}", service.path)).unwrap_or_else(|_| unreachable!("a path of checked names"));
    let words = words::lines(&words::service(&service.tag, facts));
    let gate = service_gate(service, facts);
    let preview: Vec<String> =
        preview_words(service, facts).iter().flat_map(|words| words.lines()).map(|line| format!(" {line}")).collect();
    let gate = gate.map(visible).unwrap_or_default();
    let separator: &[&str] = if preview.is_empty() { &[] } else { &[""] };
    parse_quote! {
        #(#[doc = #words])*
        #(#[doc = #separator])*
        #(#[doc = #preview])*
        #(#gate)*
        pub fn #method(&self) -> #ty {
            #constructor(&self.0)
        }
    }
}

fn stand_ins(gated: &[(&Service, &str)], feature: &str, library: &str) -> Vec<Item> {
    let package = library.replace('_', "-");
    let message = format!("this accessor is Technology Preview: it needs the feature `{feature}` of `{package}`");
    let label = format!("needs the feature `{feature}`");
    // Braces are doubled: the attribute reads its texts as formats.
    let note = format!("in Cargo.toml: {package} = {{{{ version = \"…\", features = [\"{feature}\"] }}}}");
    let methods = gated.iter().map(|(service, _)| -> ImplItem {
        let method = format_ident!("{}", service.accessor);
        parse_quote! {
            #[doc(hidden)]
            pub fn #method(&self) -> NeedsFeature where for<'a> NeedsFeature: Enabled<'a> {
                NeedsFeature
            }
        }
    });
    vec![
        parse_quote! {
            #[cfg(not(feature = #feature))]
            impl crate::accessors::Client { #(#methods)* }
        },
        parse_quote! {
            #[doc = " What a gated accessor would give."]
            #[cfg(not(feature = #feature))]
            #[derive(Debug)]
            pub struct NeedsFeature;
        },
        parse_quote! {
            #[doc = " Nothing implements this: its message is what the compiler says."]
            #[cfg(not(feature = #feature))]
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            pub trait Enabled<'a> {}
        },
    ]
}

//! The root of an emitted crate: the same face as our own client's.

use quote::quote;
use syn::{Item, UseTree};

use super::setup;
use crate::emit::{banner, fit};
use crate::model::{Facts, KnownBy, MediaKind, Operation, Problem};
use crate::words;

const RUNTIME: &str = "vsphere_automation_runtime";
const CLIENT: &str = include_str!("../../../generated-client/src/lib.rs");

/// The text of `src/lib.rs`.
///
/// # Errors
///
/// When our own root is not Rust.
pub(super) fn root(facts: &Facts<'_>, file: &str, refused: &[Problem], ascii: bool) -> Result<String, Problem> {
    let own = syn::parse_file(CLIENT).map_err(|e| Problem::new(format!("generated-client/src/lib.rs: {e}")))?;
    let from_runtime = |item: &&Item| matches!(item, Item::Use(item) if matches!(&item.tree, syn::UseTree::Path(path) if path.ident == RUNTIME));
    let mut face: Vec<Item> = own.items.iter().filter(from_runtime).cloned().collect();
    let kind = facts.api.known_by();
    if kind != KnownBy::Session {
        without_session(&mut face);
    }
    let schemes = facts.api.used_schemes().next().map(|_| {
        quote!(
            mod security_schemes;
        )
    });
    let own = (kind == KnownBy::Schemes).then(|| {
        quote! {
            pub use security_schemes::Credentials;
            pub use vsphere_automation_runtime::Provider;
        }
    });
    let more = more(facts);
    let server = (!facts.api.server_variables.is_empty()).then(|| {
        quote! {
            mod server_address;
            pub use server_address::Server;
        }
    });
    let body = syn::parse2(quote! {
        #[rustfmt::skip]
        mod generated;
        #schemes
        pub use generated::*;
        #(#face)*
        #own
        #server
        #more
    });
    let body = prettyplease::unparse(&body.map_err(|e| Problem::new(e.to_string()))?);
    let mut text = format!("// {}\n\n", banner(file));
    for line in crate_docs(facts, file, refused) {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.push_str(&line);
        text.push('\n');
    }
    text.push_str("\n#![forbid(unsafe_code)]\n#![deny(missing_docs)]\n#![cfg_attr(docsrs, feature(doc_cfg))]\n\n");
    if !ascii {
        text.push_str("#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints, reason = \"names are those of the document\")]\n\n");
    }
    text.push_str(&body);
    Ok(fit(&text))
}

/// Takes out of our own client's face what only sessions need.
fn without_session(face: &mut Vec<Item>) {
    const OF_SESSIONS: &[&str] =
        &["Credentials", "CredentialsProvider", "ProviderFuture", "SessionStore", "StoreError", "StoreFuture"];
    face.retain(
        |item| !matches!(item, Item::Use(item) if item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg"))),
    );
    for item in face {
        if let Item::Use(item) = item
            && let UseTree::Path(path) = &mut item.tree
            && let UseTree::Group(group) = &mut *path.tree
        {
            let kept = std::mem::take(&mut group.items).into_iter();
            let of_sessions =
                |tree: &UseTree| matches!(tree, UseTree::Name(name) if OF_SESSIONS.iter().any(|of| name.ident == of));
            group.items = kept.filter(|tree| !of_sessions(tree)).collect();
        }
    }
}

/// What else of the runtime the face of this crate needs.
fn more(facts: &Facts<'_>) -> Option<proc_macro2::TokenStream> {
    let operations = &facts.api.operations;
    let kind = |media: &crate::model::Media| media.kind() == MediaKind::Bytes;
    let file = |operation: &Operation| {
        operation.parameters.iter().any(|p| p.is_file(facts.api)) || operation.body_media().is_some_and(kind)
    };
    let needs: [(&str, bool); 4] = [
        ("Download", operations.iter().any(|o| !o.has_several_answers() && o.success_media().is_some_and(kind))),
        ("ErrorBody", operations.iter().any(|o| crate::names::error_type(o, facts).is_some())),
        ("File", operations.iter().any(file)),
        ("ResponseHeaders", operations.iter().any(|o| !o.headers().is_empty())),
    ];
    let names: Vec<_> =
        needs.into_iter().filter(|(_, needed)| *needed).map(|(name, _)| quote::format_ident!("{name}")).collect();
    (!names.is_empty()).then(|| quote!(pub use vsphere_automation_runtime::{#(#names),*};))
}

fn crate_docs(facts: &Facts<'_>, file: &str, refused: &[Problem]) -> Vec<String> {
    let api = facts.api;
    let words = |text: &str| -> Vec<String> {
        words::lines(text).iter().map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned()).collect()
    };
    let title = if api.title.is_empty() { "an API without a title" } else { &api.title };
    let mut lines = words(&format!("Client for {title} {}, generated from `{file}`.", api.version));
    if let Some(description) = &api.description {
        lines.push(String::new());
        lines.extend(words(description));
    }
    lines.extend([String::new(), "```no_run".to_owned()]);
    lines.extend(setup::setup(facts));
    lines.push("```".to_owned());
    let described: Vec<String> = setup::credentials(facts);
    if !described.is_empty() {
        lines.extend([String::new(), "# Credentials".to_owned(), String::new()]);
        lines.extend(described);
    }
    if !refused.is_empty() {
        lines.extend([String::new(), "# Left out".to_owned(), String::new()]);
        lines.push("What the document has and this crate has not, each with its reason:".to_owned());
        lines.push(String::new());
        let line = |text: &str| words(text).join(" ");
        let named = refused.iter().filter_map(|problem| Some((&problem.item.as_ref()?.name, &problem.message)));
        lines.extend(named.map(|(name, reason)| format!("- {}: {}", line(name), line(reason))));
    }
    lines
}

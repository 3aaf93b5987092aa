//! The credentials of an emitted crate: a constructor for each security scheme that an operation asks for.

use quote::{format_ident, quote};
use syn::{Attribute, ItemFn, parse_quote};

use crate::emit::module;
use crate::model::{Facts, KnownBy, Problem, SchemeKind, SecurityScheme};
use crate::words;

/// The text of `src/security_schemes.rs`; nothing where no operation asks for a scheme.
///
/// # Errors
///
/// When what is written here is not Rust.
pub(super) fn file(facts: &Facts<'_>, file: &str) -> Result<Option<String>, Problem> {
    if facts.api.used_schemes().next().is_none() {
        return Ok(None);
    }
    let constants = facts.api.used_schemes().map(|(name, scheme)| {
        let (constant, constructor) = (scheme.constant(), &scheme.constructor);
        let shows = match &scheme.kind {
            SchemeKind::Basic => quote!(Basic),
            SchemeKind::Http(http) => quote!(Token(#http)),
            SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => quote!(Token("Bearer")),
            SchemeKind::Header(header) => quote!(Header(#header)),
            SchemeKind::Query(key) => quote!(Query(#key)),
            SchemeKind::Cookie(cookie) => quote!(Cookie(#cookie)),
            SchemeKind::Certificate | SchemeKind::Unknown(_) => quote!(Certificate),
        };
        quote!(pub(crate) const #constant: vsphere_automation_runtime::generated::Scheme = vsphere_automation_runtime::generated::Scheme::new(
                #name, #constructor, vsphere_automation_runtime::generated::Shows::#shows);)
    });
    // With a session, its credentials have all that there is.
    let own = (facts.api.known_by() == KnownBy::Schemes).then(|| {
        let constructors = facts.api.used_schemes().flat_map(|(_, scheme)| constructors(scheme));
        quote! {
            /// Credentials for one security scheme of the document. A client may have several, given one after the other.
            ///
            /// `Debug` shows the scheme and the user, never a secret.
            #[derive(Clone)]
            pub struct Credentials(vsphere_automation_runtime::generated::Credential);
            impl Credentials { #(#constructors)* }
            vsphere_automation_runtime::credentials!();
        }
    });
    let body: syn::File = syn::parse2(quote!(#(#constants)* #own)).map_err(|e| Problem::new(e.to_string()))?;
    let docs = "What lets callers in: the security schemes of the document.";
    Ok(Some(module(file, docs, "security_schemes", body.items)))
}

fn constructors(scheme: &SecurityScheme) -> Vec<ItemFn> {
    let constant = scheme.constant();
    let (name, from) = (ident(&scheme.constructor), format_ident!("{}_from", scheme.constructor));
    let docs = docs(scheme);
    let again = " The same from a provider, which is asked before the first call that needs it, and again after an answer of 401.";
    match &scheme.kind {
        SchemeKind::Basic => vec![
            parse_quote! {
                #docs
                pub fn #name(user: impl Into<String>, password: crate::Secret) -> Self {
                    Self(vsphere_automation_runtime::generated::Credential::login(&#constant, user, password))
                }
            },
            parse_quote! {
                #[doc = #again]
                pub fn #from(provider: impl crate::Provider<(String, crate::Secret)>) -> Self {
                    Self(vsphere_automation_runtime::generated::Credential::login_from(&#constant, provider))
                }
            },
        ],
        SchemeKind::Certificate | SchemeKind::Unknown(_) => vec![parse_quote! {
            #docs
            pub fn #name(certificate: impl AsRef<[u8]>, key: crate::Secret) -> Self {
                Self(vsphere_automation_runtime::generated::Credential::certificate(&#constant, certificate, key))
            }
        }],
        kind => {
            let argument = match kind {
                SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => format_ident!("key"),
                _ => format_ident!("token"),
            };
            vec![
                parse_quote! {
                    #docs
                    pub fn #name(#argument: crate::Secret) -> Self {
                        Self(vsphere_automation_runtime::generated::Credential::secret(&#constant, #argument))
                    }
                },
                parse_quote! {
                    #[doc = #again]
                    pub fn #from(provider: impl crate::Provider<crate::Secret>) -> Self {
                        Self(vsphere_automation_runtime::generated::Credential::secret_from(&#constant, provider))
                    }
                },
            ]
        }
    }
}

fn ident(name: &str) -> syn::Ident {
    format_ident!("{name}")
}

/// The document's words, then what is shown.
fn docs(scheme: &SecurityScheme) -> Option<Attribute> {
    let mut text = words::Text::default();
    if let Some(description) = &scheme.description {
        text.paragraph(description);
    }
    text.paragraph(&words::scheme(scheme));
    text.docs()
}

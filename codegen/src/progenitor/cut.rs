//! What of progenitor's tokens is looked at: definitions of types, and signatures of methods.
//!
//! Most of its tokens are bodies of methods, impls and attributes, which nobody reads. They are left out here, before
//! anything is parsed: whatever is between two items is told from its tokens alone.

use std::collections::HashMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Item, Signature};

use crate::model::item_tokens::{is, is_group, items, keyword};
use crate::model::syntax::defined;

/// What is left, by name.
#[derive(Default)]
pub(crate) struct Cut {
    /// Structs, enums and aliases of the module `types`, without attributes.
    pub(super) definitions: HashMap<String, Item>,
    /// The methods of the client.
    pub(super) methods: HashMap<String, Signature>,
}

/// Cuts it out of the file that progenitor generated.
///
/// # Errors
///
/// Something of it is not Rust.
pub(super) fn cut(file: TokenStream) -> syn::Result<Cut> {
    let mut cut = Cut::default();
    for item in items(without_attributes(file)) {
        match (keyword(&item).as_deref(), item.last()) {
            (Some("mod"), Some(TokenTree::Group(types))) if names(&item, "types") => cut.types(types.stream())?,
            (Some("impl"), Some(TokenTree::Group(methods))) if names(&item, "Client") => {
                cut.client(methods.stream())?
            }
            _ => {}
        }
    }
    Ok(cut)
}

impl Cut {
    fn types(&mut self, module: TokenStream) -> syn::Result<()> {
        for item in items(without_attributes(module)) {
            if !matches!(keyword(&item).as_deref(), Some("struct" | "enum" | "type")) {
                continue;
            }
            let item: Item = syn::parse2(item.into_iter().map(bare).collect())?;
            self.definitions.extend(defined(&item).map(ToString::to_string).map(|name| (name, item)));
        }
        Ok(())
    }

    fn client(&mut self, methods: TokenStream) -> syn::Result<()> {
        for method in items(without_attributes(methods)) {
            let signature = method.into_iter().skip_while(|token| !starts_signature(token));
            let signature = signature.take_while(|token| !is_group(token, Delimiter::Brace));
            let signature: Signature = syn::parse2(signature.collect())?;
            self.methods.insert(signature.ident.to_string(), signature);
        }
        Ok(())
    }
}

/// Everything but attributes.
fn without_attributes(tokens: TokenStream) -> impl Iterator<Item = TokenTree> {
    let mut tokens = tokens.into_iter();
    std::iter::from_fn(move || {
        loop {
            let token = tokens.next()?;
            if !is(&token, '#') {
                return Some(token);
            }
            // In brackets is what the attribute says.
            tokens.next();
        }
    })
}

/// Fields and variants without their attributes.
fn bare(token: TokenTree) -> TokenTree {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            Group::new(Delimiter::Brace, without_attributes(group.stream()).collect()).into()
        }
        token => token,
    }
}

/// Whether the item has that name: what follows its keyword, without generics or a trait.
fn names(item: &[TokenTree], name: &str) -> bool {
    matches!(item, [.., TokenTree::Ident(before), TokenTree::Ident(last), _] if last == name && before != "for")
}

fn starts_signature(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == "async" || ident == "fn")
}

#[cfg(test)]
mod tests {
    use quote::{ToTokens, quote};

    use super::*;

    #[test]
    fn definitions_and_signatures_are_left() {
        let file = quote! {
            pub use progenitor_client::{ByteStream, Error};
            #[allow(clippy::all)]
            pub mod types {
                pub mod error { pub struct ConversionError(u8); }
                #[doc = "`T0001`"]
                #[derive(Clone)]
                pub struct T0001 {
                    #[serde(default)]
                    pub p0001: ::std::vec::Vec<T0002>,
                }
                impl ::std::default::Default for T0001 { fn default() -> Self { not rust } }
                #[derive(Clone)]
                pub enum T0002 { #[serde(rename = "a")] V0001, }
                impl T0002 { fn not rust }
            }
            pub struct Client { pub(crate) baseurl: String }
            impl Client { pub fn new(baseurl: &str) -> Self { not rust } }
            impl ClientInfo<()> for Client { not rust }
            const _: () = { not rust };
            impl Client {
                #[doc = "Sends"]
                pub async fn op_0001<'a>(&'a self, a0001: Option<&'a str>) -> Result<ResponseValue<types::T0001>, Error<()>> {
                    not rust
                }
            }
        };
        let cut = cut(file).expect("Rust where it is looked at");
        // Spaces between signs are as they were tokenised.
        let shown = |tokens: &dyn ToTokens| tokens.to_token_stream().to_string().replace(' ', "");
        assert_eq!(cut.definitions.len(), 2, "{:?}", cut.definitions.keys());
        let expected = quote!(
            pub struct T0001 {
                pub p0001: ::std::vec::Vec<T0002>,
            }
        );
        assert_eq!(shown(&cut.definitions["T0001"]), shown(&expected));
        assert_eq!(
            shown(&cut.definitions["T0002"]),
            shown(&quote!(
                pub enum T0002 {
                    V0001,
                }
            ))
        );
        let expected = quote!(async fn op_0001<'a>(&'a self, a0001: Option<&'a str>) -> Result<ResponseValue<types::T0001>, Error<()>>);
        assert_eq!(shown(&cut.methods["op_0001"]), shown(&expected));
    }

    #[test]
    fn what_is_looked_at_has_to_be_rust() {
        assert!(cut(quote!(pub mod types { pub struct T0001 { not rust } })).is_err());
        assert!(cut(quote!(impl Client { pub fn not rust() {} })).is_err());
    }
}

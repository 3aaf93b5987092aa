//! Types whose names say nothing of a package are `types::Name` for callers, whatever uses them. Written they are beside the
//! operations that use them, and `types` only names them: a file with all types of a large API is one that nobody reads.
//!
//! Where a type is written depends on what uses it, and callers may have found it there: so it stays in a module that it
//! went to once, as long as that is there.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{ImplItemFn, Item, parse_quote};

use crate::model::gate::{gate, gated_module};
use crate::model::syntax::defined;
use crate::model::{Component, Crate, Facts, RuntimeModule, RustPath};

/// The module of names without a package.
const TYPES: &str = "types";

/// The crate with types at home, and the module that each went to, by name.
pub(super) fn settled(krate: &Crate, facts: &Facts<'_>) -> (Crate, BTreeMap<String, Vec<String>>) {
    let homes = homes(krate, facts);
    let mut krate = krate.clone();
    if homes.is_empty() {
        return (krate, homes);
    }
    for item in &mut krate.types {
        if let Some(home) = homes.get(&item.path.ident).filter(|_| item.path.module == [TYPES]) {
            item.path.module.clone_from(home);
        }
        for item in std::iter::once(&mut item.definition).chain(&mut item.companions) {
            rewrite(item, &homes);
        }
    }
    for method in krate.services.iter_mut().flat_map(|service| &mut service.methods) {
        rewrite_method(&mut method.item, &homes);
        for item in method.constant.iter_mut().chain(&mut method.options) {
            rewrite(item, &homes);
        }
    }
    for item in krate.shared.iter_mut().flat_map(|shared| &mut shared.items) {
        rewrite(item, &homes);
    }
    (krate, homes)
}

/// Where types are written whose names say nothing of a package, for the next time.
pub(super) fn known(krate: &Crate, homes: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let of_types = krate.types.iter().filter(|item| item.path.module == [TYPES]);
    let here = of_types.map(|item| (item.path.ident.clone(), TYPES.to_owned()));
    here.chain(homes.iter().map(|(name, home)| (name.clone(), home.join("::")))).collect()
}

/// What `types` says of the types that are elsewhere.
pub(super) fn names(homes: &BTreeMap<String, Vec<String>>) -> Vec<Item> {
    let mut by_home: BTreeMap<&Vec<String>, Vec<syn::Ident>> = BTreeMap::new();
    for (name, home) in homes {
        by_home.entry(home).or_default().push(format_ident!("{name}"));
    }
    let uses = by_home.into_iter().map(|(home, names)| {
        let home = home.iter().map(|module| format_ident!("{module}"));
        parse_quote!(pub use crate::#(#home)::*::{#(#names),*};)
    });
    uses.collect()
}

fn homes(krate: &Crate, facts: &Facts<'_>) -> BTreeMap<String, Vec<String>> {
    // The module that all operations have in common which use a component.
    let mut users: HashMap<&Component, &[String]> = HashMap::new();
    for service in &krate.services {
        let used = service.methods.iter().flat_map(|method| facts.api.operations[method.operation].references());
        for component in facts.api.reached(used) {
            let module = &service.path.module[..];
            users.entry(component).and_modify(|common| *common = shared(common, module)).or_insert(module);
        }
    }
    let mut taken: BTreeSet<(&[String], String)> = BTreeSet::new();
    taken.extend(krate.types.iter().map(|item| (&item.path.module[..], item.path.ident.clone())));
    taken.extend(krate.shared.iter().map(|shared| (&shared.path.module[..], shared.path.ident.clone())));
    for service in &krate.services {
        let module = &service.path.module[..];
        let options = service.methods.iter().flat_map(|method| &method.options).filter_map(defined);
        taken.insert((module, service.path.ident.clone()));
        taken.extend(options.map(|ident| (module, ident.to_string())));
    }
    let mut homes = BTreeMap::new();
    for item in krate.types.iter().filter(|item| item.path.module == [TYPES]) {
        let known = facts.names.homes.get(&item.path.ident).map(|home| RustPath::modules(home));
        let is_there = |home: &[String]| krate.services.iter().any(|service| service.path.module.starts_with(home));
        let home = match &known {
            Some(home) if home[..] == [TYPES] => continue,
            Some(home) if is_there(home) => Some(&home[..]),
            _ => users.get(&item.component).copied(),
        };
        let Some(home) = home.filter(|home| !home.is_empty()) else { continue };
        let is_gated =
            gate(facts.schema(item).timeline.as_ref()).is_some() || gated_module(krate, facts, home).is_some();
        let is_free = !taken.contains(&(home, item.path.ident.clone())) && RuntimeModule::at(home).is_none();
        if is_free && !is_gated && !facts.runtime.contains_key(&item.component) {
            homes.insert(item.path.ident.clone(), home.to_vec());
        }
    }
    homes
}

fn shared<'m>(one: &'m [String], other: &[String]) -> &'m [String] {
    let length = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    &one[..length]
}

fn rewrite(item: &mut Item, homes: &BTreeMap<String, Vec<String>>) {
    let tokens = moved(item.to_token_stream(), homes);
    // What was Rust stays Rust: one path stands where another did.
    if let Ok(moved) = syn::parse2(tokens) {
        *item = moved;
    }
}

fn rewrite_method(method: &mut ImplItemFn, homes: &BTreeMap<String, Vec<String>>) {
    if let Ok(moved) = syn::parse2(moved(method.to_token_stream(), homes)) {
        *method = moved;
    }
}

/// `crate::types::Name` becomes `crate::home::Name`, in macros and in docs too.
fn moved(tokens: TokenStream, homes: &BTreeMap<String, Vec<String>>) -> TokenStream {
    let mut written: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), moved(group.stream(), homes));
                inside.set_span(group.span());
                written.push(inside.into());
            }
            TokenTree::Literal(literal) => written.push(in_text(literal, homes).into()),
            TokenTree::Ident(ident) => {
                let home = homes.get(&ident.to_string()).filter(|_| ends_in_types(&written));
                if let Some(home) = home {
                    // `types` and the two colons behind it.
                    written.truncate(written.len() - 3);
                    for module in home {
                        let module = format_ident!("{module}");
                        written.extend(quote::quote!(#module::));
                    }
                }
                written.push(ident.into());
            }
            token => written.push(token),
        }
    }
    written.into_iter().collect()
}

/// Whether what is written ends in `crate::types::`.
fn ends_in_types(written: &[TokenTree]) -> bool {
    let last: Vec<String> = written.iter().rev().take(6).map(ToString::to_string).collect();
    last == [":", ":", TYPES, ":", ":", "crate"]
}

fn in_text(literal: Literal, homes: &BTreeMap<String, Vec<String>>) -> Literal {
    const PREFIX: &str = "crate::types::";
    let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value()) else { return literal };
    if !text.contains(PREFIX) {
        return literal;
    }
    let mut pieces = text.split(PREFIX);
    let mut written = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(piece.len());
        match homes.get(&piece[..end]) {
            Some(home) => written.push_str(&format!("crate::{}::", home.join("::"))),
            None => written.push_str(PREFIX),
        }
        written.push_str(piece);
    }
    Literal::string(&written)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use quote::quote;

    use super::{moved, shared};

    #[test]
    fn names_move_wherever_they_stand() {
        let homes = BTreeMap::from([("A".to_owned(), vec!["x".to_owned(), "y".to_owned()])]);
        let tokens = quote! {
            #[doc = "[`A`](crate::types::A::a) and [`Ab`](crate::types::Ab)"]
            fn f(a: Vec<crate::types::A>, b: crate::types::B) { m!(crate::types::A) }
        };
        let expected = quote! {
            #[doc = "[`A`](crate::x::y::A::a) and [`Ab`](crate::types::Ab)"]
            fn f(a: Vec<crate::x::y::A>, b: crate::types::B) { m!(crate::x::y::A) }
        };
        assert_eq!(moved(tokens, &homes).to_string(), expected.to_string());
    }

    #[test]
    fn what_several_use_is_above_them() {
        let path = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(shared(&path("a/b/c"), &path("a/b/d")), path("a/b"));
        assert!(shared(&path("a"), &path("b")).is_empty());
    }
}

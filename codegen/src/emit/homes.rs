//! Types whose names say nothing of a package are `types::Name` for callers, whatever uses them. Written they are beside the
//! operations that use them, and `types` only names them: a file with all types of a large API is one that nobody reads.
//!
//! Where a type is written depends on what uses it, and callers may have found it there: so it stays in a module that it
//! went to once, as long as that is there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::format_ident;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{Item, LitStr, Path, PathSegment, parse_quote};

use crate::model::gate::{GatedModules, gate};
use crate::model::syntax::defined;
use crate::model::{Component, Crate, Facts, RuntimeModule, RustPath};

/// The module of names without a package.
const TYPES: &str = "types";
/// The same in docs.
const PREFIX: &str = "crate::types::";

/// The crate with types at home, and the module that each went to, by name.
pub(super) fn settled(mut krate: Crate, facts: &Facts<'_>) -> (Crate, BTreeMap<String, Vec<String>>) {
    let homes = homes(&krate, facts);
    if homes.is_empty() {
        return (krate, homes);
    }
    for item in &mut krate.types {
        if let Some(home) = homes.get(&item.path.ident).filter(|_| item.path.module == [TYPES]) {
            item.path.module.clone_from(home);
        }
    }
    let mut moving = Moving { homes: &homes };
    let types =
        krate.types.iter_mut().flat_map(|item| std::iter::once(&mut item.definition).chain(&mut item.companions));
    types.for_each(|item| moving.visit_item_mut(item));
    for method in krate.services.iter_mut().flat_map(|service| &mut service.methods) {
        method.item.iter_mut().for_each(|item| moving.visit_impl_item_fn_mut(item));
        method.constant.iter_mut().chain(&mut method.options).for_each(|item| moving.visit_item_mut(item));
    }
    let shared = krate.shared.iter_mut().flat_map(|shared| &mut shared.items);
    shared.for_each(|item| moving.visit_item_mut(item));
    (krate, homes)
}

/// Where types are written whose names say nothing of a package, for the next time.
pub(super) fn known(krate: &Crate, homes: &BTreeMap<String, Vec<String>>) -> BTreeMap<String, String> {
    let of_types = krate.types.iter().filter(|item| item.path.module == [TYPES]);
    let here = of_types.map(|item| (item.path.ident.clone(), TYPES.to_owned()));
    let types: HashSet<&String> = krate.types.iter().map(|item| &item.path.ident).collect();
    let away = homes.iter().filter(|(name, _)| types.contains(name));
    here.chain(away.map(|(name, home)| (name.clone(), home.join("::")))).collect()
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
    let gated = GatedModules::new(krate, facts);
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
        let is_gated = gate(facts.schema(item).timeline.as_ref()).is_some() || gated.feature(home).is_some();
        let is_free = !taken.contains(&(home, item.path.ident.clone())) && RuntimeModule::at(home).is_none();
        if is_free && !is_gated && !facts.runtime.contains_key(&item.component) {
            homes.insert(item.path.ident.clone(), home.to_vec());
            let required = crate::names::required(&item.path.ident);
            let beside = item.companions.iter().filter_map(defined).any(|ident| *ident == required);
            homes.extend(beside.then(|| (required, home.to_vec())));
        }
    }
    homes
}

fn shared<'m>(one: &'m [String], other: &[String]) -> &'m [String] {
    let length = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    &one[..length]
}

/// Puts homes into paths, and into what is not parsed: docs and the insides of macros and attributes.
struct Moving<'a> {
    homes: &'a BTreeMap<String, Vec<String>>,
}

impl VisitMut for Moving<'_> {
    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        if path.segments.len() < 3 || path.segments[0].ident != "crate" || path.segments[1].ident != TYPES {
            return;
        }
        if let Some(home) = self.homes.get(&path.segments[2].ident.to_string()) {
            let home = home.iter().map(|module| PathSegment::from(format_ident!("{module}")));
            let root = path.segments[0].clone();
            let rest = path.segments.iter().skip(2).cloned();
            path.segments = std::iter::once(root).chain(home).chain(rest).collect();
        }
    }

    fn visit_lit_str_mut(&mut self, text: &mut LitStr) {
        if let Some(moved) = moved_in(&text.value(), self.homes) {
            *text = LitStr::new(&moved, text.span());
        }
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        call.tokens = moved(std::mem::take(&mut call.tokens), self.homes);
    }

    fn visit_meta_list_mut(&mut self, list: &mut syn::MetaList) {
        list.tokens = moved(std::mem::take(&mut list.tokens), self.homes);
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
    let written = literal.to_string();
    if !written.contains(PREFIX) {
        return literal;
    }
    let text = syn::parse_str::<LitStr>(&written).ok().and_then(|text| moved_in(&text.value(), homes));
    text.map_or(literal, |text| Literal::string(&text))
}

/// The text with the homes in it; nothing where it names no type that has one.
fn moved_in(text: &str, homes: &BTreeMap<String, Vec<String>>) -> Option<String> {
    let mut pieces = text.split(PREFIX);
    let mut written = pieces.next().filter(|first| first.len() < text.len())?.to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(piece.len());
        match homes.get(&piece[..end]) {
            Some(home) => written.push_str(&format!("crate::{}::", home.join("::"))),
            None => written.push_str(PREFIX),
        }
        written.push_str(piece);
    }
    Some(written)
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

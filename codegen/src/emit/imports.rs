//! Short paths: what a file uses is imported where the name is free, and spelled out where it is not.

mod doc_links;
mod shortener;

use std::collections::{BTreeMap, BTreeSet};

use quote::format_ident;
use syn::visit_mut::VisitMut;
use syn::{Attribute, Item, Path, parse_quote};

use shortener::Shortener;

/// Shortens the paths of a file that stands for `module` and returns its imports.
pub(crate) fn shorten(items: &mut [Item], module: &[String]) -> Vec<Item> {
    let mut shortener = Shortener::new(items, module);
    for item in items.iter_mut() {
        shortener.visit_item_mut(item);
    }
    let of_docs = doc_links::shorten(items, module, &shortener);
    uses(&shortener, &of_docs)
}

/// The imports, with those that only docs need.
fn uses(of_code: &Shortener, of_docs: &BTreeSet<String>) -> Vec<Item> {
    let mut grouped: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut gates: BTreeMap<String, Attribute> = BTreeMap::new();
    let of_code = of_code.taken.values().map(|path| (path, of_code.only_gated.get(path).cloned().flatten()));
    let of_docs = of_docs.iter().map(|path| (path, Some(parse_quote!(#[cfg(doc)]))));
    for (path, gate) in of_code.chain(of_docs) {
        let Some((parent, name)) = path.rsplit_once("::") else { continue };
        let key = gate.as_ref().map(|gate| quote::quote!(#gate).to_string()).unwrap_or_default();
        if let Some(gate) = gate {
            gates.insert(key.clone(), gate);
        }
        grouped.entry((parent.to_owned(), key)).or_default().push(name.to_owned());
    }
    let mut grouped: Vec<_> = grouped.into_iter().collect();
    grouped.iter_mut().for_each(|(_, names)| names.sort());
    grouped.sort_by_cached_key(|((parent, gate), names)| (order(parent, names), gate.clone()));
    grouped
        .into_iter()
        .filter_map(|((parent, key), names)| {
            let names = names.iter().map(|name| format_ident!("{name}"));
            let gate = gates.get(&key).into_iter();
            let parent: Path = syn::parse_str(&parent).ok()?;
            let tree: Vec<_> = names.collect();
            match &tree[..] {
                [one] => Some(parse_quote!(#(#gate)* use #parent::#one;)),
                _ => Some(parse_quote!(#(#gate)* use #parent::{#(#tree),*};)),
            }
        })
        .collect()
}

/// Where rustfmt puts an import: `crate` first, lists last.
fn order(parent: &str, names: &[String]) -> Vec<(u8, String)> {
    let mut order: Vec<(u8, String)> =
        parent.split("::").map(|name| (u8::from(name != "crate"), name.to_owned())).collect();
    order.push(match names {
        [one] => (1, one.clone()),
        _ => (2, String::new()),
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened(file: syn::File, module: &[&str]) -> String {
        let mut items = file.items;
        let module: Vec<String> = module.iter().map(|m| (*m).to_owned()).collect();
        let mut all = shorten(&mut items, &module);
        all.extend(items);
        prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: all })
    }

    #[test]
    fn what_is_elsewhere_is_imported_and_what_is_here_is_not() {
        let file = parse_quote! {
            pub struct A { pub b: crate::x::B, pub c: crate::y::z::C, pub map: std::collections::BTreeMap<String, crate::y::z::C> }
        };
        assert_eq!(
            shortened(file, &["x"]),
            "use crate::y::z::C;\nuse std::collections::BTreeMap;\npub struct A {\n    pub b: B,\n    pub c: C,\n    pub map: BTreeMap<String, C>,\n}\n"
        );
    }

    #[test]
    fn docs_link_to_what_is_here_and_to_what_is_imported() {
        let file = parse_quote! {
            #[doc = "[`A`](crate::x::A::a), [`B`](crate::y::B), [`C`](crate::y::C), [`D`](crate::z::D::d), [`e`](crate::z::D::e)"]
            pub struct A { pub b: crate::y::B }
            #[doc = "[`F`](crate::x::Other), [`Option`](crate::y::Option::a), [`o`](crate::y::Option::o)"]
            pub struct Other;
        };
        assert_eq!(
            shortened(file, &["x"]),
            "use crate::y::B;\n#[cfg(doc)]\nuse crate::z::D;\n///[`A`](A::a), [`B`], [`C`](crate::y::C), [`D`](D::d), [`e`](D::e)\npub struct A {\n    pub b: B,\n}\n///[`F`](Other), [`Option`](crate::y::Option::a), [`o`](crate::y::Option::o)\npub struct Other;\n"
        );
    }

    #[test]
    fn names_that_are_taken_are_spelled_out() {
        let file = parse_quote! {
            pub struct Option { pub a: Option<crate::y::Option> }
            pub struct Info { pub other: crate::y::Info }
        };
        assert_eq!(
            shortened(file, &["x"]),
            "pub struct Option {\n    pub a: ::core::option::Option<crate::y::Option>,\n}\npub struct Info {\n    pub other: crate::y::Info,\n}\n"
        );
    }

    #[test]
    fn what_a_macro_defines_is_not_imported_over() {
        let file = parse_quote! {
            defines_b!();
            impl crate::x::B { pub fn b(&self) -> crate::y::B {} }
        };
        assert_eq!(shortened(file, &["x"]), "defines_b!();\nimpl B {\n    pub fn b(&self) -> crate::y::B {}\n}\n");
    }

    #[test]
    fn what_only_gated_items_use_is_imported_for_them() {
        let file = parse_quote! {
            #[cfg(feature = "tech-preview")]
            pub struct A { pub b: crate::y::B }
        };
        assert!(shortened(file, &["x"]).starts_with("#[cfg(feature = \"tech-preview\")]\nuse crate::y::B;"));
    }
}

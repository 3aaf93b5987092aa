//! Short paths: what a file uses is imported where the name is free, and spelled out where it is not.

mod links;

use std::collections::{BTreeMap, BTreeSet};

use quote::format_ident;
use syn::visit_mut::{VisitMut, visit_field_mut, visit_impl_item_mut, visit_item_mut, visit_path_mut};
use syn::{Attribute, Field, ImplItem, Item, Path, parse_quote};

use crate::model::syntax::{attributes, defined};

/// `FindCall: Found` in `call!(FindCall: Found)`.
pub(super) fn call_of(call: &syn::Macro) -> Option<(syn::Ident, syn::Type)> {
    if call.path.segments.last().is_none_or(|last| last.ident != "call") {
        return None;
    }
    let parts = |input: syn::parse::ParseStream<'_>| {
        let name = input.parse()?;
        input.parse::<syn::Token![:]>()?;
        Ok((name, input.parse()?))
    };
    syn::parse::Parser::parse2(parts, call.tokens.clone()).ok()
}

/// Names of the prelude that generated code uses, with their full paths.
const GLOBALS: &[(&str, &str)] = &[
    ("Box", "::std::boxed::Box"),
    ("Default", "::core::default::Default"),
    ("From", "::core::convert::From"),
    ("Into", "::core::convert::Into"),
    ("IntoIterator", "::core::iter::IntoIterator"),
    ("None", "::core::option::Option::None"),
    ("Option", "::core::option::Option"),
    ("Some", "::core::option::Option::Some"),
    ("String", "::std::string::String"),
    ("ToString", "::std::string::ToString"),
    ("Vec", "::std::vec::Vec"),
];

/// Names that nothing may be imported under: the prelude's, and those of derive macros and std that read as themselves.
const PRELUDE: &[&str] = &[
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "ToString",
    "Vec",
];

/// Shortens the paths of a file that stands for `module` and returns its imports.
pub(crate) fn shorten(items: &mut [Item], module: &[String]) -> Vec<Item> {
    let defined: BTreeSet<String> = items.iter().filter_map(defined).map(ToString::to_string).collect();
    let mut shortener = Shortener {
        module: module.to_vec(),
        defined,
        taken: BTreeMap::new(),
        only_gated: BTreeMap::new(),
        gates: Vec::new(),
    };
    for item in items.iter_mut() {
        shortener.visit_item_mut(item);
    }
    let for_docs = links::shorten(items, module, &shortener);
    shortener.uses(for_docs)
}

struct Shortener {
    module: Vec<String>,
    defined: BTreeSet<String>,
    /// Imported name → full path.
    taken: BTreeMap<String, String>,
    /// Full path → the gate of all its uses so far, `None` once one use is not gated.
    only_gated: BTreeMap<String, Option<Attribute>>,
    gates: Vec<Attribute>,
}

impl Shortener {
    /// What a path is imported as under every feature set.
    fn imported(&self, name: &str) -> Option<&str> {
        self.taken.get(name).map(String::as_str).filter(|full| self.only_gated.get(*full).is_some_and(Option::is_none))
    }

    /// Whether something could be imported under a name.
    fn is_free(&self, name: &str) -> bool {
        !self.defined.contains(name) && !PRELUDE.contains(&name) && !self.taken.contains_key(name)
    }

    /// The imports, with those that only docs need.
    fn uses(self, for_docs: BTreeSet<String>) -> Vec<Item> {
        let mut grouped: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        let mut gates: BTreeMap<String, Attribute> = BTreeMap::new();
        let of_code = self.taken.values().map(|path| (path, self.only_gated.get(path).cloned().flatten()));
        let of_docs = for_docs.iter().map(|path| (path, Some(parse_quote!(#[cfg(doc)]))));
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

    /// How many leading segments name the item that would be imported.
    fn importable(path: &Path) -> Option<usize> {
        let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        let names: Vec<&str> = segments.iter().map(String::as_str).collect();
        match &names[..] {
            // What the root has, most of it from the runtime.
            ["crate", name] if name.starts_with(|c: char| c.is_uppercase()) => Some(2),
            ["vsphere_automation_runtime", "generated", name, ..] if name.starts_with(|c: char| c.is_uppercase()) => {
                Some(3)
            }
            // What follows the type is one of its functions.
            ["crate", .., _] if names.len() > 2 => {
                names.iter().rposition(|name| !name.starts_with(char::is_lowercase)).map(|at| at + 1)
            }
            ["std", "collections", "BTreeMap"] => Some(3),
            ["chrono", _] | ["serde_json", _] | ["serde", _] => Some(2),
            _ => None,
        }
    }

    fn shorten(&mut self, path: &mut Path) {
        if path.leading_colon.is_some() {
            return;
        }
        if path.segments.len() == 1 {
            let name = path.segments[0].ident.to_string();
            if self.defined.contains(&name)
                && let Some((_, full)) = GLOBALS.iter().find(|(short, _)| *short == name)
            {
                // A type of this module has the name of the prelude's.
                let mut full: Path = syn::parse_str(full).unwrap_or_else(|_| unreachable!("a path"));
                if let (Some(to), Some(from)) = (full.segments.last_mut(), path.segments.last()) {
                    to.arguments = from.arguments.clone();
                }
                *path = full;
            }
            return;
        }
        let first = path.segments[0].ident.to_string();
        if self.defined.contains(&first)
            && let Some((_, full)) = GLOBALS.iter().find(|(short, _)| *short == first)
        {
            // `Box::new` beside a type `Box` of this module.
            let full: Path = syn::parse_str(full).unwrap_or_else(|_| unreachable!("a path"));
            let rest = path.segments.iter().skip(1).cloned();
            path.segments = full.segments.into_iter().chain(rest).collect();
            path.leading_colon = full.leading_colon;
            return;
        }
        let Some(length) = Self::importable(path) else { return };
        let text: Vec<String> = path.segments.iter().take(length).map(|s| s.ident.to_string()).collect();
        let (name, full) = (text[length - 1].clone(), text.join("::"));
        let own = text[0] == "crate" && text[1..length - 1] == self.module[..];
        if !own {
            if self.defined.contains(&name)
                || PRELUDE.contains(&name.as_str())
                || self.taken.get(&name).is_some_and(|other| *other != full)
            {
                if text[0] != "crate" {
                    path.leading_colon = Some(Default::default());
                }
                return;
            }
            self.taken.insert(name, full.clone());
            let gate = self.gates.last().cloned();
            let known = self.only_gated.entry(full).or_insert_with(|| gate.clone());
            if gate.is_none() {
                *known = None;
            }
        }
        path.segments = path.segments.iter().skip(length - 1).cloned().collect();
    }

    fn within(&mut self, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let gate = attributes.iter().find(|attribute| attribute.path().is_ident("cfg")).cloned();
        let gated = gate.is_some();
        self.gates.extend(gate);
        visit(self);
        if gated {
            self.gates.pop();
        }
    }
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

impl VisitMut for Shortener {
    fn visit_item_mut(&mut self, item: &mut Item) {
        let attributes = attributes(item).cloned().unwrap_or_default();
        self.within(&attributes, |this| visit_item_mut(this, item));
    }

    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        let attributes = if let ImplItem::Fn(method) = item { method.attrs.clone() } else { Vec::new() };
        self.within(&attributes, |this| visit_impl_item_mut(this, item));
    }

    fn visit_field_mut(&mut self, field: &mut Field) {
        let attributes = field.attrs.clone();
        self.within(&attributes, |this| visit_field_mut(this, field));
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_path_mut(self, path);
        self.shorten(path);
    }

    fn visit_macro_mut(&mut self, call: &mut syn::Macro) {
        // Macros of the runtime are called by their full path, and what is in them is theirs, but for the type in one.
        if let Some((name, mut value)) = call_of(call) {
            self.visit_type_mut(&mut value);
            call.tokens = quote::quote!(#name: #value);
        }
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        if !attribute.path().is_ident("derive") {
            return;
        }
        let syn::Meta::List(list) = &mut attribute.meta else { return };
        let parser = syn::punctuated::Punctuated::<Path, syn::Token![,]>::parse_terminated;
        let Ok(mut paths) = syn::parse::Parser::parse2(parser, list.tokens.clone()) else { return };
        paths.iter_mut().for_each(|path| self.shorten(path));
        list.tokens = quote::quote!(#paths);
    }
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
    fn what_only_gated_items_use_is_imported_for_them() {
        let file = parse_quote! {
            #[cfg(feature = "tech-preview")]
            pub struct A { pub b: crate::y::B }
        };
        assert!(shortened(file, &["x"]).starts_with("#[cfg(feature = \"tech-preview\")]\nuse crate::y::B;"));
    }
}

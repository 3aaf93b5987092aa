//! The paths in the code of one file.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit_mut::{VisitMut, visit_field_mut, visit_impl_item_mut, visit_item_mut, visit_path_mut};
use syn::{Attribute, Field, ImplItem, Item, Path, PathSegment};

use crate::model::syntax::{attributes, call_of, defined, named};

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

/// Shortens the paths of one file, and keeps in mind what is to be imported.
pub(super) struct Shortener {
    module: Vec<String>,
    defined: BTreeSet<String>,
    /// What the file names for others as well: its own imports.
    named: BTreeMap<String, String>,
    /// Imported name → full path.
    pub(super) taken: BTreeMap<String, String>,
    /// Full path → the gate of all its uses so far, `None` once one use is not gated.
    pub(super) only_gated: BTreeMap<String, Option<Attribute>>,
    gates: Vec<Attribute>,
}

impl Shortener {
    /// For items that stand in `module`.
    pub(super) fn new(items: &[Item], module: &[String]) -> Self {
        let named: BTreeMap<String, String> = items.iter().flat_map(named).collect();
        let defined = items.iter().filter_map(defined).map(ToString::to_string);
        Self {
            module: module.to_vec(),
            defined: defined.chain(named.keys().cloned()).collect(),
            named,
            taken: BTreeMap::new(),
            only_gated: BTreeMap::new(),
            gates: Vec::new(),
        }
    }

    /// What a path is imported as under every feature set.
    pub(super) fn imported(&self, name: &str) -> Option<&str> {
        self.taken.get(name).map(String::as_str).filter(|full| self.only_gated.get(*full).is_some_and(Option::is_none))
    }

    /// Whether something could be imported under a name.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.defined.contains(name) && !PRELUDE.contains(&name) && !self.taken.contains_key(name)
    }

    /// How many leading segments name the item that would be imported.
    fn importable(path: &Path) -> Option<usize> {
        let segments = &path.segments;
        let is = |at: usize, name: &str| segments.get(at).is_some_and(|segment: &PathSegment| segment.ident == name);
        let starts = |at: usize, wanted: fn(char) -> bool| {
            segments.get(at).is_some_and(|segment| segment.ident.to_string().starts_with(wanted))
        };
        match segments.len() {
            ..2 => None,
            // What the root has, most of it from the runtime.
            2 if is(0, "crate") => starts(1, char::is_uppercase).then_some(2),
            // What follows the type is one of its functions.
            length if is(0, "crate") => (0..length).rev().find(|at| !starts(*at, char::is_lowercase)).map(|at| at + 1),
            3.. if is(0, "vsphere_automation_runtime") && is(1, "generated") => {
                starts(2, char::is_uppercase).then_some(3)
            }
            3 if is(0, "std") && is(1, "collections") && is(2, "BTreeMap") => Some(3),
            2 if ["chrono", "serde_json", "serde"].iter().any(|name| is(0, name)) => Some(2),
            _ => None,
        }
    }

    /// The full path of a name of the prelude that a type of this module has as well.
    fn hidden(&self, first: &PathSegment) -> Option<Path> {
        let (name, full) = GLOBALS.iter().find(|(name, _)| first.ident == name)?;
        let full = self.defined.contains(*name).then_some(full)?;
        Some(syn::parse_str(full).unwrap_or_else(|_| unreachable!("a path")))
    }

    fn shorten(&mut self, path: &mut Path) {
        let Some(first) = path.segments.first().filter(|_| path.leading_colon.is_none()) else { return };
        if let Some(mut full) = self.hidden(first) {
            // `Box::new` beside a type `Box` of this module.
            let mut segments = std::mem::take(&mut path.segments).into_iter();
            if let (Some(to), Some(from)) = (full.segments.last_mut(), segments.next()) {
                to.arguments = from.arguments;
            }
            full.segments.extend(segments);
            *path = full;
            return;
        }
        let Some(length) = Self::importable(path) else { return };
        let text: Vec<String> = path.segments.iter().take(length).map(|s| s.ident.to_string()).collect();
        let (name, full) = (text[length - 1].clone(), text.join("::"));
        let own = text[0] == "crate" && text[1..length - 1] == self.module[..];
        if own {
            // What a macro defines is known once it is named.
            self.defined.insert(name);
        } else if self.named.get(&name) != Some(&full) {
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
            let gate = self.gates.last();
            let known = self.only_gated.entry(full).or_insert_with(|| gate.cloned());
            if gate.is_none() {
                *known = None;
            }
        }
        path.segments = std::mem::take(&mut path.segments).into_iter().skip(length - 1).collect();
    }

    fn within(&mut self, gate: Option<Attribute>, visit: impl FnOnce(&mut Self)) {
        let gated = gate.is_some();
        self.gates.extend(gate);
        visit(self);
        if gated {
            self.gates.pop();
        }
    }
}

fn gate(attributes: &[Attribute]) -> Option<Attribute> {
    attributes.iter().find(|attribute| attribute.path().is_ident("cfg")).cloned()
}

impl VisitMut for Shortener {
    fn visit_item_mut(&mut self, item: &mut Item) {
        let gate = attributes(item).and_then(|attributes| gate(attributes));
        self.within(gate, |this| visit_item_mut(this, item));
    }

    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        let gate = if let ImplItem::Fn(method) = item { gate(&method.attrs) } else { None };
        self.within(gate, |this| visit_impl_item_mut(this, item));
    }

    fn visit_field_mut(&mut self, field: &mut Field) {
        self.within(gate(&field.attrs), |this| visit_field_mut(this, field));
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

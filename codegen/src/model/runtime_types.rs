//! The types that the runtime defines itself: where they are, what they stand for, and what its sources say of them.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;
use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, ItemStruct, Visibility};

use super::item_tokens::{items, keyword};
use super::syntax::{is, wire_name};
use super::{Problem, Property, RustPath, Schema, Shape};

/// A module of the runtime's own types, which every generated crate has.
pub(crate) struct RuntimeModule {
    /// Its path below the root of the crate.
    pub(crate) path: &'static [&'static str],
    /// What its documentation says.
    pub(crate) words: &'static str,
    /// Names in the vendor's standard package, without separators, and the types that stand for them.
    types: &'static [(&'static str, &'static str)],
    source: &'static str,
}

/// All of them.
pub(crate) const RUNTIME_MODULES: &[RuntimeModule] = &[
    RuntimeModule {
        path: &["vapi"],
        words: "Messages and identifiers that all services share.",
        types: &[
            ("localizationparamdatetimeformat", "DateTimeFormat"),
            ("dynamicid", "DynamicId"),
            ("localizablemessage", "LocalizableMessage"),
            ("localizationparam", "LocalizationParam"),
            ("nestedlocalizablemessage", "NestedLocalizableMessage"),
        ],
        source: include_str!("../../../generated-client/runtime/src/values/vapi.rs"),
    },
    RuntimeModule {
        path: &["vapi", "errors"],
        words: "What the server sends when an operation fails.",
        types: &[("errorserror", "Error"), ("errorserrortype", "ErrorType")],
        source: include_str!("../../../generated-client/runtime/src/values/vapi/errors.rs"),
    },
];

impl RuntimeModule {
    /// The one at a path.
    pub(crate) fn at(path: &[String]) -> Option<&'static Self> {
        RUNTIME_MODULES.iter().find(|module| module.path == path)
    }

    /// The names of its types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &'static str> {
        self.types.iter().map(|(_, ident)| *ident)
    }

    /// The type that stands for a name of the vendor's standard package.
    pub(crate) fn standing_for(name: &str) -> Option<RustPath> {
        RUNTIME_MODULES.iter().find_map(|module| {
            let (_, ident) = module.types.iter().find(|(theirs, _)| *theirs == name)?;
            Some(RustPath { module: owned(module.path), ident: (*ident).to_owned() })
        })
    }

    /// Whether a type of the runtime has this path.
    pub(crate) fn has(path: &RustPath) -> bool {
        Self::at(&path.module).is_some_and(|module| module.types().any(|ident| ident == path.ident))
    }
}

fn owned(path: &[&str]) -> Vec<String> {
    path.iter().map(|segment| (*segment).to_owned()).collect()
}

/// What the runtime's sources define, by module.
#[derive(Clone, Debug, Default)]
pub struct RuntimeTypes(HashMap<Vec<String>, Vec<Item>>);

impl RuntimeTypes {
    /// Reads the sources that this generator was built with.
    ///
    /// # Errors
    ///
    /// When one of them is not Rust.
    pub(crate) fn built_in() -> Result<Self, Problem> {
        Self::parse(RUNTIME_MODULES.iter().map(|module| (module.path, module.source)))
    }

    /// Reads sources by the path of their module.
    pub(crate) fn parse<'a>(sources: impl IntoIterator<Item = (&'a [&'a str], &'a str)>) -> Result<Self, Problem> {
        let parsed = sources.into_iter().map(|(path, text)| {
            let read = || text.parse().map_err(syn::Error::from).and_then(defined);
            let items = read().map_err(|e| Problem::new(format!("the runtime's types are not Rust: {e}")))?;
            Ok((owned(path), items))
        });
        parsed.collect::<Result<_, _>>().map(Self)
    }

    /// What a module defines.
    pub(crate) fn items(&self, module: &[String]) -> &[Item] {
        self.0.get(module).map_or(&[], Vec::as_slice)
    }

    /// Whether the type at `path` reads all that `schema` allows.
    pub(crate) fn reads(&self, path: &RustPath, schema: &Schema) -> bool {
        self.items(&path.module).iter().any(|item| match (item, &schema.shape) {
            (Item::Enum(item), Shape::Enum(_)) => item.ident == path.ident && is_public(&item.vis),
            (Item::Struct(item), Shape::Object(properties)) => {
                item.ident == path.ident && is_public(&item.vis) && reads_members(item, properties)
            }
            _ => false,
        })
    }
}

/// Types, and the macros that make more of them; what types do is not looked at.
fn defined(file: TokenStream) -> syn::Result<Vec<Item>> {
    let is_type = |item: &Vec<TokenTree>| {
        keyword(item).is_some_and(|word| !["use", "mod", "fn", "impl", "const", "static"].contains(&word.as_str()))
    };
    items(file).filter(is_type).map(|item| syn::parse2(item.into_iter().collect())).collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn reads_members(item: &ItemStruct, properties: &IndexMap<String, Property>) -> bool {
    let fields: BTreeMap<String, bool> =
        item.fields.iter().filter_map(|field| Some((wire_name(field)?, !is(&field.ty, "Option")))).collect();
    // What ours require, the document must always send.
    let sent = |name: &String| properties.get(name).is_some_and(|property| property.required);
    properties.keys().all(|name| fields.contains_key(name))
        && fields.iter().all(|(name, required)| !required || sent(name))
}

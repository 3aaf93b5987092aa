//! The types that the runtime defines itself, as its sources have them.

use std::collections::BTreeMap;

use super::{RustPath, Schema, Shape};

/// Names in the vendor's standard package, without separators, and the runtime's types for them.
pub(crate) const PATHS: &[(&str, &str)] = &[
    ("localizablemessage", "vapi::LocalizableMessage"),
    ("localizationparam", "vapi::LocalizationParam"),
    ("nestedlocalizablemessage", "vapi::NestedLocalizableMessage"),
    ("localizationparamdatetimeformat", "vapi::DateTimeFormat"),
    ("dynamicid", "vapi::DynamicId"),
    ("errorserror", "vapi::errors::Error"),
    ("errorserrortype", "vapi::errors::ErrorType"),
];

/// The types that the runtime offers, by path.
#[derive(Clone, Debug, Default)]
pub struct RuntimeTypes {
    /// Structs: wire name of each field → whether it is required.
    pub structs: BTreeMap<RustPath, BTreeMap<String, bool>>,
    /// Open enums.
    pub enums: Vec<RustPath>,
}

impl RuntimeTypes {
    /// Reads them from the runtime's sources: `vapi.rs`, `vapi/errors.rs`, by module path.
    ///
    /// # Errors
    ///
    /// When a source is not Rust.
    pub fn parse(sources: &[(&[&str], &str)]) -> syn::Result<Self> {
        let mut types = Self::default();
        for (module, text) in sources {
            let file = syn::parse_file(text)?;
            for item in &file.items {
                let path = |ident: &syn::Ident| RustPath {
                    module: module.iter().map(|m| (*m).to_owned()).collect(),
                    ident: ident.to_string(),
                };
                match item {
                    syn::Item::Struct(item) if is_public(&item.vis) => {
                        let fields = item.fields.iter().filter_map(field).collect();
                        types.structs.insert(path(&item.ident), fields);
                    }
                    syn::Item::Enum(item) if is_public(&item.vis) => types.enums.push(path(&item.ident)),
                    _ => {}
                }
            }
        }
        Ok(types)
    }

    /// Whether the type at `path` reads all that `schema` allows.
    pub(crate) fn reads(&self, path: &RustPath, schema: &Schema) -> bool {
        match &schema.shape {
            Shape::Enum(_) => self.enums.contains(path),
            Shape::Object(properties) => self.structs.get(path).is_some_and(|fields| {
                let known = properties.keys().all(|name| fields.contains_key(name));
                // What ours require, the document must always send.
                known
                    && fields
                        .iter()
                        .all(|(name, required)| !required || properties.get(name).is_some_and(|p| p.required))
            }),
            _ => false,
        }
    }
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

/// Wire name and whether it is required.
fn field(field: &syn::Field) -> Option<(String, bool)> {
    let mut name = field.ident.as_ref()?.to_string();
    let mut flattened = false;
    for attribute in field.attrs.iter().filter(|a| a.path().is_ident("serde")) {
        // Only `rename` and `flatten` matter here; the rest is read over.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("flatten") {
                flattened = true;
            } else if meta.input.peek(syn::Token![=]) {
                let value: syn::Expr = meta.value()?.parse()?;
                if meta.path.is_ident("rename")
                    && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = value
                {
                    name = text.value();
                }
            }
            Ok(())
        });
    }
    let optional =
        matches!(&field.ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|s| s.ident == "Option"));
    (!flattened).then_some((name, !optional))
}

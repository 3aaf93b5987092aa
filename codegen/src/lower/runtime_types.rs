//! The types that the runtime defines itself (errors, localisable messages) stand for the document's own.
//!
//! Here it is decided which components they stand for: every one of the vendor's standard package that ours can read
//! entirely. Whether our own document describes them in the same words is checked after refining.

use std::collections::BTreeMap;

use super::Lowering;
use crate::api::{Schema, Shape};
use crate::names::RustPath;

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
    fn reads(&self, path: &RustPath, schema: &Schema) -> bool {
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

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let schemas = &lowering.api.schemas;
    let readable = |(name, schema): (&String, &Schema)| {
        let path = runtime_path(name)?;
        lowering.runtime_types.reads(&path, schema).then(|| (name.clone(), path))
    };
    let mut found: BTreeMap<String, RustPath> = schemas.iter().filter_map(readable).collect();
    // Ours refer to ours: one that cannot be read keeps those from being used that hold it.
    loop {
        let own =
            |name: &&str| runtime_path(name).is_some() && !found.contains_key(*name) && schemas.contains_key(*name);
        let unreadable: Vec<String> =
            found.keys().filter(|name| schemas[*name].references().iter().any(&own)).cloned().collect();
        if unreadable.is_empty() {
            break;
        }
        found.retain(|name, _| !unreadable.contains(name));
    }
    let places = found.len();
    lowering.runtime.extend(found);
    places
}

/// Names in the vendor's standard package, without separators, and the runtime's types for them.
pub(super) const PATHS: &[(&str, &str)] = &[
    ("localizablemessage", "vapi::LocalizableMessage"),
    ("localizationparam", "vapi::LocalizationParam"),
    ("nestedlocalizablemessage", "vapi::NestedLocalizableMessage"),
    ("localizationparamdatetimeformat", "vapi::DateTimeFormat"),
    ("dynamicid", "vapi::DynamicId"),
    ("errorserror", "vapi::errors::Error"),
    ("errorserrortype", "vapi::errors::ErrorType"),
];

/// The runtime's type for a component of the vendor's standard package, in any of its spellings.
fn runtime_path(name: &str) -> Option<RustPath> {
    let key: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let key = key.strip_prefix("comvmware").unwrap_or(&key).strip_prefix("vapistd")?;
    let (_, path) = PATHS.iter().find(|(name, _)| *name == key)?;
    RustPath::parse(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lower::testing::lowering;

    const RUNTIME: &str = "pub struct DynamicId { #[serde(rename = \"type\")] pub type_: String, pub id: String }";

    fn replaced(schema: &str) -> bool {
        let mut lowering = lowering(&format!("components: {{schemas: {{VapiStdDynamicID: {schema}}}}}"));
        lowering.runtime_types = RuntimeTypes::parse(&[(&["vapi"], RUNTIME)]).expect("Rust");
        run(&mut lowering) == 1
    }

    #[test]
    fn ours_are_used_where_they_read_all_that_the_document_allows() {
        assert!(replaced(
            "{type: object, required: [type, id], properties: {type: {type: string}, id: {type: string}}}"
        ));
    }

    #[test]
    fn what_holds_a_type_that_ours_cannot_read_stays_the_documents_own() {
        let mut lowering = lowering(
            "
components:
  schemas:
    VapiStdLocalizableMessage: {type: object, properties: {params: {$ref: '#/components/schemas/VapiStdLocalizationParam'}}}
    VapiStdLocalizationParam: {type: object, properties: {more: {type: string}}}
",
        );
        let runtime = "pub struct LocalizableMessage { pub params: Option<u8> } pub struct LocalizationParam { pub s: Option<String> }";
        lowering.runtime_types = RuntimeTypes::parse(&[(&["vapi"], runtime)]).expect("Rust");
        assert_eq!(run(&mut lowering), 0);
    }

    #[test]
    fn the_documents_own_stay_where_ours_would_lose_or_miss_something() {
        assert!(!replaced("{type: object, required: [type], properties: {type: {type: string}, id: {type: string}}}"));
        assert!(!replaced(
            "{type: object, required: [type, id], properties: {type: {type: string}, id: {type: string}, extra: {type: string}}}"
        ));
    }
}

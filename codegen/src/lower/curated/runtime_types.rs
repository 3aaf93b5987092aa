//! The types that the runtime defines itself (errors, localisable messages) stand for the document's own.
//!
//! Here it is decided which components they stand for: every one of the vendor's standard package that ours can read
//! entirely. Whether our own document describes them in the same words is checked after refining.

use std::collections::BTreeMap;

use crate::lower::Lowering;
use crate::model::{Component, RuntimeModule, RustPath, Schema};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let schemas = &lowering.api.schemas;
    let readable = |(name, schema): (&Component, &Schema)| {
        let path = runtime_path(name)?;
        lowering.runtime_types.reads(&path, schema).then(|| (name.clone(), path))
    };
    let mut found: BTreeMap<Component, RustPath> = schemas.iter().filter_map(readable).collect();
    // Ours refer to ours: one that cannot be read keeps those from being used that hold it.
    loop {
        let own = |name: &&Component| {
            runtime_path(name).is_some() && !found.contains_key(*name) && schemas.contains_key(*name)
        };
        let unreadable: Vec<Component> =
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

/// The runtime's type for a component of the vendor's standard package, in any of its spellings.
fn runtime_path(component: &Component) -> Option<RustPath> {
    let key: String =
        component.schema()?.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let key = key.strip_prefix("comvmware").unwrap_or(&key).strip_prefix("vapistd")?;
    RuntimeModule::standing_for(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RuntimeTypes;
    use crate::testing::lowering;

    const RUNTIME: &str = "pub struct DynamicId { #[serde(rename = \"type\")] pub type_: String, pub id: String }";

    fn replaced(schema: &str) -> bool {
        let mut lowering = lowering(&format!("components: {{schemas: {{VapiStdDynamicID: {schema}}}}}"));
        lowering.runtime_types = RuntimeTypes::parse([(&["vapi"][..], RUNTIME)]).expect("Rust");
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
        lowering.runtime_types = RuntimeTypes::parse([(&["vapi"][..], runtime)]).expect("Rust");
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

//! Names come from their items alone: taking a neighbour away, or putting all in another order, renames nothing.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;
use support::random::document;
use vsphere_automation_codegen::check::check;
use vsphere_automation_codegen::document::{Source, load};
use vsphere_automation_codegen::lower::{Lowering, lower};
use vsphere_automation_codegen::model::{Kept, RuntimeTypes};
use vsphere_automation_codegen::names;
use vsphere_automation_codegen::read::read;

/// Place of each item → its Rust names: what several types share is named in each of them. Empty where the document is
/// refused as a whole.
fn rust_names(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let Ok(document) = load(&Source { path: "random.json".to_owned(), text: text.to_owned() }) else {
        return BTreeMap::new();
    };
    if !check(&document).is_empty() {
        return BTreeMap::new();
    }
    let mut lowering = Lowering {
        api: read(&document),
        foreign: true,
        runtime: BTreeMap::new(),
        runtime_types: RuntimeTypes::default(),
        refused: Vec::new(),
        kept: Kept::default(),
    };
    lower(&mut lowering).expect("passes promise nothing of documents of others");
    let (found, _) = names::table(&lowering.api, &lowering.runtime);
    let operations = lowering.api.operations.iter().map(|operation| {
        let accessor = &found.accessors[&operation.tag];
        let method = names::operation_method(&operation.id, &operation.tag);
        (operation.pointer.clone(), format!("{} {}::{method}", accessor.method, accessor.path))
    });
    // What a pass splits off a component stands where that does, but is another type.
    let is_split_off = |name: &str, pointer: &str| {
        let declared = pointer.strip_prefix("/components/schemas/").filter(|declared| !declared.contains('/'));
        declared.is_some_and(|declared| declared.replace("~1", "/").replace("~0", "~") != name)
    };
    let declared =
        lowering.api.schemas.iter().filter(|(name, schema)| !is_split_off(&name.to_string(), &schema.pointer));
    let schemas = declared.map(|(name, schema)| (schema.pointer.clone(), found.schema(name).to_string()));
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (place, name) in operations.chain(schemas) {
        all.entry(place).or_default().insert(name);
    }
    all
}

/// The document without its item at `number`, of all that it has.
fn without(text: &str, number: usize) -> String {
    let mut document: Value = serde_json::from_str(text).expect("JSON");
    let folders = ["/components/schemas", "/paths"];
    let items: Vec<(&str, String)> = folders
        .iter()
        .flat_map(|folder| {
            let members = document.pointer(folder).and_then(Value::as_object).into_iter().flatten();
            members.map(|(name, _)| (*folder, name.clone())).collect::<Vec<_>>()
        })
        .collect();
    if let Some((folder, name)) = items.get(number % items.len().max(1))
        && let Some(members) = document.pointer_mut(folder).and_then(Value::as_object_mut)
    {
        members.remove(name);
    }
    document.to_string()
}

/// The document with its items in the opposite order.
fn reversed(text: &str) -> String {
    let document: Value = serde_json::from_str(text).expect("JSON");
    let member = |pointer: &str| {
        let members = document.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
        let members: Vec<String> =
            members.map(|(name, value)| format!("{}: {value}", Value::from(name.clone()))).rev().collect();
        format!("{{{}}}", members.join(", "))
    };
    format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"Random\", \"version\": \"1\"}}, \"paths\": {}, \"components\": {{\"schemas\": {}}}}}",
        member("/paths"),
        member("/components/schemas")
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neighbours_rename_nothing(text in document(), number in any::<usize>()) {
        let names = rust_names(&text);
        for (what, other) in [("one less", without(&text, number)), ("another order", reversed(&text))] {
            let others = rust_names(&other);
            for (place, here) in &names {
                let renamed = others.get(place).filter(|there| !there.is_subset(here));
                prop_assert!(renamed.is_none(), "{what}: {place} was {here:?} and is {renamed:?}");
            }
        }
    }
}

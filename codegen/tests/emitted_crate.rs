//! What is emitted compiles, without a warning.

mod support;

use serde_json::{Value, json};
use support::{compiles, fixture};
use vsphere_automation_codegen::document::{Source, load};

/// The fragments of `tests/refine` in one document, so that one crate shows that what each pass leaves compiles.
#[test]
fn what_each_pass_leaves() {
    let mut all = json!({"openapi": "3.0.3", "info": {"title": "Passes", "version": "1"}});
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/refine");
    for entry in std::fs::read_dir(folder).expect("the fragments") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let text = std::fs::read_to_string(&path).expect("a fragment");
            let fragment = load(&Source { path: path.display().to_string(), text }).expect("YAML");
            join(&mut all, fragment.to_json());
        }
    }
    compiles("passes", &all.to_string());
}

/// Mappings are joined; anything else that both have must be equal.
fn join(all: &mut Value, more: Value) {
    match (all, more) {
        (Value::Object(all), Value::Object(more)) => {
            more.into_iter().for_each(|(key, value)| join(all.entry(key).or_insert(json!({})), value));
        }
        (all, more) if *all == json!({}) => *all = more,
        (all, more) => assert!(*all == more || more == "Passes", "two fragments have something of one name"),
    }
}

#[test]
fn every_shape() {
    compiles("every-shape", &fixture("generate/every-shape.yaml"));
}

#[test]
fn names_of_the_language_and_of_ours() {
    compiles("names-of-others", &fixture("generate/names-of-others.yaml"));
}

#[test]
fn parameters_of_the_names_that_calls_have() {
    compiles("names-of-calls", &fixture("generate/names-of-calls.yaml"));
}

#[test]
fn recursion_unions_and_values() {
    for name in ["recursion", "types-beside-operations", "unions", "values"] {
        compiles(name, &fixture(&format!("generate/{name}.yaml")));
    }
}

#[test]
fn previews_with_the_feature() {
    compiles("previews-in-prose", &fixture("generate/previews-in-prose.yaml"));
}

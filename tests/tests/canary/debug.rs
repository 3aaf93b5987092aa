//! `Debug` of the types that hold a secret. The runtime has the same for clients, credentials and calls.

use serde_json::Value;
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::types;

use crate::forms::leak;
use crate::secrets::{PASSWORD, Secrets};

/// Of every model, those with a password among its properties.
#[test]
fn models() {
    let document = Document::curated();
    let mut found = 0;
    for (name, schema) in document.schemas() {
        let properties = schema["properties"].as_object().into_iter().flatten();
        let is_secret = |property: &Value| property["format"] == "password";
        let secret: Vec<&String> =
            properties.filter(|(_, property)| is_secret(property)).map(|(name, _)| name).collect();
        if secret.is_empty() {
            continue;
        }
        found += 1;
        let value =
            schema["properties"].as_object().into_iter().flatten().filter(|(_, property)| property["type"] == "string");
        let value: Value = value
            .map(|(name, _)| (name.clone(), Value::from(if secret.contains(&name) { PASSWORD } else { "x" })))
            .collect();
        let shown = (types::of_schema(name).debug)(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(shown.matches("redacted").count(), secret.len(), "{name}: {shown}");
        assert_eq!(leak(&shown, &Secrets(vec![PASSWORD.to_owned()])), None);
    }
    assert!(found > 0, "no schema with a password");
}

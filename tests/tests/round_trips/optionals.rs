//! What may be left out.

use serde_json::{Value, json};
use vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec;
use vsphere_automation::hvc::links::DeleteWithCredentials;
use vsphere_automation::vapi::LocalizableMessage;
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::types;

fn message(params: Option<Value>) -> Value {
    let mut value = json!({"id": "com.example.text", "default_message": "Text.", "args": []});
    if let Some(params) = params {
        value["params"] = params;
    }
    value
}

#[test]
fn an_absent_map_and_an_empty_one_differ() {
    let absent: LocalizableMessage = serde_json::from_value(message(None)).unwrap();
    let empty: LocalizableMessage = serde_json::from_value(message(Some(json!({})))).unwrap();
    assert_eq!((absent.params.as_ref(), empty.params.as_ref().map(|params| params.len())), (None, Some(0)));
    assert!(absent != empty);
    assert_eq!(serde_json::to_value(&absent).unwrap(), message(None));
    assert_eq!(serde_json::to_value(&empty).unwrap(), message(Some(json!({}))));
}

#[test]
fn an_absent_list_and_an_empty_one_differ() {
    let spec = |groups: Option<Value>| {
        let mut value = json!({"psc_hostname": "h", "domain_name": "d", "username": "u", "password": "p"});
        if let Some(groups) = groups {
            value["admin_groups"] = groups;
        }
        value
    };
    let rust = types::of_schema("Vcenter.Hvc.Links.CreateSpec");
    for value in [spec(None), spec(Some(json!([])))] {
        assert_eq!((rust.round_trip)(&value), Ok(value));
    }
}

#[test]
fn maps_are_ordered() {
    let params = json!({"c": {"s": "3"}, "a": {"s": "1"}, "b": {"s": "2"}});
    let decoded: LocalizableMessage = serde_json::from_value(message(Some(params))).unwrap();
    let text = serde_json::to_string(&decoded).unwrap();
    assert!(text.contains(r#""params":{"a":{"s":"1"},"b":{"s":"2"},"c":{"s":"3"}}"#), "{text}");
}

#[test]
fn a_body_of_nothing_is_an_empty_object() {
    assert_eq!(serde_json::to_value(CreateSpec::default()).unwrap(), json!({}));
    assert_eq!(serde_json::to_value(DeleteWithCredentials::default()).unwrap(), json!({}));
}

/// Servers that write `null` for what they leave out, and members of releases to come.
#[test]
fn null_is_absent_and_unknown_members_do_no_harm() {
    for (name, schema) in Document::curated().schemas() {
        let Some(properties) = schema["properties"].as_object() else { continue };
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        if !required.is_empty() {
            continue;
        }
        let nulls: Value = properties.keys().map(|property| (property.clone(), Value::Null)).collect();
        let rust = types::of_schema(name);
        assert_eq!((rust.round_trip)(&nulls), Ok(json!({})), "{name}");
        assert_eq!((rust.round_trip)(&json!({"added_later": {"a": [1]}})), Ok(json!({})), "{name}");
    }
}

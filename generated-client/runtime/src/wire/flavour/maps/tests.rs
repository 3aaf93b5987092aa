use std::collections::BTreeMap;

use serde_json::json;

use super::Listed;

#[derive(serde::Serialize)]
struct Spec {
    name: Option<&'static str>,
    tags: BTreeMap<&'static str, Vec<BTreeMap<&'static str, u8>>>,
    none: BTreeMap<String, String>,
}

#[test]
fn maps_are_lists_however_deep_they_are() {
    let tags = BTreeMap::from([("a", vec![BTreeMap::from([("b", 1), ("c", 2)])])]);
    let spec = Spec { name: Some("x"), tags, none: BTreeMap::new() };
    let inner = json!([{"key": "b", "value": 1}, {"key": "c", "value": 2}]);
    let expected = json!({"name": "x", "tags": [{"key": "a", "value": [inner]}], "none": []});
    assert_eq!(serde_json::to_value(Listed(&spec)).unwrap(), expected);
}

#[test]
fn a_structure_that_names_its_class_is_an_object() {
    let structure = json!({"@class": "com.example.thing", "size": 3});
    assert_eq!(serde_json::to_value(Listed(&structure)).unwrap(), structure);
}

#[derive(serde::Serialize)]
struct Open {
    name: &'static str,
    tags: BTreeMap<&'static str, u8>,
    #[serde(flatten)]
    other: BTreeMap<String, serde_json::Value>,
}

#[test]
fn a_structure_with_members_that_its_type_does_not_name_is_an_object() {
    let other = BTreeMap::from([("size".to_owned(), json!(3))]);
    let open = Open { name: "x", tags: BTreeMap::from([("a", 1)]), other };
    let expected = json!({"name": "x", "tags": [{"key": "a", "value": 1}], "size": 3});
    assert_eq!(serde_json::to_value(Listed(&open)).unwrap(), expected);
}

#[test]
fn maps_of_every_kind_know_their_length() {
    let list = json!([{"key": "a", "value": 1}]);
    let hashed = std::collections::HashMap::from([("a", 1)]);
    assert_eq!(serde_json::to_value(Listed(&hashed)).unwrap(), list);
    assert_eq!(serde_json::to_value(Listed(&json!({"a": 1}))).unwrap(), list);
}

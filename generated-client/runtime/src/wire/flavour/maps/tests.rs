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

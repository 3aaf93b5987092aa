use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Added {
    kind: String,
    count: u32,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Removed {
    count: u32,
}

#[derive(Clone, Debug, PartialEq)]
enum Change {
    Added(Box<Added>),
    Removed(Removed),
    Unknown(Value),
}

crate::tagged_union!(Change by "kind": Added = "added", Removed = "removed");

fn read(value: &Value) -> Change {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn the_tag_decides_and_stays_where_it_was() {
    let value = json!({"kind": "added", "count": 1});
    let change = read(&value);
    assert_eq!(change, Change::Added(Box::new(Added { kind: "added".to_owned(), count: 1 })));
    assert_eq!(serde_json::to_value(change).unwrap(), value);
}

#[test]
fn a_tag_that_the_variant_does_not_carry_is_written_all_the_same() {
    let value = json!({"kind": "removed", "count": 2});
    let change = read(&value);
    assert_eq!(change, Change::Removed(Removed { count: 2 }));
    assert_eq!(serde_json::to_value(change).unwrap(), value);
}

#[test]
fn what_is_not_known_is_kept_as_it_came() {
    for value in [json!({"kind": "moved", "to": [1, null]}), json!({"count": 1}), json!("text")] {
        let change = read(&value);
        assert_eq!(change, Change::Unknown(value.clone()));
        assert_eq!(serde_json::to_value(change).unwrap(), value);
    }
}

#[test]
fn a_known_tag_with_another_shape_is_an_error_that_names_the_member() {
    let error = serde_json::from_value::<Change>(json!({"kind": "added", "count": "one"})).unwrap_err();
    assert!(error.to_string().starts_with("count: invalid type"), "{error}");
}

#[cfg(feature = "schemars")]
#[test]
fn the_schema_has_every_variant_and_leaves_room_for_others() {
    let schema = serde_json::to_value(schemars::schema_for!(Change)).unwrap();
    let variants = schema["anyOf"].as_array().unwrap();
    assert_eq!(variants.len(), 3);
    assert_eq!(variants[0]["$ref"], "#/$defs/Added");
    assert_eq!(variants[2], json!({"type": "object", "properties": {"kind": {"type": "string"}}}));
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Sailing {
    what: String,
    port: String,
}

/// As generated, of a schema that has several tags.
#[derive(Clone, Debug, PartialEq)]
enum Entry {
    Sailing(Sailing),
    Unknown(serde_json::Value),
}

crate::tagged_union!(Entry by "what": Sailing = "arrive" | "depart");

#[test]
fn a_variant_may_have_several_tags() {
    for tag in ["arrive", "depart"] {
        let text = format!(r#"{{"port":"Kiel","what":"{tag}"}}"#);
        let entry: Entry = serde_json::from_str(&text).expect("an entry");
        assert!(matches!(&entry, Entry::Sailing(sailing) if sailing.what == tag));
        assert_eq!(serde_json::to_string(&entry).expect("JSON"), text);
    }
}

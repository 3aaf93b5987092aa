//! What is certain here is so for the validator.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use super::super::super::context::Context;
use super::super::Validators;
use super::{Certain, is_date_time};
use crate::document::{Source, load};

const NAMES: &[&str] = &["a", "b", "c"];

fn schema() -> impl Strategy<Value = Value> {
    let leaf = select(vec![
        json!({"$ref": "#/components/schemas/Other"}),
        json!({"type": "string"}),
        json!({"type": "string", "nullable": true}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "format": "uuid"}),
        json!({"type": "string", "enum": ["a", "b"], "nullable": true}),
        json!({"type": "string", "pattern": "["}),
        json!({"type": "integer", "format": "int64"}),
        json!({"type": "integer", "minimum": 2}),
        json!({"type": "number"}),
        json!({"type": "boolean"}),
        json!({"type": "object"}),
        json!({}),
    ]);
    leaf.prop_recursive(3, 16, 3, |inner| {
        let members = btree_map(select(NAMES), inner.clone(), 0..3);
        let others =
            prop_oneof![Just(None), any::<bool>().prop_map(|others| Some(json!(others))), inner.clone().prop_map(Some)];
        let object = (members, others, vec(select(NAMES), 0..3)).prop_map(|(members, others, required)| {
            let mut object = json!({"type": "object", "properties": members, "required": required});
            if let Some(others) = others {
                object["additionalProperties"] = others;
            }
            object
        });
        let combined = (vec(inner.clone(), 0..3), any::<[bool; 2]>()).prop_map(|(parts, [all, own])| {
            let mut combined = if all { json!({"allOf": parts}) } else { json!({"anyOf": parts}) };
            if own {
                combined["properties"] = json!({"a": {}});
            }
            combined
        });
        let list = (inner, any::<bool>())
            .prop_map(|(items, unique)| json!({"type": "array", "items": items, "uniqueItems": unique}));
        prop_oneof![3 => object, 1 => combined, 1 => list]
    })
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = select(vec![
        json!(null),
        json!("a"),
        json!("c"),
        json!("2024-05-14T08:02:11.430Z"),
        json!("2024-02-31T08:02:11Z"),
        json!(1),
        json!(2.0),
        json!(2.5),
        json!(true),
        json!({}),
        json!([]),
    ]);
    leaf.prop_recursive(3, 16, 3, |inner| {
        prop_oneof![
            3 => btree_map(select(NAMES), inner.clone(), 0..3).prop_map(|members| json!(members)),
            1 => vec(inner, 0..3).prop_map(Value::from),
        ]
    })
}

/// Whether it is certain that a value fits, and whether the validator finds nothing.
fn both(schema: &Value, other: &Value, value: &Value) -> (bool, bool) {
    let components = json!({"schemas": {"Own": schema, "Other": other}});
    let text = json!({"openapi": "3.0.3", "components": components, "x-value": value}).to_string();
    let document = load(&Source { path: "d".to_owned(), text }).expect("it reads");
    let context = Context::new(&document);
    let schema = document.get("/components/schemas/Own").expect("it is there");
    let value = document.get("/x-value").expect("it is there");
    (Certain::new(&context.outline).fits(schema, value), Validators::new(&context).compare(schema, value).is_empty())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_certain_is_so(schema in schema(), other in schema(), value in value()) {
        let (certain, fits) = both(&schema, &other, &value);
        prop_assert!(!certain || fits, "{schema} of {other} takes no {value}");
    }
}

#[test]
fn what_is_plain_is_certain() {
    let other = json!({"type": "string", "enum": ["a", "b"]});
    let object = |others: Value| {
        json!({
            "type": "object",
            "required": ["a"],
            "properties": {"a": {"allOf": [{"$ref": "#/components/schemas/Other"}]}, "b": {"type": "array", "items": {"type": "integer"}}},
            "additionalProperties": others,
        })
    };
    let certain = |value: Value| both(&object(json!(false)), &other, &value);
    assert_eq!(certain(json!({"a": "a", "b": [1, 2]})), (true, true));
    for wrong in
        [json!({"b": []}), json!({"a": "c"}), json!({"a": "a", "b": ["x"]}), json!({"a": "a", "c": 1}), json!("a")]
    {
        assert_eq!(certain(wrong), (false, false));
    }
    let more = object(json!({"type": "string", "format": "date-time"}));
    assert_eq!(both(&more, &other, &json!({"a": "a", "c": "2024-05-14T08:02:11Z"})), (true, true));
    assert_eq!(both(&more, &other, &json!({"a": "a", "c": "2024-05-32T08:02:11Z"})), (false, false));
}

#[test]
fn what_consists_of_itself_is_not_plain() {
    let own = json!({"allOf": [{"$ref": "#/components/schemas/Other"}]});
    let other = json!({"properties": {"a": {"$ref": "#/components/schemas/Other"}}});
    assert!(!both(&own, &other, &json!({"a": {}})).0);
}

#[test]
fn a_date_time_is_one_beyond_doubt() {
    assert!(is_date_time("2024-05-14T08:02:11Z") && is_date_time("2024-05-14T08:02:11.43Z"));
    for doubtful in [
        "2024-05-31T08:02:11Z",
        "2024-05-14T08:02:60Z",
        "2024-05-14T08:02:11+02:00",
        "2024-05-14",
        "2024-05-14T08:02:11.Z",
        "ü024-05-14T08:02:11Z",
    ] {
        assert!(!is_date_time(doubtful), "{doubtful}");
    }
}

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

#[derive(Debug, PartialEq)]
struct Place {
    street: String,
    r#type: Option<String>,
    floor: Option<i64>,
    note: Option<Option<String>>,
    opened: DateTime<Utc>,
    sold: Option<DateTime<Utc>>,
    closed: Option<DateTime<Utc>>,
}

object!(Place:
    street = required("street"),
    r#type = required("@type"),
    floor = optional("floor"),
    note = present("note"),
    opened = required_time("opened"),
    sold = required_time("sold"),
    closed = optional_time(
        "closed",
    ),
);

#[derive(Debug, PartialEq)]
struct Open {
    name: String,
    #[cfg(any())]
    hidden: Option<i64>,
    other: BTreeMap<String, Value>,
}

object!(Open:
    name = required("name"),
    #[cfg(any())]
    hidden = optional("hidden"),
    ..other
);

#[derive(Debug, PartialEq)]
struct Empty {}

object!(Empty:);

fn place(value: Value) -> Result<Place, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

fn full() -> Value {
    json!({ "street": "Main", "@type": "house", "floor": 3, "note": "n", "opened": "2026-05-04T03:02:01.000Z",
        "sold": "2026-05-04T03:02:03.000Z",
        "closed": "2026-05-04T03:02:02.000Z" })
}

fn without(name: &str) -> Value {
    let mut value = full();
    value.as_object_mut().expect("an object").remove(name);
    value
}

#[test]
fn all_members_come_back() {
    assert_eq!(serde_json::to_value(place(full()).expect("a place")).expect("JSON"), full());
}

#[test]
fn the_order_in_which_members_come_does_not_matter() {
    let text = r#"{"closed": null, "street": "Main", "opened": "2026-05-04T03:02:01Z", "@type": null, "more": [{}]}"#;
    let place: Place = serde_json::from_str(text).expect("a place");
    assert_eq!((place.street.as_str(), place.closed, place.note), ("Main", None, None));
}

#[test]
fn what_is_missing_is_named_unless_its_type_allows_that() {
    assert_eq!(place(without("street")).expect_err("no street"), "missing field `street`");
    assert_eq!(place(without("opened")).expect_err("no time"), "missing field `opened`");
    assert_eq!(place(without("@type")).expect("none of it").r#type, None);
    assert_eq!(place(without("sold")).expect("no time of it").sold, None);
}

#[test]
fn absent_and_null_differ_where_both_are_allowed() {
    let mut value = full();
    value["note"] = Value::Null;
    value["floor"] = Value::Null;
    let null = place(value).expect("a place");
    assert_eq!((&null.note, null.floor), (&Some(None), None));
    let written = serde_json::to_value(&null).expect("JSON");
    assert_eq!((written.get("note"), written.get("floor")), (Some(&Value::Null), None));
    assert_eq!(place(without("note")).expect("a place").note, None);
}

#[test]
fn a_required_member_that_is_null_is_written_as_that() {
    let mut value = full();
    value["@type"] = Value::Null;
    assert_eq!(serde_json::to_value(place(value.clone()).expect("a place")).expect("JSON"), value);
}

#[test]
fn a_member_that_comes_twice_is_an_error() {
    let text = r#"{"floor": 1, "street": "a", "floor": 2}"#;
    let error = serde_json::from_str::<Place>(text).expect_err("twice").to_string();
    assert!(error.starts_with("duplicate field `floor`"), "{error}");
}

#[test]
fn what_is_no_object_is_an_error_that_names_the_type() {
    let error = serde_json::from_str::<Place>("7").expect_err("a number").to_string();
    assert!(error.starts_with("invalid type: integer `7`, expected struct Place"), "{error}");
}

#[test]
fn others_are_kept_with_those_behind_a_feature_that_is_off() {
    let value = json!({ "name": "a", "hidden": 4, "more": { "deep": [1] } });
    let open: Open = serde_json::from_value(value.clone()).expect("open");
    assert_eq!(open.other.keys().collect::<Vec<_>>(), ["hidden", "more"]);
    assert_eq!(serde_json::to_value(&open).expect("JSON"), value);
}

#[test]
fn nothing_is_an_object_too() {
    assert_eq!(serde_json::from_str::<Empty>(r#"{"a": 1}"#).expect("empty"), Empty {});
    assert_eq!(serde_json::to_string(&Empty {}).expect("JSON"), "{}");
}

#[test]
fn as_many_members_are_announced_as_are_written() {
    use super::write::count;

    let all = place(full()).expect("a place");
    assert_eq!(count(&all), 7);
    assert_eq!(count(&Place { floor: None, closed: None, note: Some(None), ..all }), 5);
}

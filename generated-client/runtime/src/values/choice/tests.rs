use serde::Serialize as _;
use serde_json::{Value, json};

use super::{Fit, Variant, read};

/// The number of the variant that a value is read as.
fn chosen(fits: &[Fit], value: &Value) -> Option<usize> {
    let reads: [fn(&Value) -> Option<usize>; 4] = [|_| Some(0), |_| Some(1), |_| Some(2), |_| Some(3)];
    let variants: Vec<Variant<usize>> = fits.iter().zip(reads).map(|(fit, read)| Variant { fit: *fit, read }).collect();
    read(value, &variants)
}

#[test]
fn an_object_is_the_one_that_declares_most_of_it_and_lacks_nothing() {
    let fits = [
        Fit::object(&["x"]),
        Fit::object(&["street", "number", "note"]).required(&["street", "number"]),
        Fit::object(&["depot", "shelf"]).required(&["depot"]),
    ];
    assert_eq!(chosen(&fits, &json!({"street": "Elm", "number": 4, "note": "x"})), Some(1));
    assert_eq!(chosen(&fits, &json!({"depot": "east"})), Some(2));
    assert_eq!(chosen(&fits, &json!({"note": "hi"})), Some(0));
    assert_eq!(chosen(&fits, &json!({"street": "Elm"})), Some(0));
    assert_eq!(chosen(&fits, &json!([1])), None);
}

#[test]
fn a_closed_object_has_nothing_else() {
    let fits = [
        Fit::object(&["amount"]).required(&["amount"]).closed(),
        Fit::object(&["amount", "bank"]).required(&["amount"]).closed(),
    ];
    assert_eq!(chosen(&fits, &json!({"amount": 3, "bank": "north"})), Some(1));
    // Both would do; the one that lacks nothing says more.
    assert_eq!(chosen(&fits, &json!({"amount": 3})), Some(0));
    assert_eq!(chosen(&fits, &json!({"amount": 3, "till": 1})), None);
}

#[test]
fn what_is_forbidden_is_another() {
    let fits = [Fit::object(&["x"]).forbidden(&["y"]), Fit::object(&["x"]).required(&["y"])];
    assert_eq!([json!({"x": 1, "y": 1}), json!({"x": 1})].map(|value| chosen(&fits, &value)), [Some(1), Some(0)]);
}

#[test]
fn a_member_with_one_value_tells_and_one_of_few_says_more() {
    let fits = [
        Fit::object(&["v", "x"]).constants(&[("v", &["1"])]),
        Fit::object(&["v", "x"]).constants(&[("v", &["2"])]),
        Fit::object(&["v", "x"]).constants(&[("v", &["\"a\"", "\"b\""])]),
    ];
    assert_eq!(chosen(&fits, &json!({"v": 2, "x": 0})), Some(1));
    assert_eq!(chosen(&fits, &json!({"v": "b"})), Some(2));
    assert_eq!(chosen(&fits, &json!({"v": "c"})), Some(2));
}

#[test]
fn what_two_types_fit_alike_is_neither() {
    let one = Fit::object(&["x"]);
    assert_eq!(chosen(&[one, one], &json!({"x": 1})), None);
    assert_eq!(chosen(&[Fit::List(&Fit::Text), Fit::List(&Fit::Integer)], &json!([])), Some(0));
}

#[test]
fn each_kind_of_json_has_its_variant() {
    let fits = [Fit::Number, Fit::Integer, Fit::Text, Fit::Constants(&["auto"])];
    let values = [json!(2.5), json!(4), json!("x"), json!("auto")];
    assert_eq!(values.map(|value| chosen(&fits, &value)), [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(chosen(&[Fit::Integer], &json!(4.0)), Some(0));
    let lists = [Fit::List(&Fit::Text), Fit::List(&Fit::Integer), Fit::Map(&Fit::Any), Fit::Boolean];
    let values = [json!(["x"]), json!([1, 2]), json!({"a": 1}), json!(true)];
    assert_eq!(values.map(|value| chosen(&lists, &value)), [Some(0), Some(1), Some(2), Some(3)]);
}

/// As generated.
#[derive(Clone, Debug, PartialEq)]
enum Label {
    Text(String),
    Numbers(Vec<i64>),
    Parcel(Vec<std::collections::BTreeMap<String, String>>),
    Unknown(Value),
}

crate::choice!(Label: Text = Fit::Text, Numbers = Fit::List(&Fit::Integer), Parcel = Fit::List(&Fit::object(&["to"]).closed()));

#[test]
fn whatever_comes_goes_out_again() {
    for (value, wanted) in [
        (json!("a"), Label::Text("a".to_owned())),
        (json!([1, 2]), Label::Numbers(vec![1, 2])),
        (json!([{"to": "x"}]), Label::Parcel(vec![[("to".to_owned(), "x".to_owned())].into()])),
        (json!([1, "x"]), Label::Unknown(json!([1, "x"]))),
        (json!({"a": {"b": null}}), Label::Unknown(json!({"a": {"b": null}}))),
    ] {
        let label: Label = serde_json::from_value(value.clone()).expect("always");
        assert_eq!(label, wanted);
        assert_eq!(label.serialize(serde_json::value::Serializer).expect("JSON"), value);
    }
}

use serde_json::{Value, json};

use super::errors::{Error, ErrorType};
use super::errors::{lenient, salvage};
use super::{DynamicId, LocalizableMessage, LocalizationParam, NestedLocalizableMessage};

fn same<T: serde::Serialize + serde::de::DeserializeOwned>(json: Value) -> T {
    let value: T = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    value
}

fn read(body: &[u8]) -> Option<Error> {
    lenient::read(salvage::value(std::str::from_utf8(body).unwrap())?)
}

#[test]
fn messages_nest_and_come_back_as_they_were() {
    let message: LocalizableMessage = same(json!({
        "id": "a.b", "default_message": "Two of three", "args": [],
        "params": { "inner": { "l": { "id": "c", "params": { "n": { "i": 3 }, "when": {
            "dt": "2024-05-01T10:00:00.000Z", "format": "SHORT_DATE_TIME" } } } } },
        "localized": "Zwei von drei"
    }));
    let inner = message.params.unwrap().remove("inner").unwrap().l.unwrap();
    assert_eq!(inner.params.unwrap()["n"].i, Some(3));
    let empty: NestedLocalizableMessage = same(json!({ "id": "c", "params": {} }));
    assert!(empty.params.unwrap().is_empty());
}

#[test]
fn constructors_and_setters_agree_with_the_wire() {
    let param = LocalizationParam::new().with_d(0.5).with_precision(2);
    assert_eq!(serde_json::to_value(param).unwrap(), json!({ "d": 0.5, "precision": 2 }));
    let id = DynamicId::new("Folder", "group-1");
    assert_eq!(serde_json::to_value(id).unwrap(), json!({ "type": "Folder", "id": "group-1" }));
}

#[test]
fn unknown_members_and_types_of_an_error_are_kept() {
    let error: Error = same(json!({
        "error_type": "OUT_OF_LUCK", "messages": [], "data": { "@class": "x" }, "hint": 7
    }));
    assert_eq!(error.error_type.unwrap(), "OUT_OF_LUCK");
    assert_eq!(error.unknown["hint"], 7);
}

#[test]
fn error_bodies_of_older_servers_are_read() {
    let wrapped = json!({ "type": "com.vmware.vapi.std.errors.not_found",
        "value": { "messages": [{ "id": "m", "default_message": "gone", "args": [] }] } });
    let error = read(wrapped.to_string().as_bytes()).unwrap();
    assert!(matches!(error.error_type, Some(ErrorType::NotFound)));
    assert_eq!(error.messages[0].default_message, "gone");

    let infrastructure = json!({ "name": "x", "majorErrorCode": 404,
        "localizableMessages": [{ "id": "m", "defaultMessage": "no such url" }] });
    let error = read(infrastructure.to_string().as_bytes()).unwrap();
    assert_eq!(error.messages[0].default_message, "no such url");
    assert_eq!(error.unknown["majorErrorCode"], 404);
}

#[test]
fn a_detail_that_is_wrong_loses_nothing_else() {
    let body = json!({ "error_type": "ERROR", "messages": [{ "default_message": "half" }, "whole"] });
    let error = read(body.to_string().as_bytes()).unwrap();
    assert_eq!(error.messages[0].default_message, "half");
    assert_eq!(error.messages[1].default_message, "whole");
}

#[test]
fn what_is_no_error_body_is_none() {
    for body in [
        "",
        "<html>",
        "[]",
        "\"text\"",
        "{}",
        r#"{"status":"ok"}"#,
        r#"{"message":"no Route matched with those values"}"#,
        r#"{"error_type":"gateway"}"#,
        r#"{"messages":"down"}"#,
        r#"{"type":"about:blank","value":{"title":"Not Found"}}"#,
    ] {
        assert!(read(body.as_bytes()).is_none(), "{body}");
    }
}

#[test]
fn a_body_that_is_cut_or_has_half_a_character_keeps_what_is_whole() {
    let whole =
        r#"{"error_type":"NOT_FOUND","messages":[{"id":"m","default_message":"gone \ud83d\ude00, \"so\"","args":[]}]}"#;
    for end in 26..whole.len() {
        let error = read(&whole.as_bytes()[..end]).unwrap();
        assert!(matches!(error.error_type, Some(ErrorType::NotFound)), "{end}");
    }
    let lone =
        r#"{"messages":[{"id":"m","default_message":"\ud83d gone \\ud83d","args":[]}],"error_type":"NOT_FOUND"}"#;
    let error = read(lone.as_bytes()).unwrap();
    assert!(matches!(error.error_type, Some(ErrorType::NotFound)));
    assert_eq!(error.messages[0].default_message, "\u{fffd} gone \\ud83d");
}

#[test]
fn a_job_error_may_be_a_string() {
    #[derive(Debug)]
    struct Job {
        error: Option<Error>,
    }
    crate::object!(Job: error = error("error"));
    let of = |json: Value| serde_json::from_value::<Job>(json).map(|job| job.error);
    assert_eq!(of(json!({})).unwrap(), None);
    assert_eq!(of(json!({ "error": null })).unwrap(), None);
    let error = of(json!({ "error": "disk full" })).unwrap().unwrap();
    assert_eq!(error.messages[0].default_message, "disk full");
    let error = of(json!({ "error": { "messages": [], "@class": "x" } })).unwrap().unwrap();
    assert_eq!(error.unknown["@class"], "x");
    let message = of(json!({ "error": { "messages": [{ "id": 1 }] } })).unwrap_err().to_string();
    assert!(message.contains("messages[0].id"), "{message}");
}

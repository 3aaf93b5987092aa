//! Values that no example of the document has: constants to come, `null`, empty lists and maps, what old servers send.
//! The examples themselves go there and back in `conformance`, with the requests and answers that they belong to.

use serde_json::{Value, json};
use vsphere_automation::appliance::recovery::reconciliation::job::Info;
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::types;

/// Of every enum: the constants of the document are known (their `Debug` is that of a variant without content), others
/// are not, all come back, and nothing else is one.
#[test]
fn the_known_constants_are_those_of_the_document() {
    let mut enums = 0;
    for (name, schema) in Document::curated().schemas() {
        let Some(constants) = schema["enum"].as_array() else { continue };
        enums += 1;
        let rust = types::of_schema(name);
        for constant in constants {
            assert_eq!((rust.round_trip)(constant).as_ref(), Ok(constant), "{name}");
            let shown = (rust.debug)(constant).unwrap();
            assert!(!shown.starts_with("Unknown"), "{name} does not know {constant}: {shown}");
        }
        let other = json!("ADDED_LATER");
        assert_eq!((rust.round_trip)(&other).as_ref(), Ok(&other), "{name}");
        assert!((rust.debug)(&other).unwrap().starts_with("Unknown"), "{name}");
        for wrong in [json!(1), json!(null), json!({}), json!(["NONE"])] {
            assert!((rust.round_trip)(&wrong).is_err(), "{name} takes {wrong}");
        }
    }
    assert!(enums > 0, "the document has no enum");
}

/// What has to be there, with a value that its type takes.
fn required(schema: &Value) -> Value {
    let document = Document::curated();
    let value = |name: &Value| {
        let property = document.resolve(&schema["properties"][name.as_str()?]);
        let property = property["allOf"].get(0).map_or(property, |one| document.resolve(one));
        let value = match (property["type"].as_str()?, property["format"].as_str()) {
            ("string", Some("date-time")) => json!("2024-05-14T08:17:46.000Z"),
            ("string", _) => property["enum"].get(0).cloned().unwrap_or(json!("x")),
            ("integer", _) => json!(1),
            ("boolean", _) => json!(true),
            ("array", _) => json!([]),
            _ => required(property),
        };
        Some((name.as_str()?.to_owned(), value))
    };
    schema["required"].as_array().into_iter().flatten().filter_map(value).collect::<serde_json::Map<_, _>>().into()
}

/// Of every object: servers that write `null` for what they leave out, members of releases to come, and lists and maps
/// that are there and empty.
#[test]
fn null_is_absent_empty_is_not_and_unknown_members_do_no_harm() {
    for (name, schema) in Document::curated().schemas() {
        let Some(properties) = schema["properties"].as_object() else { continue };
        let rust = types::of_schema(name);
        let least = required(schema);
        assert_eq!((rust.round_trip)(&least).as_ref(), Ok(&least), "{name}");
        for (property, own) in properties.iter().filter(|(property, _)| least.get(property.as_str()).is_none()) {
            let with = |value: Value| {
                let mut whole = least.clone();
                whole[property] = value;
                whole
            };
            assert_eq!((rust.round_trip)(&with(Value::Null)).as_ref(), Ok(&least), "{name}.{property}");
            let empty = match own["type"].as_str() {
                Some("array") => with(json!([])),
                Some("object") if own["additionalProperties"].is_object() => with(json!({})),
                _ => continue,
            };
            assert_eq!((rust.round_trip)(&empty).as_ref(), Ok(&empty), "{name}.{property}");
        }
        let mut later = least.clone();
        later["added_later"] = json!({"a": [1, {"b": null}]});
        // Errors alone keep what they do not know.
        let kept = if name == "Vapi.Std.Errors.Error" { &later } else { &least };
        assert_eq!((rust.round_trip)(&later).as_ref(), Ok(kept), "{name}");
    }
}

#[test]
fn the_error_of_a_job_may_be_a_string_from_old_servers() {
    let mut job = required(&Document::curated().schemas()["Appliance.Recovery.Reconciliation.Job.Info"]);
    job["error"] = json!("The disk is full.");
    let messages = serde_json::from_value::<Info>(job).unwrap().error.unwrap().messages;
    assert_eq!(messages.iter().map(|message| &*message.default_message).collect::<Vec<_>>(), ["The disk is full."]);
}

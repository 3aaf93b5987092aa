//! Constants that this version does not know.

use serde_json::json;
use vsphere_automation::hvc::links::sync::providers::{SessionInfo, SessionInfoStage};
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::types;

#[test]
fn an_unknown_constant_survives() {
    let value = json!({
        "stage": "QUIESCING",
        "completed_work": 1,
        "total_work": 2,
        "start_time": "2022-09-06T14:30:00.000Z",
    });
    let info: SessionInfo = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(info.stage.to_string(), "QUIESCING");
    assert!(matches!(info.stage, SessionInfoStage::Unknown(_)));
    assert_eq!(serde_json::to_value(&info).unwrap(), value);
}

#[test]
fn a_known_constant_is_never_the_unknown_variant() {
    assert!(matches!(SessionInfoStage::from("FAILED"), SessionInfoStage::Failed));
    assert!(matches!(SessionInfoStage::from("FAILED".to_owned()), SessionInfoStage::Failed));
    assert!(matches!("FAILED".parse(), Ok(SessionInfoStage::Failed)));
    assert!(matches!(serde_json::from_str(r#""FAILED""#), Ok(SessionInfoStage::Failed)));
    // Escaped, so that the text cannot be borrowed.
    assert!(matches!(serde_json::from_str(r#""\u0046AILED""#), Ok(SessionInfoStage::Failed)));
}

#[test]
fn constants_are_told_apart_by_case() {
    assert!(matches!(SessionInfoStage::from("failed"), SessionInfoStage::Unknown(_)));
    let other_case = SessionInfoStage::from("failed");
    assert_ne!(other_case, SessionInfoStage::Failed);
}

/// Of every enum: the constants of the document are known (their `Debug` is that of a variant without content), others
/// are not, and all come back.
#[test]
fn the_known_constants_are_those_of_the_document() {
    let document = Document::curated();
    let mut enums = 0;
    for (name, schema) in document.schemas() {
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
    }
    assert!(enums > 0, "no enums");
}

#[test]
fn an_enum_is_a_string() {
    for (name, schema) in Document::curated().schemas() {
        if schema.get("enum").is_some() {
            for wrong in [json!(1), json!(null), json!({}), json!(["NONE"])] {
                assert!((types::of_schema(name).round_trip)(&wrong).is_err(), "{name} takes {wrong}");
            }
        }
    }
}

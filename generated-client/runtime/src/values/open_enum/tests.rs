#![allow(unreachable_pub, reason = "the macro is for public enums")]

use std::collections::{BTreeSet, HashSet};

#[derive(Clone, Debug)]
#[non_exhaustive]
enum Stage {
    Waiting,
    Failed,
    Unknown(crate::Unrecognized),
}
crate::open_enum!(Stage: Waiting = "WAITING", Failed = "FAILED");

#[test]
fn known_and_unknown_values_go_there_and_back() {
    for wire in ["\"WAITING\"", "\"FAILED\"", "\"QUIESCING\"", "\"\""] {
        let stage: Stage = serde_json::from_str(wire).unwrap();
        assert_eq!(serde_json::to_string(&stage).unwrap(), wire);
    }
    assert!(matches!(Stage::from("FAILED"), Stage::Failed));
    assert!(matches!("WAITING".parse(), Ok(Stage::Waiting)));
    assert!(matches!(Stage::from("QUIESCING".to_owned()), Stage::Unknown(value) if value.as_str() == "QUIESCING"));
}

#[test]
fn equality_order_and_hash_are_those_of_the_wire_value() {
    assert_eq!(Stage::Failed, Stage::from(String::from("FAILED")));
    assert_eq!(Stage::Failed, "FAILED");
    assert_eq!(Stage::Failed, *"FAILED");
    assert_ne!(Stage::Failed, Stage::Waiting);
    let values = [Stage::Waiting, Stage::Failed, "MIDDLE".into(), "FAILED".into()];
    let ordered: Vec<_> = values.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect();
    assert_eq!(ordered, ["FAILED", "MIDDLE", "WAITING"]);
    assert_eq!(values.iter().collect::<HashSet<_>>().len(), 3);
}

#[test]
fn it_prints_the_wire_value_and_reads_only_strings() {
    assert_eq!(format!("{:>8}|{:?}", Stage::Failed, Stage::from("NEW")), "  FAILED|Unknown(\"NEW\")");
    assert!(serde_json::from_str::<Stage>("7").is_err());
    assert_eq!(Stage::from("NEW").as_ref(), "NEW");
}

#[cfg(feature = "schemars")]
#[test]
fn its_json_schema_is_open() {
    let schema = schemars::schema_for!(Stage);
    assert_eq!(schema.get("type").unwrap(), "string");
    assert_eq!(schema.get("examples").unwrap(), &serde_json::json!(["WAITING", "FAILED"]));
    assert!(schema.get("enum").is_none());
}

//! The differences, for programs.

use serde_json::{Value, json};
use vsphere_automation_codegen::compare::{Change, Difference};
use vsphere_automation_codegen::model::Place;
use vsphere_automation_codegen::surface::{FaceChange, Seen, Surface};

use super::compared::Compared;

pub(super) fn surface(surface: &Surface) -> String {
    let items = surface.0.iter().map(|(path, seen)| {
        let mut item = seen_as_json(seen);
        item["path"] = json!(path);
        item
    });
    text(&Value::Array(items.collect()))
}

pub(super) fn comparison(compared: &Compared) -> String {
    let Compared { old, new, comparison, version } = compared;
    text(&json!({
        "old": old,
        "new": new,
        "effect": comparison.effect().to_string(),
        "version": version,
        "differences": comparison.differences.iter().map(difference).collect::<Vec<_>>(),
        "sources": comparison.face.iter().map(change).collect::<Vec<_>>(),
    }))
}

fn difference(difference: &Difference) -> Value {
    let (change, aspect, old, new) = match &difference.change {
        Change::AddedRequired => ("added-required", None, None, None),
        Change::Added => ("added", None, None, None),
        Change::Removed => ("removed", None, None, None),
        Change::Changed { aspect, old, new } => ("changed", Some(aspect.to_string()), Some(old), Some(new)),
    };
    json!({
        "subject": difference.subject.to_string(),
        "item": difference.item,
        "change": change,
        "aspect": aspect,
        "old": old,
        "new": new,
        "oldPlace": place(difference.old.as_ref()),
        "newPlace": place(difference.new.as_ref()),
        "preview": difference.gated,
        "effect": difference.effect.to_string(),
        "silent": difference.silent,
        "notice": difference.notice,
    })
}

fn place(place: Option<&Place>) -> Value {
    place.map_or(Value::Null, |place| json!({"file": &*place.file, "line": place.line, "column": place.column}))
}

fn change(change: &FaceChange) -> Value {
    json!({
        "path": change.path,
        "kind": format!("{:?}", change.kind).to_lowercase(),
        "old": change.old.as_ref().map(seen_as_json),
        "new": change.new.as_ref().map(seen_as_json),
        "preview": change.gated,
        "effect": change.effect.to_string(),
    })
}

fn seen_as_json(seen: &Seen) -> Value {
    json!({"stage": seen.stage, "gate": seen.gate, "deprecated": seen.deprecated, "signature": seen.signature})
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

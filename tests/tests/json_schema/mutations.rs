//! A comparison that never fails shows nothing: each change of the document makes it fail.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::agreement::{expected, of_the_document};
use crate::rust_side;

/// Makes a change at each place in turn, and names the places where nobody noticed.
fn unnoticed(places: impl Fn(&str, &Value) -> Vec<String>, change: impl Fn(&mut Value, &str)) -> (usize, Vec<String>) {
    let (document, rust) = (of_the_document(), rust_side::schemas());
    assert_eq!(expected(&document), rust, "they must agree before the change");
    let (mut count, mut missed) = (0, Vec::new());
    for (name, schema) in &document {
        for place in places(name, schema) {
            count += 1;
            let mut changed: BTreeMap<String, Value> = document.clone();
            change(changed.get_mut(name).expect("from the same document"), &place);
            if expected(&changed) == rust {
                missed.push(format!("{name}.{place}"));
            }
        }
    }
    (count, missed)
}

fn properties(_: &str, schema: &Value) -> Vec<String> {
    schema["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}

fn constants(_: &str, schema: &Value) -> Vec<String> {
    schema["enum"].as_array().into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

fn references(name: &str, schema: &Value) -> Vec<String> {
    let refers = |property: &String| schema["properties"][property].get("allOf").is_some();
    properties(name, schema).into_iter().filter(refers).collect()
}

fn objects(_: &str, schema: &Value) -> Vec<String> {
    schema.get("properties").map(|_| String::new()).into_iter().collect()
}

type Places = fn(&str, &Value) -> Vec<String>;
type Change = fn(&mut Value, &str);

fn of<'v>(schema: &'v mut Value, property: &str) -> &'v mut Value {
    &mut schema["properties"][property]
}

fn members(value: &mut Value) -> &mut Map<String, Value> {
    value.as_object_mut().expect("an object")
}

/// A kind of change, at which places it can be made, and how.
const CHANGES: &[(&str, Places, Change)] = &[
    ("a property is removed", properties, |schema, property| drop(members(&mut schema["properties"]).remove(property))),
    ("a property is renamed", properties, |schema, property| {
        let all = members(&mut schema["properties"]);
        let value = all.remove(property).expect("it is there");
        all.insert(format!("{property}_"), value);
    }),
    ("a property is an object", properties, |schema, property| *of(schema, property) = json!({"type": "object"})),
    ("a property is a number", properties, |schema, property| *of(schema, property) = json!({"type": "number"})),
    ("a property is a list", properties, |schema, property| {
        *of(schema, property) = json!({"type": "array", "items": {}});
    }),
    ("a property has another format", properties, |schema, property| {
        *of(schema, property) = json!({"type": "string", "format": "other"});
    }),
    ("a property becomes required or optional", properties, |schema, property| {
        let mut required = schema["required"].as_array().cloned().unwrap_or_default();
        let before = required.len();
        required.retain(|name| name != property);
        if required.len() == before {
            required.push(json!(property));
        }
        schema["required"] = required.into();
    }),
    ("a reference is to another schema", references, |schema, property| {
        of(schema, property)["allOf"][0]["$ref"] = json!("#/components/schemas/Cis.Session.Info");
    }),
    ("a constant is removed", constants, |schema, constant| {
        schema["enum"].as_array_mut().expect("an enum").retain(|value| value != constant);
    }),
    ("a property is added", objects, |schema, _| *of(schema, "added") = json!({"type": "string"})),
];

#[test]
fn each_change_is_noticed() {
    for (kind, places, change) in CHANGES {
        let (count, missed) = unnoticed(places, change);
        assert_eq!(missed, Vec::<String>::new(), "{kind}");
        assert!(count > 0, "{kind}: nowhere");
    }
}

//! A comparison that never fails shows nothing: each change of the document makes it fail.

use std::collections::BTreeMap;

use serde_json::{Value, json};

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

#[test]
fn each_property_that_is_removed_is_noticed() {
    let (count, missed) = unnoticed(properties, |schema, property| {
        schema["properties"].as_object_mut().expect("it has properties").remove(property);
    });
    assert_eq!(missed, Vec::<String>::new());
    assert!(count > 0, "no properties");
}

#[test]
fn each_property_that_is_renamed_is_noticed() {
    let (_, missed) = unnoticed(properties, |schema, property| {
        let all = schema["properties"].as_object_mut().expect("it has properties");
        let value = all.remove(property).expect("it is there");
        all.insert(format!("{property}_"), value);
    });
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn each_property_of_another_type_is_noticed() {
    for other in [json!({"type": "string"}), json!({"type": "boolean"}), json!({"type": "array", "items": {}})] {
        let (_, missed) = unnoticed(
            |name, schema| {
                let differs = |property: &String| {
                    let own = &schema["properties"][property];
                    !(own["type"] == other["type"] && own.get("format").is_none())
                };
                properties(name, schema).into_iter().filter(differs).collect()
            },
            |schema, property| schema["properties"][property] = other.clone(),
        );
        assert_eq!(missed, Vec::<String>::new(), "{other}");
    }
}

#[test]
fn each_property_of_another_format_is_noticed() {
    let (count, missed) = unnoticed(
        |name, schema| {
            let has_format = |property: &String| schema["properties"][property].get("format").is_some();
            properties(name, schema).into_iter().filter(has_format).collect()
        },
        |schema, property| schema["properties"][property]["format"] = json!("other"),
    );
    assert_eq!(missed, Vec::<String>::new());
    assert!(count > 0, "no formats");
}

#[test]
fn each_property_that_becomes_required_or_optional_is_noticed() {
    let (_, missed) = unnoticed(properties, |schema, property| {
        let mut required = schema["required"].as_array().cloned().unwrap_or_default();
        let before = required.len();
        required.retain(|name| name != property);
        if required.len() == before {
            required.push(json!(property));
        }
        schema["required"] = required.into();
    });
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn each_reference_to_another_schema_is_noticed() {
    let other = "#/components/schemas/Cis.Session.Info";
    let (count, missed) = unnoticed(
        |name, schema| {
            let refers = |property: &String| schema["properties"][property].get("allOf").is_some();
            properties(name, schema).into_iter().filter(refers).collect()
        },
        |schema, property| schema["properties"][property]["allOf"][0]["$ref"] = json!(other),
    );
    assert!(count > 0, "no references");
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn each_constant_that_is_removed_is_noticed() {
    let (_, missed) = unnoticed(constants, |schema, constant| {
        schema["enum"].as_array_mut().expect("an enum").retain(|value| value != constant);
    });
    assert_eq!(missed, Vec::<String>::new());
}

#[test]
fn an_added_property_is_noticed() {
    let (_, missed) = unnoticed(
        |_, schema| if schema.get("properties").is_some() { vec!["added".to_owned()] } else { vec![] },
        |schema, property| schema["properties"][property] = json!({"type": "string"}),
    );
    assert_eq!(missed, Vec::<String>::new());
}

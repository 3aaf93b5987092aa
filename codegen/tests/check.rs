//! What every document must be: valid OpenAPI 3.0 is accepted, and all that is accepted can be read on.

mod support;

use serde_json::{Value, json};
use support::{assert_beside, fixture};
use vsphere_automation_codegen::check::check;
use vsphere_automation_codegen::document::{Document, Source, load};
use vsphere_automation_codegen::lint::check_and_lint;

const EVERYTHING: &str = include_str!("check/everything.yaml");

fn read(text: &str) -> Document {
    load(&Source { path: "d.yaml".to_owned(), text: text.to_owned() }).expect("it reads")
}

/// What openapiv3 says of a document. It cannot read references to callbacks, which clients have no use for.
fn read_by_openapiv3(document: &Document) -> Result<(), serde_json::Error> {
    let mut json = document.to_json();
    for pointer in ["/paths/~1a~1{id}?action=start/post", "/components"] {
        json.pointer_mut(pointer).and_then(Value::as_object_mut).map(|members| members.remove("callbacks"));
    }
    serde_json::from_value::<openapiv3::OpenAPI>(json).map(drop)
}

#[test]
fn all_of_openapi_is_accepted() {
    let document = read(EVERYTHING);
    assert_eq!(check(&document).to_string(), "");
    read_by_openapiv3(&document).expect("openapiv3 reads it");
}

#[test]
fn our_document_is_without_problems() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/vsphere.yaml");
    let text = std::fs::read_to_string(path).expect("our document is there");
    assert_eq!(check_and_lint(&read(&text)).to_string(), "");
}

/// The pointers of all values in a document.
fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    all.push(pointer.to_owned());
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            pointers(member, &format!("{pointer}/{}", vsphere_automation_codegen::document::escape(name)), all);
        }),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{pointer}/{index}"), all));
        }
        _ => {}
    }
}

/// Puts one wrong value after the other into each place of a document. Whatever check lets pass, openapiv3 must read;
/// lint must bear all of it.
#[test]
fn what_check_accepts_can_be_read() {
    let original = read(EVERYTHING).to_json();
    let mut all = Vec::new();
    pointers(&original, "", &mut all);
    let wrong = [
        json!(null),
        json!(true),
        json!(-1.5),
        json!("x"),
        json!([]),
        json!({}),
        json!({"$ref": "#/components/schemas/A"}),
    ];
    let mut accepted = 0;
    for (number, pointer) in all.iter().enumerate() {
        let mut changed = original.clone();
        // Each place gets one of the values, so that every kind of place gets every kind of value.
        *changed.pointer_mut(pointer).expect("it is there") = wrong[number % wrong.len()].clone();
        let document = read(&changed.to_string());
        if number % 4 == 0 {
            let _ = check_and_lint(&document);
        }
        if check(&document).is_empty() {
            accepted += 1;
            read_by_openapiv3(&document)
                .unwrap_or_else(|error| panic!("{pointer} = {}: {error}", wrong[number % wrong.len()]));
        }
    }
    assert!(accepted > 20, "some of it is harmless, such as other examples: {accepted}");
}

#[test]
fn circles_of_any_length_are_refused() {
    let circle = |length: usize| {
        let schemas: serde_json::Map<_, _> = (0..length)
            .map(|number| {
                let next = format!("#/components/schemas/S{}", (number + 1) % length);
                (format!("S{number}"), json!({"allOf": [{"$ref": next}]}))
            })
            .collect();
        json!({"openapi": "3.0.3", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas}})
    };
    for length in [1, 2, 3, 20_000] {
        let problems = check(&read(&circle(length).to_string()));
        assert_eq!(problems.len(), 1, "{length}: {problems}");
        assert!(problems.to_string().contains("closes a circle"), "{problems}");
    }
}

#[test]
fn recursion_that_ends_is_accepted() {
    let text = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n    A: {properties: {a: {$ref: '#/components/schemas/A'}}}\n    B: {items: {$ref: '#/components/schemas/B'}, type: array}\n    C: {additionalProperties: {$ref: '#/components/schemas/C'}}\n    D: {oneOf: [{$ref: '#/components/schemas/E'}, {type: string}]}\n    E: {type: array, items: {$ref: '#/components/schemas/D'}}\n";
    assert_eq!(check(&read(text)).to_string(), "");
}

#[test]
fn other_versions_are_refused() {
    let shown = ["openapi-3-1.yaml", "swagger-2.json"].map(|name| {
        let text = fixture(&format!("check/{name}"));
        check(&load(&Source { path: name.to_owned(), text }).expect("it reads")).to_string()
    });
    assert_beside("check", "other-versions", &shown.join("\n\n"));
}

/// Under the right name it would be there.
#[test]
fn a_misspelt_member_is_told_once() {
    let text = "openapi: 3.0.3\ninfo: {title: T, versoin: '1'}\npaths: {}\n".to_owned();
    let document = load(&Source { path: "d.yaml".to_owned(), text }).expect("YAML");
    let problems = check(&document).to_string();
    assert!(problems.contains("did you mean `version`?") && !problems.contains("has no `version`"), "{problems}");
}

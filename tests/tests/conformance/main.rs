//! The conformance suite that the document writes: `generated/conformance.rs` has a test for the request of each operation
//! and for each of its documented responses. Here is what these tests call, and the proof that none is missing.

#![allow(clippy::unwrap_used, reason = "tests")]

#[rustfmt::skip]
#[path = "../generated/conformance.rs"]
mod generated;
mod harness;
mod server;

/// Every operation of the document with all its documented responses, read by other means than the generator's.
fn documented() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/vsphere.yaml")).unwrap();
    let document: serde_json::Value = serde_saphyr::from_str(&text).unwrap();
    let mut operations = Vec::new();
    for operation in document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        let Some(id) = operation.get("operationId") else { continue };
        let resolved = |response: &serde_json::Value| match response.get("$ref").and_then(|r| r.as_str()) {
            Some(reference) => document.pointer(&reference[1..]).unwrap().clone(),
            None => response.clone(),
        };
        let mut success = None;
        let mut errors = Vec::new();
        for (status, response) in operation["responses"].as_object().unwrap() {
            let response = resolved(response);
            match response.get("x-sdk-errors").and_then(|e| e.as_array()) {
                Some(cases) => {
                    errors.extend(cases.iter().map(|case| format!("{status} {}", case["type"].as_str().unwrap())))
                }
                None => success = Some(status.clone()),
            }
        }
        let Some(actions) = operation.get("x-sdk-actions").and_then(|a| a.as_object()) else {
            errors.extend(success);
            errors.sort();
            operations.push((id.as_str().unwrap().to_owned(), errors));
            continue;
        };
        for action in actions.values() {
            let of_action = action["errors"].as_object().unwrap().iter();
            let mut responses: Vec<String> = of_action
                .flat_map(|(status, cases)| {
                    cases
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(move |case| format!("{status} {}", case["type"].as_str().unwrap()))
                })
                .collect();
            responses.extend(success.clone());
            responses.sort();
            operations.push((action["operationId"].as_str().unwrap().to_owned(), responses));
        }
    }
    operations.sort();
    operations
}

#[test]
fn every_operation_and_every_documented_response_has_its_test() {
    let mut covered: Vec<(String, Vec<String>)> = generated::COVERED
        .iter()
        .map(|(id, responses)| {
            let mut responses: Vec<String> = responses.iter().map(|r| (*r).to_owned()).collect();
            responses.sort();
            ((*id).to_owned(), responses)
        })
        .collect();
    covered.sort();
    for (id, responses) in &covered {
        println!("{id}: request, {}", responses.join(", "));
    }
    assert_eq!(covered, documented());
}

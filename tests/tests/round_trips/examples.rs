//! Every example of the document, by operation.

use serde_json::Value;
use vsphere_automation_tests::document::{Document, Operation};
use vsphere_automation_tests::types::{self, OperationTypes, RustType};

/// What does not come back as it was, over all operations. `examples` gives those of one, with the type that they are of.
fn differences(
    examples: impl for<'d> Fn(&Operation<'d>, OperationTypes) -> (Vec<&'d Value>, Option<RustType>),
) -> (usize, Vec<String>) {
    let (document, table) = (Document::curated(), types::operations());
    let (mut count, mut found) = (0, Vec::new());
    for operation in document.operations() {
        let (_, types) = table.iter().find(|(id, _)| *id == operation.id).expect("every operation is in the table");
        let (values, rust) = examples(&operation, *types);
        for value in values {
            count += 1;
            let outcome = match rust {
                Some(rust) => (rust.round_trip)(value),
                None => Err("the method neither takes nor gives anything".to_owned()),
            };
            if outcome.as_ref() != Ok(value) {
                found.push(format!("{}\n  {value}\n  {outcome:?}", operation.id));
            }
        }
    }
    (count, found)
}

#[test]
fn requests() {
    let (count, found) = differences(|operation, types| (operation.requests.clone(), types.request));
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(count > 0, "no examples");
}

#[test]
fn successes() {
    let (count, found) = differences(|operation, types| (operation.successes.clone(), types.success));
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(count > 0, "no examples");
}

#[test]
fn failures() {
    let error = types::of_schema("Vapi.Std.Errors.Error");
    let (count, found) = differences(|operation, _| (operation.failures.clone(), Some(error)));
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(count > 0, "no examples");
}

#[test]
fn data_of_failures() {
    let document = Document::curated();
    for operation in document.operations() {
        for documented in operation.errors.iter().filter_map(|error| Some((error.error_type, error.data?))) {
            let of_type = |value: &&&Value| value["error_type"] == documented.0;
            let examples: Vec<_> = operation.failures.iter().filter(of_type).collect();
            assert!(!examples.is_empty(), "{}: no example of {}", operation.id, documented.0);
            for example in examples {
                let data = &example["data"];
                assert_eq!((types::of_schema(documented.1).round_trip)(data).as_ref(), Ok(data), "{}", operation.id);
            }
        }
    }
}

/// Where an operation takes or gives something there is an example of it, or the tests above show nothing.
#[test]
fn nothing_lacks_an_example() {
    let (document, table) = (Document::curated(), types::operations());
    for operation in document.operations() {
        let (_, types) = table.iter().find(|(id, _)| *id == operation.id).expect("every operation is in the table");
        assert_eq!(operation.requests.is_empty(), types.request.is_none(), "{}: request", operation.id);
        assert_eq!(operation.successes.is_empty(), types.success.is_none(), "{}: success", operation.id);
        for error in &operation.errors {
            let shown = operation.failures.iter().any(|example| example["error_type"] == error.error_type);
            assert!(shown, "{}: {}", operation.id, error.error_type);
        }
    }
}

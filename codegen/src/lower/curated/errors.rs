//! Error responses become facts: which error types each status stands for, and when.
//!
//! The vendor's errors are one type of the runtime, so their schemas are not generated; those of other documents stay. Where a response does not list its errors
//! (`x-sdk-errors`), they are read from the name of its schema and from the vendor's `***Type*** condition` lines.

use heck::ToShoutySnakeCase;

use crate::lower::Lowering;
use crate::model::{ErrorCase, MediaKind, Operation, Response, Shape, Status};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for operation in &mut lowering.api.operations {
        let has_success = operation.responses.iter().any(|r| r.status.is_success());
        for response in &mut operation.responses {
            if response.status.is_success() {
                continue;
            }
            if response.status == Status::Default && !has_success && !names_error(response) {
                // The only answer that the document knows: it is the success.
                response.status = Status::Code(200);
                continue;
            }
            if response.errors.is_empty() {
                response.errors = from_schema(response);
            }
            examples(response);
            if !response.errors.is_empty() || of_the_vendor(response) {
                response.content.clear();
            }
            describe(response);
            places += response.errors.len();
        }
        without_repetition(operation);
    }
    places
}

/// The first example of each error type.
fn examples(response: &mut Response) {
    for case in &mut response.errors {
        let shows = |value: &&serde_json::Value| {
            value.get("error_type").and_then(serde_json::Value::as_str) == Some(&case.error_type)
        };
        case.example = response.content.iter().flat_map(|media| media.examples.values()).find(shows).cloned();
    }
}

/// One status may be described by its code, its range and the default; the most exact one wins for an error type.
fn without_repetition(operation: &mut Operation) {
    let mut seen = Vec::new();
    operation.responses.sort_by_key(|response| response.status);
    for response in operation.responses.iter_mut().filter(|r| !r.status.is_success()) {
        response.errors.retain(|case| {
            let new = !seen.contains(&(response.status, case.error_type.clone()));
            seen.push((response.status, case.error_type.clone()));
            new
        });
    }
}

/// Leaves of the body what a client can give a type: one JSON schema that says something.
fn describe(response: &mut Response) {
    response.content.retain(|media| {
        let says_nothing = matches!(media.schema.shape, Shape::Any | Shape::FreeObject | Shape::Unsupported(_));
        media.kind() == MediaKind::Json && !says_nothing
    });
    response.content.truncate(1);
}

/// The vendor's errors are one type of the runtime, whatever status they come with.
fn of_the_vendor(response: &Response) -> bool {
    let name = response.content.iter().find_map(|media| match &media.schema.shape {
        Shape::Reference(name) => name.in_standard_package(),
        _ => None,
    });
    name.is_some_and(|name| name.starts_with("errors"))
}

fn names_error(response: &Response) -> bool {
    schema_name(response).is_some_and(|name| name.to_ascii_lowercase().contains("error"))
}

fn schema_name(response: &Response) -> Option<&str> {
    response.content.iter().find_map(|media| match &media.schema.shape {
        Shape::Reference(name) => name.schema(),
        _ => None,
    })
}

fn from_schema(response: &Response) -> Vec<ErrorCase> {
    let listed = listed_cases(&response.description);
    if !listed.is_empty() {
        return listed;
    }
    let Some(error_type) = schema_name(response).and_then(error_type) else { return Vec::new() };
    let when = response.description.trim();
    vec![case(error_type, Some(when).filter(|w| !w.is_empty()))]
}

/// What each case says goes on until the next one begins.
fn listed_cases(description: &str) -> Vec<ErrorCase> {
    let mut cases: Vec<ErrorCase> = Vec::new();
    for line in description.lines() {
        if let Some(case) = listed_case(line) {
            cases.push(case);
        } else if let Some(case) = cases.last_mut() {
            let when = case.when.get_or_insert_default();
            when.push('\n');
            when.push_str(line);
        }
    }
    for case in &mut cases {
        case.when = case.when.take().map(|when| when.trim().to_owned()).filter(|when| !when.is_empty());
    }
    cases
}

/// `***NotFound*** if there is no such link` in a description.
fn listed_case(line: &str) -> Option<ErrorCase> {
    let (name, when) = line.trim().trim_start_matches(['-', ' ']).strip_prefix("***")?.split_once("***")?;
    let name = name.trim().rsplit('.').next().unwrap_or(name);
    Some(case(name.to_shouty_snake_case(), Some(when.trim()).filter(|w| !w.is_empty())))
}

/// The error type of a schema of the vendor's errors package, in any of its spellings.
fn error_type(name: &str) -> Option<String> {
    const PACKAGES: &[&str] = &["Vapi.Std.Errors.", "VapiStdErrors", "vapi.std.errors.", "com.vmware.vapi.std.errors."];
    let own = PACKAGES.iter().find_map(|package| name.strip_prefix(package))?;
    let own = own.strip_suffix("_error").unwrap_or(own);
    Some(own.to_shouty_snake_case())
}

fn case(error_type: String, when: Option<&str>) -> ErrorCase {
    ErrorCase { error_type, when: when.map(str::to_owned), since: None, undeclared: false, data: None, example: None }
}

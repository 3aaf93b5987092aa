//! Calls as lines of the document.

use std::collections::BTreeMap;

use heck::{ToLowerCamelCase, ToUpperCamelCase};
use serde_json::{Value, json};

use super::plan::{Call, Plan, Single};
use super::reached::resource_in;
use super::samples;
use super::types_as_text::{bare, reference};
use super::writer::{Writer, word};
use crate::lint::BLANK;
use crate::model::{Location, Operation, Parameter, Status};

/// Errors by status: the type, and whether the vendor leaves it out.
type Errors = BTreeMap<String, Vec<(String, bool)>>;

pub(super) fn call(call: &Call<'_>, plan: &Plan<'_>) -> String {
    let mut writer = Writer::at(2);
    writer.below(call.method.wire().to_ascii_lowercase(), |writer| match &call.operations[..] {
        [one] => alone(one, call, plan, writer),
        several => joint(several, call, plan, writer),
    });
    writer.into_text()
}

fn alone(single: &Single<'_>, call: &Call<'_>, plan: &Plan<'_>, writer: &mut Writer) {
    let operation = single.operation;
    head(&single.id, Some(call), single, writer);
    marks(single, writer);
    security(plan, writer);
    parameters(
        operation,
        &operation.constants.iter().map(|(name, value)| (&**name, vec![&**value])).collect::<Vec<_>>(),
        plan,
        writer,
    );
    body(call, plan, writer);
    writer.below("responses", |writer| responses(operation, &errors(operation, plan), plan, writer));
}

/// Operations that share a method and a path.
fn joint(several: &[Single<'_>], call: &Call<'_>, plan: &Plan<'_>, writer: &mut Writer) {
    let first = &several[0];
    let owns: Vec<String> = several.iter().map(|single| single.own.to_upper_camel_case()).collect();
    head(&format!("{}_{}", call.tag, owns.join("Or").to_lower_camel_case()), Some(call), first, writer);
    writer.below("x-sdk-actions", |writer| {
        for single in several {
            let (_, action) = &single.operation.constants[0];
            writer.below(word(action), |writer| {
                head(&single.id, None, single, writer);
                marks(single, writer);
                if let Some(target) = single.operation.body_media().and_then(|media| reference(&media.schema, plan)) {
                    writer.below("body", |writer| writer.line(format_args!("$ref: \"{target}\"")));
                }
                writer.below("errors", |writer| {
                    for (status, errors) in errors(single.operation, plan) {
                        writer.below(format_args!("\"{status}\""), |writer| cases(&errors, writer));
                    }
                });
            });
        }
    });
    security(plan, writer);
    let (name, _) = &first.operation.constants[0];
    let actions = several.iter().map(|single| &*single.operation.constants[0].1).collect();
    parameters(first.operation, &[(name, actions)], plan, writer);
    body(call, plan, writer);
    let mut all = Errors::new();
    for single in several {
        for (status, errors) in errors(single.operation, plan) {
            let known = all.entry(status).or_default();
            errors.into_iter().for_each(|error| {
                if !known.iter().any(|(name, _)| *name == error.0) {
                    known.push(error);
                }
            });
        }
    }
    writer.below("responses", |writer| responses(first.operation, &all, plan, writer));
}

fn head(id: &str, call: Option<&Call<'_>>, single: &Single<'_>, writer: &mut Writer) {
    writer.line(format_args!("operationId: {}", word(id)));
    if let Some(call) = call {
        writer.line(format_args!("tags: [{}]", word(&call.tag)));
    }
    writer.line(format_args!("summary: {BLANK}"));
    writer.line(format_args!("description: {BLANK}"));
    writer.line(format_args!("x-sdk-lifecycle: {}", single.timeline));
}

/// What the vendor's pages note.
fn marks(single: &Single<'_>, writer: &mut Writer) {
    writer.line(format_args!("x-vmw-doc-operation: {}", word(&single.own)));
    if let Some(legacy) = &single.legacy {
        writer.line(format_args!("x-vmw-doc-deprecated-path: {}", word(&legacy.path)));
        writer.line(format_args!("x-vmw-doc-deprecated-method: {}", legacy.method.wire().to_ascii_lowercase()));
        if let Some(body) = &legacy.body {
            writer.line(format_args!("x-sdk-rest-body: {}", word(body)));
        }
    }
}

fn security(plan: &Plan<'_>, writer: &mut Writer) {
    match &plan.session {
        Some(name) => writer.below("security", |writer| writer.line(format_args!("- {}: []", word(name)))),
        None => writer.line("security: []"),
    }
}

fn parameters(operation: &Operation, constants: &[(&str, Vec<&str>)], plan: &Plan<'_>, writer: &mut Writer) {
    if operation.parameters.is_empty() && constants.is_empty() {
        return;
    }
    writer.below("parameters", |writer| {
        operation.parameters.iter().for_each(|one| parameter(one, plan, writer));
        for (name, values) in constants {
            writer.item(|writer| {
                writer.line(format_args!("name: {}", word(name)));
                writer.line("in: query");
                writer.line("required: true");
                writer.line(format_args!("description: {BLANK}"));
                writer.below("schema", |writer| {
                    writer.line("type: string");
                    let values: Vec<String> = values.iter().map(|value| word(value)).collect();
                    writer.line(format_args!("enum: [{}]", values.join(", ")));
                });
            });
        }
    });
}

fn parameter(one: &Parameter, plan: &Plan<'_>, writer: &mut Writer) {
    writer.item(|writer| {
        writer.line(format_args!("name: {}", word(&one.name)));
        let location = match one.location {
            Location::Path => "path",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Query | Location::Part => "query",
        };
        writer.line(format_args!("in: {location}"));
        if one.required {
            writer.line("required: true");
        }
        if one.location == Location::Query && !one.style.explode {
            writer.line("explode: false");
        }
        writer.line(format_args!("description: {BLANK}"));
        let resource = one.description.as_deref().and_then(resource_in);
        writer.below("schema", |writer| bare(&one.schema, resource, writer, plan));
    });
}

/// The body that the operations of a call have; of several, any of them.
fn body(call: &Call<'_>, plan: &Plan<'_>, writer: &mut Writer) {
    let with_body = call.operations.iter().filter_map(|single| Some((single, single.operation.body_media()?)));
    let bodies: Vec<_> = with_body.collect();
    let Some((_, first)) = bodies.first() else { return };
    writer.below("requestBody", |writer| {
        writer.line("required: true");
        writer.line(format_args!("description: {BLANK}"));
        writer.below("content", |writer| {
            writer.below("application/json", |writer| {
                writer.below("schema", |writer| {
                    if call.operations.len() == 1 {
                        bare(&first.schema, None, writer, plan);
                    } else {
                        writer.below("anyOf", |writer| {
                            for (_, media) in &bodies {
                                writer.item(|writer| bare(&media.schema, None, writer, plan));
                            }
                        });
                    }
                });
                writer.below("examples", |writer| {
                    for (single, media) in &bodies {
                        let name = match &single.operation.constants[..] {
                            [(_, action), ..] if call.operations.len() > 1 => action,
                            _ => "example",
                        };
                        example(name, &samples::value(&media.schema, plan.theirs), writer);
                    }
                });
            });
        });
    });
}

fn responses(operation: &Operation, errors: &Errors, plan: &Plan<'_>, writer: &mut Writer) {
    for response in operation.successes() {
        writer.below(format_args!("\"{}\"", response.status.key()), |writer| {
            writer.line(format_args!("description: {BLANK}"));
            let Some(media) = response.content.first() else { return };
            writer.below("content", |writer| {
                writer.below("application/json", |writer| {
                    let resource = resource_in(&response.description);
                    writer.below("schema", |writer| bare(&media.schema, resource, writer, plan));
                    writer.below("examples", |writer| {
                        example("example", &samples::value(&media.schema, plan.theirs), writer)
                    });
                });
            });
        });
    }
    for (status, types) in errors {
        writer.below(format_args!("\"{status}\""), |writer| {
            if let Some(shared) = plan.shared(status, types, operation.body.is_some()) {
                writer.line(format_args!("$ref: \"#/components/responses/{shared}\""));
                return;
            }
            writer.line(format_args!("description: {BLANK}"));
            writer.below("x-sdk-errors", |writer| cases(types, writer));
            writer.below("content", |writer| {
                writer.below("application/json", |writer| {
                    writer.below("schema", |writer| {
                        writer.line(format_args!("$ref: \"#/components/schemas/{}\"", plan.error))
                    });
                    writer.below("examples", |writer| {
                        types.iter().for_each(|(name, _)| example(name, &failure(name, plan), writer))
                    });
                });
            });
        });
    }
}

fn cases(errors: &[(String, bool)], writer: &mut Writer) {
    for (name, undeclared) in errors {
        writer.item(|writer| {
            writer.line(format_args!("type: {name}"));
            writer.line(format_args!("when: {BLANK}"));
            if *undeclared {
                writer.line("undeclared: true");
            }
        });
    }
}

fn example(name: &str, value: &Value, writer: &mut Writer) {
    writer.below(word(name), |writer| {
        writer.line(format_args!("summary: {BLANK}"));
        writer.line(format_args!("value: {value}"));
    });
}

/// An error of that type, whose words are to be found.
fn failure(name: &str, plan: &Plan<'_>) -> Value {
    let mut failure = plan.failure.clone();
    if let Some(members) = failure.as_object_mut() {
        members.insert("error_type".to_owned(), json!(name));
    }
    let messages = failure.get_mut("messages").and_then(Value::as_array_mut);
    for message in messages.into_iter().flatten().filter_map(Value::as_object_mut) {
        message.insert("id".to_owned(), json!(format!("com.example.{}", name.to_ascii_lowercase())));
        message.insert("default_message".to_owned(), json!(BLANK));
        message.insert("args".to_owned(), json!([]));
    }
    failure
}

/// What the vendor declares, and what every operation of its kind has to be prepared for.
fn errors(operation: &Operation, plan: &Plan<'_>) -> Errors {
    let mut errors = Errors::new();
    for (status, case) in operation.errors().filter(|(status, _)| matches!(status, Status::Code(_))) {
        errors.entry(status.key()).or_default().push((case.error_type.clone(), false));
    }
    let mut expect = |status: &str, names: &[&str]| {
        let known = errors.entry(status.to_owned()).or_default();
        for name in names {
            if !known.iter().any(|(known, _)| known == name) {
                known.push(((*name).to_owned(), true));
            }
        }
    };
    if plan.session.is_some() {
        expect("401", &["UNAUTHENTICATED"]);
    }
    if operation.body.is_some() || !operation.constants.is_empty() {
        expect("400", &["INVALID_ARGUMENT", "UNEXPECTED_INPUT"]);
    }
    if operation.parameters.iter().any(|parameter| parameter.location == Location::Path) {
        expect("404", &["NOT_FOUND"]);
    }
    errors
}

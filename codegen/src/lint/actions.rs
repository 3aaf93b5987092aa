//! `x-sdk-actions`: operations that share a method and a path.

use std::collections::BTreeSet;

use super::context::Context;
use crate::check::OperationSite;
use crate::document::{Key, Node};
use crate::model::Problem;

/// An operation's required query parameter `action` has several values exactly if the operation has actions, and then
/// each value is an action.
pub(super) fn agree_with_their_parameter(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    outline.operations().flat_map(|operation| disagreements(context, &operation)).collect()
}

fn disagreements(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<Problem> {
    let actions = operation.node.mapping().and_then(|mapping| mapping.entry("x-sdk-actions"));
    let parameter = context
        .outline
        .parameters(operation)
        .into_iter()
        .map(|(_, parameter)| parameter)
        .find(|parameter| parameter.text("name") == Some("action") && parameter.text("in") == Some("query"));
    let values =
        parameter.map(|parameter| parameter.get("schema").map(|schema| schema.items("enum")).unwrap_or_default());
    match (actions, values) {
        (None, Some(values)) if values.len() > 1 => vec![
            Problem::at(
                &operation.key.place,
                format!("{} has several actions but no `x-sdk-actions`", operation.name()),
            )
            .help("add them: each value of `action` with its operationId, summary, description and errors"),
        ],
        (Some((key, _)), None) => vec![
            Problem::at(&key.place, format!("{} has no query parameter `action`", operation.name()))
                .help("add it, required, with the actions as its enum"),
        ],
        (Some((_, actions)), Some(values)) => difference(operation, actions, values),
        _ => Vec::new(),
    }
}

fn difference(operation: &OperationSite<'_>, actions: &Node, values: &[Node]) -> Vec<Problem> {
    let Some(actions) = actions.mapping() else { return Vec::new() };
    let missing = values.iter().filter(|value| value.as_str().is_none_or(|text| !actions.contains(text)));
    let unknown = actions.iter().filter(|(key, _)| !values.iter().any(|value| value.as_str() == Some(&key.text)));
    let missing = missing.map(|value| {
        let text = value.as_str().unwrap_or_default();
        Problem::at(&value.place, format!("the action `{text}` of {} is not in x-sdk-actions", operation.name()))
            .help("add it there with its operationId, summary, description and errors")
    });
    let unknown = unknown.map(|(key, _)| {
        Problem::at(&key.place, format!("`{}` is no value of the parameter `action`", key.text))
            .help("add it to the enum of the parameter, or remove the action")
    });
    missing.chain(unknown).collect()
}

/// The bodies and errors of actions are together those of their operation.
pub(super) fn agree_with_their_operation(context: &Context<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for operation in context.outline.operations() {
        let Some(actions) = operation.node.get("x-sdk-actions").and_then(Node::mapping) else { continue };
        problems.extend(actions.iter().filter_map(|(name, action)| unlisted_body(context, &operation, name, action)));
        problems.extend(different_errors(context, &operation));
    }
    problems
}

/// The body of an action must be one of the operation's, directly or in an `anyOf`.
fn unlisted_body(context: &Context<'_>, operation: &OperationSite<'_>, name: &Key, action: &Node) -> Option<Problem> {
    let body = action.get("body")?.get("$ref")?;
    let contents = context.outline.request_body(operation).into_iter().flat_map(|body| body.entries("content"));
    let schemas = contents.filter_map(|(_, media)| media.get("schema"));
    let listed = schemas.into_iter().any(|schema| {
        let mut references = schema.items("anyOf").iter().chain(Some(schema)).filter_map(|schema| schema.text("$ref"));
        references.any(|reference| Some(reference) == body.as_str())
    });
    (!listed).then(|| {
        Problem::at(&body.place, format!("the body of `{}` is not one of the operation's", name.text))
            .help("add it to the `anyOf` of the request body")
    })
}

/// Errors that the operation has and none of its actions, or the other way round.
fn different_errors(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<Problem> {
    let responses = context.outline.responses(operation);
    let declared: BTreeSet<(&str, &str)> = responses
        .iter()
        .flat_map(|(status, _, response)| types(response.items("x-sdk-errors")).map(|name| (&*status.text, name)))
        .collect();
    let mut problems = Vec::new();
    let mut used = BTreeSet::new();
    for (_, action) in operation.node.entries("x-sdk-actions") {
        for (status, errors) in action.entries("errors") {
            for error in errors.sequence().unwrap_or_default() {
                let Some(name) = error.get("type") else { continue };
                let Some(text) = name.as_str() else { continue };
                used.insert((&*status.text, text));
                if !declared.contains(&(&*status.text, text)) {
                    let message = format!("{} does not declare {} {text}", operation.name(), status.text);
                    let help = format!("add it under responses.{}.x-sdk-errors", status.text);
                    problems.push(Problem::at(&name.place, message).help(help));
                }
            }
        }
    }
    for (status, name) in declared.difference(&used) {
        let message = format!("no action of {} has the error {status} {name}", operation.name());
        problems.push(
            Problem::at(&operation.key.place, message).help(format!("add it under errors.{status} of an action")),
        );
    }
    problems
}

fn types(errors: &[Node]) -> impl Iterator<Item = &str> {
    errors.iter().filter_map(|error| error.text("type"))
}

//! Examples that are missing.

use super::context::Context;
use super::errors::is_success;
use crate::check::OperationSite;
use crate::document::{Key, Node};
use crate::model::{Place, Problem};

/// Each request body, each success with a body, and each type of error of each response has an example.
pub(super) fn are_there(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for operation in outline.operations() {
        problems.extend(of_request(context, &operation));
        for (status, written, response) in outline.responses(&operation) {
            // What is shared is spoken of where it stands.
            let shared = written.get("$ref").is_some();
            let place =
                if shared { outline.site_of(response).map(|id| outline.place(id)) } else { Some(&status.place) };
            let Some(place) = place else { continue };
            let name = || match outline.site_of(response).filter(|_| shared) {
                Some(id) => context.name(id),
                None => operation.name(),
            };
            problems.extend(of_response(&name, status, place, response));
        }
    }
    problems
}

fn of_request(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<Problem> {
    let Some(body) = context.outline.request_body(operation) else { return Vec::new() };
    let place = operation.node.mapping().and_then(|mapping| mapping.entry("requestBody")).map(|(key, _)| &key.place);
    let place = place.unwrap_or(&operation.key.place);
    let mut problems = Vec::new();
    for (media, node) in body.entries("content") {
        let help = format!("add one under requestBody.content.{}.examples", media.text);
        if !has_example(node) {
            problems.push(Problem::at(place, format!("{} has no example for its body", operation.name())).help(help));
            continue;
        }
        let actions = operation.node.entries("x-sdk-actions").filter(|(_, action)| action.get("body").is_some());
        for (action, _) in
            actions.filter(|(action, _)| node.get("examples").is_none_or(|all| all.get(&action.text).is_none()))
        {
            let message = format!("{} has no example for the body of `{}`", operation.name(), action.text);
            problems.push(Problem::at(place, message).help(format!("{help}.{}", action.text)));
        }
    }
    problems
}

fn has_example(media: &Node) -> bool {
    media.get("example").is_some() || media.get("examples").and_then(Node::mapping).is_some_and(|all| !all.is_empty())
}

fn of_response(name: &dyn Fn() -> String, status: &Key, place: &Place, response: &Node) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (media, node) in response.entries("content") {
        let under = |key: &str| format!("add one under responses.{key}.content.{}.examples", media.text);
        if is_success(&status.text) {
            if !has_example(node) {
                let message = format!("{} has no example for {}", name(), status.text);
                problems.push(Problem::at(place, message).help(under(&status.text)));
            }
            continue;
        }
        for error in response.items("x-sdk-errors").iter().filter_map(|error| error.text("type")) {
            if node.get("examples").is_none_or(|all| all.get(error).is_none()) {
                let message = format!("{} has no example for {} {error}", name(), status.text);
                problems.push(Problem::at(place, message).help(under(&status.text)));
            }
        }
    }
    problems
}

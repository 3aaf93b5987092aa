//! Errors: one body for all, each type named, and those that can be expected present.

use std::collections::BTreeMap;

use super::context::Context;
use super::extensions::{ACTION, ERROR};
use super::lifecycles::bad_version;
use crate::check::{Kind, OperationSite, Site, SiteId};
use crate::document::{Key, Node};
use crate::model::Problem;

/// The responses that are no success, with the status under which they stand or are referred to.
fn error_responses<'c, 'd>(context: &'c Context<'d>) -> impl Iterator<Item = (SiteId, &'c Site<'d>)> {
    let outline = &context.outline;
    let mut failing = vec![false; outline.sites.len()];
    for (id, site) in outline.sites.iter().enumerate() {
        let in_responses = site.parent.is_some_and(|parent| outline.sites[parent].kind == Kind::Responses);
        if in_responses && site.kind == Kind::Response && site.key().is_some_and(|status| !is_success(status)) {
            failing[id] = true;
            if let Some(target) = outline.follow(id) {
                failing[target] = true;
            }
        }
    }
    outline.of_kind(Kind::Response).filter(move |(id, _)| failing[*id])
}

pub(super) fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// All error bodies have the same schema: that which most of them have.
pub(super) fn share_one_schema(context: &Context<'_>) -> Vec<Problem> {
    let schemas: Vec<(&Node, Option<&str>)> = error_responses(context)
        .flat_map(|(_, site)| site.node.entries("content"))
        .filter_map(|(_, media)| media.get("schema"))
        .map(|schema| (schema, schema.text("$ref")))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    schemas.iter().filter_map(|(_, name)| *name).for_each(|name| *counts.entry(name).or_default() += 1);
    let Some((shared, _)) = counts.into_iter().max_by_key(|(_, count)| *count) else { return Vec::new() };
    let others = schemas.into_iter().filter(|(_, name)| *name != Some(shared));
    others
        .map(|(schema, _)| {
            Problem::at(&schema.place, "this error has another schema than the others")
                .help(format!("write `$ref: \"{shared}\"`; what is special goes to x-sdk-errors, as `data`"))
        })
        .collect()
}

/// Each response that is no success has a body, and says which types of error it stands for, each once and by a
/// constant of the error type; releases are versions.
pub(super) fn say_their_types(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let known = known_types(context);
    let mut problems = Vec::new();
    for (id, site) in error_responses(context) {
        let status = site.key().unwrap_or_default();
        let errors = site.node.items("x-sdk-errors");
        if errors.is_empty() && site.node.get("x-sdk-errors").is_none_or(|node| node.sequence().is_some()) {
            let message = format!("{} does not say which errors {status} stands for", context.name(id));
            problems.push(
                Problem::at(outline.place(id), message).help("list them under x-sdk-errors, with `type` and `when`"),
            );
        }
        if site.node.get("content").is_none() {
            let message = format!("{} has no body for {status}", context.name(id));
            problems.push(
                Problem::at(outline.place(id), message).help("errors have one: the schema that all of them share"),
            );
        }
        let mut seen = Vec::new();
        for name in errors.iter().filter_map(|error| error.get("type")) {
            if seen.contains(&name.as_str()) {
                let text = name.as_str().unwrap_or_default();
                problems.push(Problem::at(&name.place, format!("`{text}` is listed twice")).help("leave one of them"));
            }
            seen.push(name.as_str());
        }
    }
    for (_, site) in outline.of_kind(Kind::Extension(&ERROR)) {
        problems.extend(site.node.get("since").and_then(|node| bad_version(node, "since")));
        let Some(name) = site.node.get("type") else { continue };
        let Some(text) = name.as_str() else { continue };
        if !known.is_empty() && !known.contains(&text) {
            let help = outline.suggest.nearest(text, known.iter().copied(), "write one of its constants");
            problems.push(Problem::at(&name.place, format!("there is no error type `{text}`")).help(help));
        }
    }
    problems
}

/// A response that is a success stands for no errors.
pub(super) fn successes_have_none(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let responses = outline.operations().flat_map(|operation| outline.responses(&operation));
    responses
        .filter(|(status, ..)| is_success(&status.text))
        .filter_map(|(status, _, response)| {
            let (key, _) = response.mapping()?.entry("x-sdk-errors")?;
            let message = format!("{} is a success and stands for no errors", status.text);
            Some(Problem::at(&key.place, message).help("move them to the responses of their statuses"))
        })
        .collect()
}

/// The constants of the error type: those of the property `error_type` of the schema that errors share.
fn known_types<'d>(context: &Context<'d>) -> Vec<&'d str> {
    let outline = &context.outline;
    let properties = outline
        .of_kind(Kind::Schema)
        .filter(|(_, site)| site.member == Some("properties") && site.key() == Some("error_type"));
    let enums = properties.flat_map(|(_, site)| site.node.items("allOf").iter().chain(Some(site.node)));
    let resolved = enums.filter_map(|schema| outline.resolved(schema));
    resolved.flat_map(|schema| schema.items("enum")).filter_map(Node::as_str).collect()
}

/// What an operation must be prepared for: a status, the types of error, and why.
struct Expected {
    status: &'static str,
    types: &'static [&'static str],
    because: &'static str,
}

const BEHIND_A_SESSION: Expected =
    Expected { status: "401", types: &["UNAUTHENTICATED"], because: "it is behind a session" };
const TAKES_INPUT: Expected = Expected {
    status: "400",
    types: &["INVALID_ARGUMENT", "UNEXPECTED_INPUT"],
    because: "it has a body or a constant query",
};
const NAMES_SOMETHING: Expected =
    Expected { status: "404", types: &["NOT_FOUND"], because: "it has an identifier in its path" };

/// Every operation declares the errors that can be expected of it, and so does each of its actions.
pub(super) fn expected_ones_are_there(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    for operation in outline.operations() {
        let responses = outline.responses(&operation);
        let actions: Vec<_> = operation.node.entries("x-sdk-actions").collect();
        for expected in expected(context, &operation) {
            let Expected { status, types, because } = expected;
            let dangling = operation.node.get("responses").and_then(|node| node.get(status)).is_some();
            match responses.iter().find(|(key, ..)| key.text == *status) {
                Some((key, _, response)) => {
                    let missing = missing(response.items("x-sdk-errors"), types);
                    problems.extend(missing.map(|name| lacks(&operation.name(), key, status, name, because)));
                }
                None if dangling => {}
                None => problems.push(
                    Problem::at(
                        &operation.key.place,
                        format!("{} declares no {status}, but {because}", operation.name()),
                    )
                    .help(format!("add it with {}; `undeclared: true` where the vendor has none", types.join(" and "))),
                ),
            }
            for (key, action) in &actions {
                let errors = action.get("errors").map(|errors| errors.items(status)).unwrap_or_default();
                problems.extend(missing(errors, types).map(|name| lacks(&key.text, key, status, name, because)));
            }
        }
    }
    problems
}

fn expected(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<&'static Expected> {
    let parameters = context.outline.parameters(operation);
    let is_constant = |parameter: &Node| {
        parameter.text("in") == Some("query")
            && parameter.get("required").and_then(Node::as_bool) == Some(true)
            && parameter.get("schema").is_some_and(|schema| schema.items("enum").len() == 1)
    };
    let root = &context.outline.document.root;
    let security = operation.node.get("security").or(root.get("security")).and_then(Node::sequence).unwrap_or_default();
    let takes_input = operation.node.get("requestBody").is_some()
        || operation.node.get("x-sdk-actions").is_some()
        || parameters.iter().any(|(_, parameter)| is_constant(parameter));
    let names_something = parameters.iter().any(|(_, parameter)| parameter.text("in") == Some("path"));
    let all =
        [(!security.is_empty(), &BEHIND_A_SESSION), (takes_input, &TAKES_INPUT), (names_something, &NAMES_SOMETHING)];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, expected)| expected).collect()
}

fn missing<'t>(errors: &[Node], types: &'t [&'t str]) -> impl Iterator<Item = &'t str> {
    types.iter().copied().filter(|name| !errors.iter().any(|error| error.text("type") == Some(name)))
}

fn lacks(who: &str, key: &Key, status: &str, name: &str, because: &str) -> Problem {
    Problem::at(&key.place, format!("{who} does not list {status} {name}, but {because}"))
        .help("add it to x-sdk-errors; with `undeclared: true` where the vendor does not declare it")
}

/// Responses have exact, registered statuses; there is no `default` and no range.
pub(super) fn statuses_are_exact(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let responses = outline.of_kind(Kind::Responses).flat_map(|(_, site)| site.node.mapping().into_iter().flatten());
    let actions = outline.of_kind(Kind::Extension(&ACTION)).flat_map(|(_, site)| site.node.entries("errors"));
    responses
        .chain(actions)
        .filter_map(|(key, _)| {
            let text = key.text.as_str();
            let message = match text.parse::<u16>() {
                Ok(status) if (100..600).contains(&status) && !is_registered(status) => {
                    format!("no server answers with {text}")
                }
                Err(_) if text == "default" || text.ends_with("XX") => format!("`{text}` stands for several statuses"),
                _ => return None,
            };
            Some(Problem::at(&key.place, message).help("write each status that can occur, such as `\"404\"`"))
        })
        .collect()
}

/// The statuses of the IANA registry.
fn is_registered(status: u16) -> bool {
    matches!(status, 100..=103 | 200..=208 | 226 | 300..=308 | 400..=418 | 421..=426 | 428 | 429 | 431 | 451 | 500..=508 | 510 | 511)
}

//! The page of one operation.

use super::{Text, example, lifecycle, links};
use crate::model::{ErrorCase, Facts, Operation, Shape, Status};
use crate::names::{self, argument, one_field};

/// Words, lifecycle, privileges, errors, example and `curl` line.
pub(crate) fn text(operation: &Operation, accessor: &str, facts: &Facts<'_>) -> Text {
    let mut text = Text::default();
    let id = format!("`{}`.", operation.id);
    let summary = operation.summary.as_deref().or(operation.description.as_deref()).unwrap_or(&id);
    let linked = |words: &str| links::of_operation(words, operation, facts);
    text.paragraph(&linked(summary));
    if let Some(description) = operation.description.as_deref().filter(|d| *d != summary) {
        text.paragraph(&linked(description));
    }
    let success = operation.success().map(|r| r.description.as_str()).filter(|d| !d.is_empty());
    if let Some(words) = success.filter(|_| operation.success_media().is_some()) {
        text.paragraph(&format!("Gives: {}", linked(words)));
    }
    if let Some(timeline) = &operation.timeline {
        text.verbatim(&lifecycle::words(timeline));
    }
    for privilege in &operation.privileges {
        let names: Vec<String> = privilege.names.iter().map(|name| format!("`{name}`")).collect();
        text.paragraph(&format!("Needs {} (documented since {}).", names.join(", "), privilege.from));
    }
    if let Some(path) = &operation.vendor_docs.deprecated_path {
        let method = operation.vendor_docs.deprecated_method.as_deref().unwrap_or_default().to_uppercase();
        text.paragraph(&format!("Takes the place of the legacy `{}`.", format!("{method} {path}").trim()));
    }
    let arguments = arguments(operation, facts);
    if !arguments.is_empty() {
        text.verbatim("# Arguments");
        text.verbatim(&arguments.join("\n"));
    }
    text.verbatim("# Errors");
    text.verbatim(&errors(operation, facts));
    text.verbatim("# Example");
    text.verbatim(&example::rust(operation, accessor, facts));
    text.verbatim(&example::curl(operation, facts));
    text
}

/// What is given by place, where the document has words for it.
fn arguments(operation: &Operation, facts: &Facts<'_>) -> Vec<String> {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|p| (names::parameter(&p.name), p.description.as_deref()));
    let body = operation.body.as_ref().filter(|body| body.required).and_then(|body| {
        let words = body.description.as_deref().or_else(|| of_the_only_field(operation, facts));
        Some((argument(operation, facts.api)?, words))
    });
    let described = parameters.chain(body).filter_map(|(name, words)| Some((name, words?)));
    described
        .map(|(name, words)| format!("- `{name}`: {}", in_a_list(&links::of_operation(words, operation, facts))))
        .collect()
}

fn of_the_only_field<'a>(operation: &'a Operation, facts: &'a Facts<'_>) -> Option<&'a str> {
    let media = operation.body_media().filter(|media| one_field(&media.schema, facts.api).is_some())?;
    let Shape::Object(properties) = facts.api.shape(&media.schema) else { return None };
    properties.values().next()?.schema.description.as_deref()
}

/// Words as they go into one item of a list.
fn in_a_list(words: &str) -> String {
    let lines = super::lines(words);
    if words.contains('\n') {
        let (first, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.trim(), rest));
        let inside = rest.iter().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\n {line}") });
        return first.to_owned() + &inside.collect::<String>();
    }
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

fn errors(operation: &Operation, facts: &Facts<'_>) -> String {
    let mut lines: Vec<String> =
        operation.errors().map(|(status, case)| error(status, case, operation, facts)).collect();
    if lines.is_empty() {
        lines.push("- Whatever the server answers: see [`Error`](crate::Error).".to_owned());
    }
    lines.join("\n")
}

fn error(status: Status, case: &ErrorCase, operation: &Operation, facts: &Facts<'_>) -> String {
    let name = names::variant(&case.error_type);
    let shown = if is_known(&case.error_type, facts) {
        format!("[`{name}`](crate::vapi::errors::ErrorType::{name})")
    } else {
        format!("`{}`", case.error_type)
    };
    let status = match status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundreds) => format!("{hundreds}xx"),
        Status::Default => "any other status".to_owned(),
    };
    let words = case.when.as_deref().unwrap_or("without further words.");
    let when = in_a_list(&links::of_operation(words, operation, facts));
    let mut line = format!("- {shown} ({status}): {when}");
    if let Some(since) = &case.since {
        line.push_str(&format!(" Since {since}."));
    }
    if let Some(path) = case.data.as_ref().and_then(|data| facts.names.schemas.get(data)) {
        line.push_str(&format!(" Its data is a [`{}`](crate::{path}).", path.ident));
    }
    line
}

/// Whether the runtime's list of error types has it; it is the vendor's, so the document's own list tells.
fn is_known(error_type: &str, facts: &Facts<'_>) -> bool {
    facts.runtime.iter().any(|(name, path)| {
        path.ident == "ErrorType"
            && facts
                .api
                .schemas
                .get(name)
                .is_some_and(|s| matches!(&s.shape, Shape::Enum(constants) if constants.contains_key(error_type)))
    })
}

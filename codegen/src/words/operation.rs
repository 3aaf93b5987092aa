//! The page of one operation.

use super::{Text, curl, example, lifecycle, links, security};
use crate::model::{ErrorCase, Facts, Media, Operation, Shape, Status};
use crate::names::{self, argument, error_type, one_field};

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
    if let Some(words) = returns(operation) {
        text.paragraph(&linked(&words));
    }
    if let Some(timeline) = &operation.timeline {
        text.verbatim(&lifecycle::words(timeline));
    }
    for privilege in &operation.privileges {
        let names: Vec<String> = privilege.names.iter().map(|name| format!("`{name}`")).collect();
        text.paragraph(&format!("Needs {} (documented since {}).", names.join(", "), privilege.from));
    }
    if let Some(needs) = security::needs(operation, facts) {
        text.paragraph(&needs);
    }
    if let Some(legacy) = operation.legacy() {
        text.paragraph(&format!("`{}` in the legacy flavour.", legacy.request()));
    }
    let arguments = arguments(operation, facts);
    if !arguments.is_empty() {
        text.verbatim("# Arguments");
        text.verbatim(&arguments.join("\n"));
    }
    if !operation.headers().is_empty() {
        let module = facts.names.accessors[&operation.tag].path.module.join("::");
        let name = names::operation_headers(&names::operation_method(&operation.id, &operation.tag));
        let module = if module.is_empty() { String::new() } else { format!("{module}::") };
        text.verbatim(&format!("The answer has the headers of [`{name}`](crate::{module}{name})."));
    }
    text.verbatim("# Errors");
    text.verbatim(&errors(operation, facts));
    text.verbatim("# Example");
    if let Some(example) = example::rust(operation, accessor, facts) {
        text.verbatim(&example);
    }
    text.verbatim(&curl::curl(operation, facts));
    text
}

/// What a success brings, as a sentence, where the document has more to say of it than that it is one.
fn returns(operation: &Operation) -> Option<String> {
    operation.success_media()?;
    let words = operation.success()?.description.trim();
    let says_so = |text: &Option<String>| {
        text.as_deref().is_some_and(|text| text.starts_with("Returns ") || text.contains(". Returns "))
    };
    if words.is_empty() || is_filler(words) || says_so(&operation.summary) || says_so(&operation.description) {
        return None;
    }
    let article = ["The ", "A ", "An ", "Its ", "All ", "Whether "].into_iter().find(|word| words.starts_with(word));
    Some(match article {
        Some(article) => format!("Returns {}{}", article.to_lowercase(), &words[article.len()..]),
        None => format!("Returns: {words}"),
    })
}

/// Words that say no more than the status does.
fn is_filler(words: &str) -> bool {
    const FILLERS: &[&str] = &[
        "accepted",
        "created",
        "default response",
        "done",
        "ok",
        "success",
        "successful operation",
        "successful response",
    ];
    FILLERS.contains(&words.trim_end_matches(['.', '!']).to_lowercase().as_str())
}

/// What is given by place, where the document has words for it.
fn arguments(operation: &Operation, facts: &Facts<'_>) -> Vec<String> {
    let named = names::parameters(operation).into_iter().zip(&operation.parameters);
    let parameters = named.filter(|(_, p)| p.required).map(|(name, p)| (name, p.description.as_deref()));
    let body = operation.required_body().and_then(|body| {
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
    if let Some(of) = error_type(operation, facts) {
        for (status, media) in operation.error_bodies() {
            lines.push(described(status, media, operation, facts));
        }
        let path = &of.path;
        lines.push(format!(
            "\n[`Error::typed`](crate::Error::typed) gives the body of such an error as [`{}`](crate::{path}).",
            path.ident
        ));
    }
    if lines.is_empty() {
        lines.push("- Whatever the server answers: see [`Error`](crate::Error).".to_owned());
    }
    lines.join("\n")
}

/// An error whose body the document describes.
fn described(status: Status, media: &Media, operation: &Operation, facts: &Facts<'_>) -> String {
    let words = operation.responses.iter().find(|response| response.status == status);
    let words = words.map(|response| response.description.trim()).filter(|words| !words.is_empty());
    let words = in_a_list(&links::of_operation(words.unwrap_or("without further words."), operation, facts));
    let body = match &media.schema.shape {
        Shape::Reference(name) => {
            facts.names.schemas.get(name).map(|path| format!(" with a [`{}`](crate::{path})", path.ident))
        }
        _ => None,
    };
    format!("- {}{}: {words}", in_words(status), body.unwrap_or_default())
}

fn in_words(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundreds) => format!("{hundreds}xx"),
        Status::Default => "any other status".to_owned(),
    }
}

fn error(status: Status, case: &ErrorCase, operation: &Operation, facts: &Facts<'_>) -> String {
    let name = names::variant(&case.error_type);
    let shown = if is_known(&case.error_type, facts) {
        format!("[`{name}`](crate::vapi::errors::ErrorType::{name})")
    } else {
        format!("`{}`", case.error_type)
    };
    let status = in_words(status);
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

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::returns;
    use crate::model::{Media, Operation, Response, Schema, Status};

    fn returned(words: &str, description: &str) -> Option<String> {
        let media = Media {
            media_type: "application/json".to_owned(),
            schema: Schema::default(),
            encoding: IndexMap::default(),
            examples: IndexMap::default(),
        };
        let success = Response {
            pointer: String::new(),
            status: Status::Code(200),
            description: words.to_owned(),
            content: vec![media],
            headers: Vec::new(),
            errors: Vec::new(),
        };
        let description = Some(description.to_owned());
        returns(&Operation { description, responses: vec![success], ..Operation::default() })
    }

    #[test]
    fn what_a_call_returns_is_a_sentence() {
        assert_eq!(returned("The job.", "").as_deref(), Some("Returns the job."));
        assert_eq!(returned("JSON of the job.", "").as_deref(), Some("Returns: JSON of the job."));
    }

    #[test]
    fn what_is_known_is_not_said_again() {
        assert_eq!(returned("OK", ""), None);
        assert_eq!(returned("The jobs.", "Without paging. Returns every job."), None);
    }
}

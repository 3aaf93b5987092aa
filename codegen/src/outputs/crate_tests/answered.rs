//! What comes of a call: the answers and errors that the document shows.

use super::exchange::{Exchange, plain};
use super::literal;
use super::shown::of_media;
use super::source::with_closure;
use crate::model::{Media, MediaKind, Problem, Response, Status};
use crate::names;

impl Exchange<'_> {
    /// The tests of its answers. What has no example is told.
    pub(super) fn answers(&mut self, untried: &mut Vec<Problem>) {
        let operation = self.operation;
        let successes: Vec<&Response> = operation.successes().collect();
        let mut text = String::new();
        for response in successes {
            let Some(status) = self.status(response.status) else { continue };
            let Some(media) = response.content.first() else {
                let body = self.success(response, false);
                text.push_str(&with_closure(8, "REQUEST.is_done", &[status.to_string()], &body));
                continue;
            };
            let examples = of_media(media, self.subject);
            if examples.is_empty() {
                untried.push(self.lacks(response));
            }
            for example in examples {
                self.needs(&media.schema, &example.value);
                let is_json = media.kind() == MediaKind::Json;
                let shown = if is_json { literal::json(&example.value) } else { plain(&example.value) };
                let name = self.constant(&format!("ANSWER_{status}"), &example.name, &example.pointer, &shown);
                let callee = if is_json { "REQUEST.is_read" } else { "REQUEST.is_given" };
                let arguments = [status.to_string(), literal::text(media.sent_as()), format!("&{name}")];
                text.push_str(&with_closure(8, callee, &arguments, &self.success(response, true)));
            }
        }
        self.test("answers", &text);
    }

    /// What a call gives, or what is in the variant that stands for this answer.
    fn success(&self, response: &Response, held: bool) -> Vec<String> {
        let call = self.called(self.bodies.first().map(|(name, _)| name));
        let operation = self.operation;
        if !operation.has_several_answers() {
            return vec![call + ".await"];
        }
        let answer = names::operation_answer(&names::operation_method(&operation.id, &operation.tag));
        let (pattern, value) = if held { ("(value)", "Ok(value)") } else { ("", "Ok(())") };
        let variant = response.status.word();
        vec![
            format!("let answer = {call}.await?;"),
            format!("let {answer}::{variant}{pattern} = answer else {{ panic!(\"{{answer:?}}\") }};"),
            value.to_owned(),
        ]
    }

    /// The tests of its errors.
    pub(super) fn errors(&mut self, untried: &mut Vec<Problem>) {
        let operation = self.operation;
        let mut text = String::new();
        let call = self.called(self.bodies.first().map(|(name, _)| name)) + ".await";
        let failures: Vec<&Response> =
            operation.responses.iter().filter(|response| !response.status.is_success()).collect();
        for response in failures {
            let Some(status) = self.status(response.status) else { continue };
            let fails = |name: &str, media_type: &str| {
                let arguments = [status.to_string(), literal::text(media_type), format!("&{name}")];
                with_closure(8, "let failure = REQUEST.fails", &arguments, std::slice::from_ref(&call))
            };
            let mut shown = false;
            for case in &response.errors {
                let Some(example) = &case.example else {
                    let message =
                        format!("the error {} of `{}`: it has no example", case.error_type, operation.request());
                    untried.push(self.subject.untried(&response.pointer, message));
                    continue;
                };
                shown = true;
                let name = self.constant(
                    &format!("ERROR_{status}"),
                    &case.error_type,
                    &response.pointer,
                    &literal::json(example),
                );
                text.push_str(&fails(&name, "application/json"));
                text.push_str(&format!("        failure.is_of_type({});\n", literal::text(&case.error_type)));
            }
            if let Some(media) = response.content.first() {
                let examples = of_media(media, self.subject);
                if examples.is_empty() {
                    untried.push(self.lacks(response));
                }
                for example in examples {
                    shown = true;
                    self.needs(&media.schema, &example.value);
                    let name = self.constant(
                        &format!("ERROR_{status}"),
                        &example.name,
                        &example.pointer,
                        &literal::json(&example.value),
                    );
                    let variant = self.variant(media);
                    let fails = fails(&name, media.sent_as());
                    text.push_str(if variant.is_empty() {
                        fails.trim_start().trim_start_matches("let failure = ")
                    } else {
                        &fails
                    });
                    text.push_str(&variant);
                }
            }
            if !shown {
                text.push_str(&with_closure(
                    8,
                    "REQUEST.fails_with",
                    &[status.to_string()],
                    std::slice::from_ref(&call),
                ));
            }
        }
        self.test("errors", &text);
    }

    /// What of an error's body is compared; nothing where the crate gives it no type.
    fn variant(&self, media: &Media) -> String {
        let Some(of) = names::error_type(self.operation, self.subject.facts) else { return String::new() };
        if !of.is_enum {
            return "        failure.is_a(|body: &Documented| Some(written(body)));\n".to_owned();
        }
        let variant = names::union_variant(&media.schema);
        format!(
            "        failure.is_a(|body: &Documented| match body {{\n            \
             Documented::{variant}(body) => Some(written(body)),\n            _ => None,\n        }});\n"
        )
    }

    fn lacks(&self, response: &Response) -> Problem {
        let message =
            format!("the answer {} of `{}`: it has no example", response.status.key(), self.operation.request());
        self.subject.untried(&response.pointer, message)
    }

    /// A status that the response stands for, and no other of the operation.
    fn status(&self, of: Status) -> Option<u16> {
        let is_taken =
            |code: u16| self.operation.responses.iter().any(|response| response.status == Status::Code(code));
        let ranges: Vec<u16> = self
            .operation
            .responses
            .iter()
            .filter_map(|response| match response.status {
                Status::Range(hundreds) => Some(hundreds),
                _ => None,
            })
            .collect();
        match of {
            // What only informs is no answer.
            Status::Code(code) => Some(code).filter(|code| *code >= 200),
            Status::Range(hundreds) => (hundreds * 100..hundreds * 100 + 100)
                .find(|code| *code >= 200 && ![204, 205, 304].contains(code) && !is_taken(*code)),
            Status::Default => {
                [500, 418, 599, 499].into_iter().find(|code| !is_taken(*code) && !ranges.contains(&(code / 100)))
            }
        }
    }
}

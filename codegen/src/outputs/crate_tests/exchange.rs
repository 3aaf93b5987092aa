//! `calls.rs`: for each operation the request that its examples make, and what comes of each documented answer.

use serde_json::Value;

use super::request::{Given, Pairs, Sent, form, sent};
use super::shown::{made_up, of_media, of_parameter};
use super::source::{Value as Written, structure, with_closure};
use super::{Subject, feature, given, literal};
use crate::model::{Media, MediaKind, Operation, Problem, Response, Schema, Status};
use crate::names;
use crate::words::code::{WIDTH, statement};
use crate::words::example;

/// The text. Operations and answers that cannot be tried are told.
pub(super) fn file(subject: &Subject<'_>, client: &str, untried: &mut Vec<Problem>) -> String {
    let library = subject.facts.library;
    let mut text = format!(
        "//! Each call sends the request that the examples of its operation make, and reads what the document says of the answer.\n\n\
         pub(crate) use ::{library}::Client;\n\n{client}"
    );
    let mut taken: Vec<String> = Vec::new();
    for operation in &subject.facts.api.operations {
        match Exchange::of(operation, subject, untried) {
            Ok(exchange) => text.push_str(&exchange.module(&mut taken)),
            Err(why) => {
                let message = format!("the call of `{}`: {why}", operation.request());
                untried.push(subject.untried(&operation.pointer, message));
            }
        }
    }
    text
}

/// The tests of one operation, as they come about.
struct Exchange<'a> {
    operation: &'a Operation,
    subject: &'a Subject<'a>,
    /// Constants, and their names.
    constants: String,
    names: Vec<String>,
    /// The call with what it is given, without its body.
    call: String,
    /// The constants that have its bodies, each with what is sent of it; none where it has none.
    bodies: Vec<(String, String)>,
    request: String,
    tests: String,
    /// The feature without which it has nothing to try.
    feature: Option<&'static str>,
}

impl<'a> Exchange<'a> {
    fn of(operation: &'a Operation, subject: &'a Subject<'a>, untried: &mut Vec<Problem>) -> Result<Self, String> {
        if let Some(server) = &operation.server {
            return Err(format!("it goes to another server, `{server}`"));
        }
        if operation.ends_session() {
            return Err("it ends a session of vCenter, which has to begin before".to_owned());
        }
        let mut exchange = Self {
            operation,
            subject,
            constants: String::new(),
            names: Vec::new(),
            call: String::new(),
            bodies: Vec::new(),
            request: String::new(),
            tests: String::new(),
            feature: feature::of(operation.timeline.as_ref()),
        };
        let given = exchange.given()?;
        let sent = sent(operation, &given, subject.facts)?;
        exchange.calls(&given)?;
        exchange.requests(&sent)?;
        exchange.answers(untried);
        exchange.errors(untried);
        Ok(exchange)
    }

    /// What the call is given: all that it must have, and all else that the document shows.
    fn given(&self) -> Result<Vec<Given<'a>>, String> {
        let parameters = self.operation.parameters.iter().enumerate();
        let values = parameters.map(|(index, parameter)| {
            let shown = of_parameter(parameter, self.subject).filter(|value| !value.is_null());
            let value = match shown {
                None if parameter.required => made_up(parameter, self.subject)
                    .map(Some)
                    .ok_or_else(|| format!("the parameter `{}` has no example", parameter.name))?,
                shown => shown,
            };
            Ok(value.map(|value| Given { index, parameter, value }))
        });
        values.filter_map(Result::transpose).collect()
    }

    /// The function that makes the call.
    fn calls(&mut self, given: &[Given<'_>]) -> Result<(), String> {
        let (operation, facts) = (self.operation, self.subject.facts);
        let idents = names::parameters(operation);
        let (mut required, mut setters) = (Vec::new(), Vec::new());
        for one in given {
            let parameter = one.parameter;
            let by_name = parameter.required && names::called_by_name(operation, facts.api);
            let argument = given::argument(one, by_name, facts, || {
                let text = literal::json(&one.value);
                self.constant("GIVEN", &parameter.name, &parameter.pointer, &text)
            });
            let unfit = || format!("the example of the parameter `{}` is nothing that it can be given", parameter.name);
            let argument = argument.ok_or_else(unfit)?;
            self.needs(&parameter.schema, &one.value);
            match parameter.required {
                true => required.push(argument),
                false => setters.push(format!(".{}({argument})", names::setter(&idents[one.index]))),
            }
        }
        let mut required = example::given(operation, required, facts);
        let media = operation.body_media();
        let examples = media.map(|media| of_media(media, self.subject)).unwrap_or_default();
        match media {
            Some(_) if operation.required_body().is_some() && examples.is_empty() => {
                return Err("its body has no example".to_owned());
            }
            Some(media) if !examples.is_empty() => {
                let body = given::body(media, facts).ok_or("its body has no type that could be named")?;
                if operation.required_body().is_some() {
                    required.push(body)
                } else {
                    setters.push(format!(".{}({body})", names::setter("body")))
                }
                for example in examples {
                    self.body(media, &example.name, &example.pointer, &example.value)?;
                }
            }
            _ => {}
        }
        let accessor = &facts.names.accessors[&operation.tag].method;
        let method = names::operation_method(&operation.id, &operation.tag);
        self.call = format!("client.{accessor}().{method}({}){}", required.join(", "), setters.concat());
        Ok(())
    }

    fn body(&mut self, media: &Media, name: &str, pointer: &str, value: &Value) -> Result<(), String> {
        self.needs(&media.schema, value);
        let media_type = literal::text(media.sent_as());
        let (text, content): (String, &dyn Fn(&str) -> String) = match media.kind() {
            MediaKind::Json => (literal::json(value), &|name| format!("Content::Json({media_type}, &{name})")),
            MediaKind::Form => {
                let pairs = form(media, value).ok_or("OpenAPI leaves open how its form is written")?;
                (literal::json(value), &move |_| format!("Content::Form(&[{}])", pairs_of(&pairs).join(", ")))
            }
            MediaKind::Text | MediaKind::Bytes | MediaKind::Multipart => {
                (plain(value), &|name| format!("Content::Plain({media_type}, &{name})"))
            }
        };
        let name = self.constant("BODY", name, pointer, &text);
        let content = content(&name);
        self.bodies.push((name, content));
        Ok(())
    }

    fn requests(&mut self, sent: &Sent) -> Result<(), String> {
        if sent.path.contains(['{', '}']) {
            return Err("its path has places that nothing fills".to_owned());
        }
        let operation = self.operation;
        let members = [
            ("id", Written::Literal(literal::text(&operation.id))),
            ("method", Written::Literal(literal::text(operation.method.wire()))),
            ("path", Written::Literal(literal::text(&sent.path))),
            ("query", Written::List(pairs_of(&sent.query))),
            ("headers", Written::List(pairs_of(&sent.headers))),
        ];
        self.request = structure(4, "const REQUEST: Request = ", "Request", &members);
        let nothing = match &operation.multipart {
            Some(media_type) => {
                format!("Content::Parts({}, &[{}])", literal::text(media_type), pairs_of(&sent.parts).join(", "))
            }
            None => "Content::Nothing".to_owned(),
        };
        let contents: Vec<(String, String)> = if self.bodies.is_empty() {
            vec![(self.called(None), nothing)]
        } else {
            self.bodies.iter().map(|(name, content)| (self.called(Some(name)), content.clone())).collect()
        };
        let mut text = String::new();
        for (call, content) in contents {
            statement(&format!("let content = {content};"), WIDTH - 8)
                .iter()
                .for_each(|line| text.push_str(&format!("        {line}\n")));
            text.push_str(&with_closure(8, "REQUEST.is_sent", &["&content".to_owned()], &[call + ".await"]));
        }
        self.test("request", &text);
        Ok(())
    }

    fn answers(&mut self, untried: &mut Vec<Problem>) {
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

    fn errors(&mut self, untried: &mut Vec<Problem>) {
        let operation = self.operation;
        let mut text = String::new();
        let call = self.called(self.bodies.first().map(|(name, _)| name)) + ".await";
        let failures: Vec<&Response> =
            operation.responses.iter().filter(|response| !response.status.is_success()).collect();
        for response in failures {
            let Some(status) = self.status(response.status) else { continue };
            let fails = |name: &str, media_type: &str| {
                let arguments = [status.to_string(), literal::text(media_type), format!("&{name}")];
                with_closure(8, "let failure = REQUEST.fails", &arguments, &[call.clone()])
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
                text.push_str(&with_closure(8, "REQUEST.fails_with", &[status.to_string()], &[call.clone()]));
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

    /// Notes the feature that something in the value is behind.
    fn needs(&mut self, schema: &Schema, value: &Value) {
        self.feature = self.feature.or_else(|| feature::of_value(schema, value, self.subject.facts));
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

    fn called(&self, body: Option<&String>) -> String {
        match body {
            Some(name) => format!("call(client, &{name})"),
            None => "call(client)".to_owned(),
        }
    }

    /// A constant for something that is shown; its name.
    fn constant(&mut self, kind: &str, name: &str, pointer: &str, text: &str) -> String {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words: String = words.map(|word| format!("_{}", word.to_ascii_uppercase())).collect();
        let base = kind.to_owned() + words.get(..words.len().min(24)).unwrap_or_default().trim_end_matches('_');
        let numbered = (2..).map(|number| format!("{base}_{number}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|name| !self.names.contains(name));
        let free = free.unwrap_or(base);
        let members = [
            ("at", Written::Literal(literal::text(&self.subject.at(pointer)))),
            ("text", Written::Literal(literal::text(text))),
        ];
        self.constants.push_str(&structure(4, &format!("const {free}: Shown = "), "Shown", &members));
        self.names.push(free.clone());
        free
    }

    fn test(&mut self, name: &str, statements: &str) {
        if !statements.is_empty() {
            self.tests.push_str(&format!("\n    #[test]\n    fn {name}() {{\n{statements}    }}\n"));
        }
    }

    fn module(&self, taken: &mut Vec<String>) -> String {
        let (operation, facts) = (self.operation, self.subject.facts);
        let service = &facts.names.accessors[&operation.tag];
        let method = names::operation_method(&operation.id, &operation.tag);
        let mut name = format!("{}_{}", service.method, method);
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        let outside = |name: &str| {
            let path = [facts.library].into_iter().chain(service.path.module.iter().map(String::as_str)).chain([name]);
            format!("    use ::{};\n", path.collect::<Vec<_>>().join("::"))
        };
        let call = names::operation_call(&method);
        let mut types = outside(&call);
        if self.tests.contains("= answer else") {
            types.insert_str(0, &outside(&names::operation_answer(&method)));
        }
        let documented = names::error_type(operation, facts).filter(|_| self.tests.contains("&Documented|"));
        let documented = documented.map(|of| {
            let alias = statement(&format!("type Documented = ::{}::{};", facts.library, of.path), WIDTH - 4);
            alias.iter().map(|line| format!("    {line}\n")).collect::<String>() + "\n"
        });
        let head = if self.bodies.is_empty() {
            format!("    fn call(client: &Client) -> {call}<'_> {{\n")
        } else {
            format!("    fn call<'c>(client: &'c Client, body: &Shown) -> {call}<'c> {{\n")
        };
        let body = statement(&self.call, WIDTH - 8).iter().map(|line| format!("        {line}\n")).collect::<String>();
        let documented = documented.unwrap_or_default();
        let inside = format!("{documented}{}{}\n{head}{body}    }}\n{}", self.constants, self.request, self.tests);
        let uses = |module: &str, names: &[(&str, bool)]| {
            let used = names.iter().filter(|(_, used)| *used).map(|(name, _)| *name).collect::<Vec<_>>();
            match &used[..] {
                [] => String::new(),
                [one] => format!("    use {module}::{one};\n"),
                several => format!("    use {module}::{{{}}};\n", several.join(", ")),
            }
        };
        let shown = [
            ("Shown", !self.constants.is_empty()),
            ("json", self.call.contains("json(") || self.call.contains("json::<")),
            ("written", self.tests.contains("Some(written(body))")),
        ];
        let gate = self.feature.map(|feature| format!("#[cfg(feature = {feature:?})]\n"));
        format!(
            "\n/// `{}`.\n{}mod {name} {{\n{types}\n    use super::Client;\n{}{}\n{inside}}}\n",
            operation.request().replace('`', "'"),
            gate.unwrap_or_default(),
            uses("crate::shown", &shown),
            uses("crate::wire", &[("Content", true), ("Request", true)]),
        )
    }
}

fn pairs_of(pairs: &Pairs) -> Vec<String> {
    pairs.iter().map(|(name, value)| format!("({}, {})", literal::text(name), literal::text(value))).collect()
}

/// The text of a body that is no JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

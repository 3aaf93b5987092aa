//! What a call sends: the values that it is given, and the request that they make.

use serde_json::Value;

use super::super::calls::called;
use super::exchange::{Exchange, plain};
use super::request::{Given, Pairs, Sent, form, sent};
use super::shown::{made_up, of_media, of_parameter};
use super::source::{Value as Written, structure, with_closure};
use super::written::scalar;
use super::{given, literal};
use crate::model::{Media, MediaKind};
use crate::names;
use crate::words::code::{WIDTH, statement};

impl<'a> Exchange<'a> {
    /// The call, its request, and the test of that.
    ///
    /// # Errors
    ///
    /// Why there is no such call.
    pub(super) fn asks(&mut self) -> Result<(), String> {
        if let Some(server) = &self.operation.server {
            return Err(format!("it goes to another server, `{server}`"));
        }
        if self.operation.ends_session() {
            return Err("it ends a session of vCenter, which has to begin before".to_owned());
        }
        let given = self.given()?;
        let sent = sent(self.operation, &given, self.subject.facts)?;
        self.calls(&given)?;
        self.requests(&sent)
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
        given.iter().for_each(|one| self.needs(&one.parameter.schema, &one.value));
        let file = |value: &Value| Some(format!("\"name\", {}", literal::text(&scalar(value)?)));
        let (mut required, mut setters) = given::all(operation, given, facts, &file, |one| {
            self.constant("GIVEN", &one.parameter.name, &one.parameter.pointer, &literal::json(&one.value))
        })?;
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
        self.call = called(operation, &required, facts) + &setters.concat();
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
}

fn pairs_of(pairs: &Pairs) -> Vec<String> {
    pairs.iter().map(|(name, value)| format!("({}, {})", literal::text(name), literal::text(value))).collect()
}

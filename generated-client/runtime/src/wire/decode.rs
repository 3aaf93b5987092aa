//! From the body of an answer to a value.

use std::borrow::Cow;
use std::time::Duration;

use serde::de::DeserializeOwned;

use super::answer::Answer;
use super::authorization::Authorization;
use super::operation::Authentication;
use super::request::{AnswerKind, Request};
use super::scrub::Scrub;
use crate::error::{AnsweredBy, Called, Error, ErrorKind, Failure, Fate, excerpt};
use crate::values::secret::Secret;
use crate::values::{charset, json};

/// A request that was answered.
#[derive(Clone)]
pub(crate) struct Sent {
    pub(crate) request: Request,
    pub(crate) answer: Answer,
    /// What let the request in, for the texts of errors to be cleared of it.
    pub(crate) authorization: Option<Authorization>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
}

/// Most that is kept of a body that does not decode.
pub(super) const KEPT: usize = 64 * 1024;

pub(crate) fn json<T: DeserializeOwned>(sent: &Sent) -> Result<T, Error> {
    json::from_slice(&utf8(&sent.answer)).map_err(|misfit| undecodable(sent, misfit.path(), misfit.error()))
}

pub(crate) fn void(_: &Sent) -> Result<(), Error> {
    Ok(())
}

pub(crate) fn text(sent: &Sent) -> Result<String, Error> {
    String::from_utf8(utf8(&sent.answer).into_owned()).map_err(|_| {
        let line = format!("{}, but the answer is not UTF-8", sent.answer.status.as_u16());
        failed(sent, line, None)
    })
}

/// The body as text in UTF-8, whatever the answer says that it is in.
fn utf8(answer: &Answer) -> Cow<'_, [u8]> {
    let media_type = answer.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    charset::utf8(&answer.body, media_type)
}

pub(crate) fn bytes(sent: &Sent) -> Result<Vec<u8>, Error> {
    Ok(sent.answer.body.to_vec())
}

/// The session id that a login gives. Nothing of the body is shown.
pub(crate) fn secret(call: &Called, answer: &Answer) -> Result<Secret, Error> {
    serde_json::from_slice(&answer.body).map_err(|_| {
        let line = no_secret(answer, Authentication::Basic);
        let mut failure = Failure::new(ErrorKind::Decode, call, line).came_of_it(AnsweredBy::Api, Fate::Answered);
        failure.status = Some(answer.status);
        Error::new(failure)
    })
}

fn no_secret(answer: &Answer, authentication: Authentication) -> String {
    let what = if authentication == Authentication::Basic { "a session id" } else { "a text" };
    format!("{}, but the answer is not {what}; is this {}?", answer.status.as_u16(), authentication.asked())
}

fn undecodable(sent: &Sent, path: &str, error: &serde_json::Error) -> Error {
    let answer = &sent.answer;
    if sent.request.answer == AnswerKind::Secret {
        return failed(sent, no_secret(answer, sent.request.operation.authentication), None);
    }
    let code = answer.status.as_u16();
    let shown = excerpt(&body(sent));
    if error.is_eof() {
        return failed(sent, format!("{code}, but the answer is cut off: {shown}"), None);
    }
    let says = sent.scrub().text(&error.to_string());
    if error.is_syntax() {
        return failed(sent, format!("{code}, but the answer is not JSON: {}: {shown}", excerpt(&says)), None);
    }
    let says = says.rsplit_once(" at line ").map_or(&*says, |(says, _)| says);
    let missing = says.strip_prefix("missing field `").and_then(|rest| rest.strip_suffix('`'));
    let path = match (path, missing) {
        ("", None) => None,
        ("", Some(field)) => Some(field.to_owned()),
        (path, None) => Some(path.to_owned()),
        (path, Some(field)) => Some(format!("{path}.{field}")),
    };
    let says = excerpt(says);
    let what = match (&path, missing) {
        (Some(path), Some(_)) => format!("`{path}` is missing"),
        (Some(path), None) => format!("`{path}` does not fit: {says}"),
        (None, _) => format!("it is not the expected JSON: {says}"),
    };
    failed(sent, format!("{code}, but {what}: {shown}"), path)
}

fn body(sent: &Sent) -> String {
    shown(&sent.answer.body, &sent.scrub())
}

/// What an error may keep of a body.
pub(super) fn shown(body: &[u8], scrub: &Scrub) -> String {
    let kept = String::from_utf8_lossy(&body[..body.len().min(KEPT)]);
    if body.len() > KEPT {
        // Half a character.
        return scrub.cut(kept.trim_end_matches(char::REPLACEMENT_CHARACTER));
    }
    scrub.text(&kept)
}

impl Sent {
    fn scrub(&self) -> Scrub {
        Scrub::new(self.authorization.as_ref(), &self.request.secrets)
    }
}

fn failed(sent: &Sent, line: String, json_path: Option<String>) -> Error {
    let line = sent.scrub().text(&line);
    let mut failure =
        Failure::new(ErrorKind::Decode, &sent.request.call, line).came_of_it(AnsweredBy::Api, Fate::Answered);
    failure.status = Some(sent.answer.status);
    failure.json_path = json_path;
    failure.attempts = sent.attempts;
    failure.elapsed = sent.elapsed;
    if sent.request.answer != AnswerKind::Secret {
        failure.body = Some(body(sent));
    }
    Error::new(failure)
}

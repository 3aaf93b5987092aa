//! Successes that are not the API's: a web page, or nothing where JSON is due.

use http::header::{ACCEPT, CONTENT_TYPE};

use crate::error::{AnsweredBy, ErrorKind, Failure, Fate};
use crate::wire::answer::Answer;
use crate::wire::decode::shown;
use crate::wire::request::{AnswerKind, Request};
use crate::wire::scrub::Scrub;

/// `None` if the answer may be the API's.
pub(super) fn failure(request: &Request, scrub: impl Fn() -> Scrub, answer: &Answer) -> Option<Box<Failure>> {
    let html = answer.headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    let what = match (request.answer, answer.body.trim_ascii_start().first()) {
        (AnswerKind::Void, _) if html => "a web page",
        // The API has no pages; who asks for one all the same says so.
        (AnswerKind::Body, _) if html && request.call.own && !asks_for_html(request) => "a web page",
        (AnswerKind::Json | AnswerKind::Secret, Some(b'<')) => "a web page",
        (AnswerKind::Json | AnswerKind::Secret, None) => "empty",
        _ => return None,
    };
    let server = request.operation.authentication.asked();
    let line = format!("{}, but the answer is {what}; is this {server}?", answer.status.as_u16());
    let mut failure =
        Failure::new(ErrorKind::Decode, &request.call, line).came_of_it(AnsweredBy::Between, Fate::Unknown);
    failure.status = Some(answer.status);
    if matches!(request.answer, AnswerKind::Json | AnswerKind::Body) {
        failure.body = Some(shown(&answer.body, &scrub()));
    }
    Some(failure)
}

fn asks_for_html(request: &Request) -> bool {
    request.headers.get_all(ACCEPT).iter().any(|value| value.to_str().is_ok_and(|value| value.contains("text/html")))
}

//! Answers that say that the operation failed, put into words.

use http::header::{CONTENT_TYPE, LOCATION};
use http::{HeaderMap, StatusCode};

use super::retry_after::retry_after;
use crate::error::{AnsweredBy, ErrorKind, Failure, Fate, Unknown, excerpt, shorten};
use crate::values::vapi::LocalizableMessage;
use crate::values::vapi::errors::lenient::read;
use crate::values::vapi::errors::{Error as ApiError, ErrorType, salvage};
use crate::wire::decode::shown;
use crate::wire::request::{AnswerKind, Request};
use crate::wire::scrub::Scrub;
use crate::wire::server::Server;

/// Most that the line shows of the type of an error.
const ERROR_TYPE: usize = 60;

/// Ends the id of the message that says that the user has no session left.
const SESSION_LIMIT: &str = "failedToLoginMaxUserSessionCountReached";

/// An answer with another status than 2xx.
pub(super) struct Answer<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    /// All of the body is there.
    pub(super) whole: bool,
}

pub(super) fn failure(
    server: &Server,
    request: &Request,
    user: Option<&str>,
    scrub: &Scrub,
    answer: &Answer<'_>,
) -> Box<Failure> {
    let &Answer { status, headers, body, whole } = answer;
    let text = String::from_utf8_lossy(body);
    let mut failure = Failure::new(ErrorKind::Api, &request.call, "");
    failure.status = Some(status);
    failure.retry_after = retry_after(headers);
    failure.answered_by = AnsweredBy::Between;
    failure.last_fate = Fate::of_answer(status, None);
    if status.is_redirection() {
        failure.kind = ErrorKind::Redirect;
        failure.line = scrub.text(&redirect(server, status, headers));
        return failure;
    }
    // Read first: an escape may hide a secret from whoever looks at the text alone.
    failure.api = salvage::value(&text).and_then(|mut value| {
        scrub.json(&mut value);
        read(value)
    });
    let text = if whole { shown(body, scrub) } else { scrub.cut(&shown(body, scrub)) };
    if let Some(api) = &failure.api {
        failure.answered_by = AnsweredBy::Api;
        failure.last_fate = Fate::of_answer(status, Some(api));
    }
    failure.kind = kind(status, failure.api.as_ref());
    failure.unknown = unknown(status, failure.api.as_ref(), request, &text, headers);
    failure.line = line(&failure, user, status, headers, &text);
    if failure.api.is_none() && is_documented(request, status, &text) {
        failure.answered_by = AnsweredBy::Api;
        // An error of the API without a type of the vendor's.
        let untyped = ApiError::new(Vec::new());
        failure.last_fate = Fate::of_answer(status, Some(&untyped));
        failure.kind = kind(status, Some(&untyped));
        failure.line = documented(status, &text);
        failure.body = Some(text);
        return failure;
    }
    if (failure.api.is_none() || request.operation.errors.is_some())
        && request.answer != AnswerKind::Secret
        && !text.is_empty()
    {
        failure.body = Some(text);
    }
    if let Some(advice) = advice(&failure, request) {
        failure.advise(&advice);
    }
    failure
}

/// Whether the document describes such an error, and the body may be one.
fn is_documented(request: &Request, status: StatusCode, text: &str) -> bool {
    let described = request.operation.errors.is_some_and(|errors| errors.describe(status.as_u16()));
    described && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

fn documented(status: StatusCode, text: &str) -> String {
    let reason = status.canonical_reason().map_or(String::new(), |reason| format!(" {reason}"));
    format!("{}{reason}: {}", status.as_u16(), excerpt(text))
}

fn redirect(server: &Server, status: StatusCode, headers: &HeaderMap) -> String {
    let target = headers.get(LOCATION).and_then(|value| value.to_str().ok());
    let base = url::Url::parse(&server.base).ok();
    let host = target.zip(base).and_then(|(target, base)| base.join(target).ok()).map(|url| {
        let host = url.host_str().unwrap_or("an unknown host").to_owned();
        url.port().map_or_else(|| host.clone(), |port| format!("{host}:{port}"))
    });
    let host = host.as_deref().map_or("somewhere else".to_owned(), excerpt);
    format!(
        "{}: the server sends the client to {host}, which it does not follow, since that would \
         hand over its credentials; if that is the right server, give its address to \
         Client::builder",
        status.as_u16()
    )
}

fn kind(status: StatusCode, api: Option<&ApiError>) -> ErrorKind {
    let limit = |api: &ApiError| api.messages.iter().any(|m| m.id.ends_with(SESSION_LIMIT));
    match (api.and_then(|api| api.error_type.as_ref()), status.as_u16()) {
        (_, 503) if api.is_some_and(limit) => ErrorKind::SessionLimit,
        (Some(ErrorType::Unauthenticated), _) | (None, 401) => ErrorKind::Unauthenticated,
        (Some(ErrorType::Unauthorized), _) | (None, 403) => ErrorKind::Unauthorized,
        // Not the 404 of something in between, which knows nothing of what the request names.
        (Some(ErrorType::NotFound), _) => ErrorKind::NotFound,
        (None, 404) if api.is_some() => ErrorKind::NotFound,
        // A type that contradicts the status: the status is what proxies and retries go by.
        (Some(_), 401) => ErrorKind::Unauthenticated,
        _ => ErrorKind::Api,
    }
}

/// Whether it says that the server does not know the method and path.
fn unknown(status: StatusCode, api: Option<&ApiError>, request: &Request, text: &str, headers: &HeaderMap) -> Unknown {
    match api {
        Some(api) => match &api.error_type {
            Some(ErrorType::OperationNotFound) => Unknown::SaidByApi,
            // Of a login nothing else can be missing.
            Some(ErrorType::NotFound) if request.call.login => Unknown::SaidByApi,
            // What answers before the services do has errors of its own form, without a type.
            None if status == StatusCode::NOT_FOUND => Unknown::SaidByApi,
            _ => Unknown::No,
        },
        None if status == StatusCode::NOT_FOUND && !is_page(headers, text) => Unknown::Bare,
        None => Unknown::No,
    }
}

fn is_page(headers: &HeaderMap, text: &str) -> bool {
    let html = headers.get(CONTENT_TYPE).is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    html || text.trim_start().starts_with('<')
}

fn line(failure: &Failure, user: Option<&str>, status: StatusCode, headers: &HeaderMap, text: &str) -> String {
    let code = status.as_u16();
    if failure.kind == ErrorKind::SessionLimit {
        let user = excerpt(user.unwrap_or("this user"));
        return format!("{code}: the server has no session left for {user} (limit reached)");
    }
    if let Some(api) = &failure.api {
        let error_type = api.error_type.as_ref().map_or("", |error_type| error_type.as_str());
        let error_type = shorten(error_type, ERROR_TYPE);
        let space = if error_type.is_empty() { "" } else { " " };
        let says: Vec<_> = api.messages.iter().map(says).filter(|text| !text.is_empty()).collect();
        let says = if says.is_empty() { "no reason given".into() } else { excerpt(&says.join(" ")) };
        return format!("{code}{space}{error_type}: {says}");
    }
    let reason = status.canonical_reason().map_or(String::new(), |reason| format!(" {reason}"));
    if text.trim().is_empty() {
        return format!("{code}{reason}, without a body");
    }
    if is_page(headers, text) {
        return format!("{code}{reason}, with a web page instead of an API error");
    }
    format!("{code}{reason}, not from the API: {}", excerpt(text))
}

fn says(message: &LocalizableMessage) -> &str {
    let localized = message.localized.as_deref().filter(|text| !text.is_empty());
    let text = localized.unwrap_or(&message.default_message);
    if text.is_empty() { &message.id } else { text }
}

fn advice(failure: &Failure, request: &Request) -> Option<String> {
    let releases = || {
        request
            .call
            .available
            .map(|releases| format!("the operation exists in vSphere {releases}: is this such a server?"))
    };
    let error_type = failure.api.as_ref().and_then(|api| api.error_type.as_ref());
    match (failure.kind, error_type) {
        (ErrorKind::SessionLimit, _) => Some("close some or wait".into()),
        (ErrorKind::Api, Some(ErrorType::OperationNotFound)) => releases(),
        // A path that the server does not know, rather than a resource.
        (ErrorKind::NotFound, None) => releases(),
        (ErrorKind::Api, None) if failure.status == Some(StatusCode::NOT_FOUND) => releases(),
        (ErrorKind::Unauthorized, _) if failure.api.is_some() => Some("the user lacks a privilege for it".into()),
        // Without an API error it is not the API that answers.
        (ErrorKind::Unauthorized | ErrorKind::Unauthenticated, None) if failure.api.is_none() => {
            Some("is there a proxy in between that refuses it?".into())
        }
        (ErrorKind::Api, None) if failure.status == Some(StatusCode::SERVICE_UNAVAILABLE) => {
            Some("the server may still be starting".into())
        }
        (ErrorKind::Api, None) if failure.api.is_none() && failure.status.is_some_and(|s| s.as_u16() >= 500) => {
            Some("the server, or a proxy in between, is in trouble; its log may say why".into())
        }
        _ => None,
    }
}

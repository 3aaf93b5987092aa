//! Reading requests: queries, credentials, bodies.

use base64::Engine as _;
use chrono::{DateTime, Utc};
use http::HeaderMap;
use http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::answer::{ApiError, ErrorType};
use crate::app::App;
use crate::document::{Operation, Security};
use crate::state::{Service, World};

/// A query as decoded pairs.
pub(crate) fn query_pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (decode(name), decode(value))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

/// Who sent a request.
pub(super) struct Caller {
    pub(super) user: String,
    pub(super) session: Option<String>,
}

/// Finds out who sent the request, as the operation wants it.
pub(super) fn authenticate(
    security: Security,
    headers: &HeaderMap,
    world: &mut World,
    now: DateTime<Utc>,
) -> Result<Caller, ApiError> {
    let by_token = |world: &World| {
        let token = authorization(headers, "bearer")?;
        world.bearer_tokens.iter().find(|(known, _)| known == token).map(|(_, user)| user.clone())
    };
    match security {
        Security::None => Ok(Caller { user: String::new(), session: None }),
        Security::Basic => {
            if world.broken.contains(&Service::Session) {
                let text = "The session service is not available now.";
                return Err(ApiError::new(ErrorType::ServiceUnavailable, "session.unavailable", text, &[]));
            }
            let user = match basic(headers) {
                Some((name, password)) => world.log_in(&name, &password, now),
                None => by_token(world),
            };
            let text = "The user name or the password is not correct.";
            let refused = || ApiError::new(ErrorType::Unauthenticated, "session.refused", text, &[]);
            user.map(|user| Caller { user, session: None }).ok_or_else(refused)
        }
        Security::Session => {
            if let Some(session) = session_id(headers).and_then(|id| world.sessions.access(id, now)) {
                return Ok(Caller { user: session.user.clone(), session: Some(session.id().to_owned()) });
            }
            let id = "com.vmware.vapi.endpoint.method.authentication.required";
            let refused =
                || ApiError::new(ErrorType::Unauthenticated, id, "This operation needs a valid session.", &[]);
            by_token(world).map(|user| Caller { user, session: None }).ok_or_else(refused)
        }
    }
}

/// The session that a request names.
pub(super) fn session_id(headers: &HeaderMap) -> Option<&str> {
    headers.get("vmware-api-session-id")?.to_str().ok()
}

fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let (given, rest) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    given.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let decoded = base64::engine::general_purpose::STANDARD.decode(authorization(headers, "basic")?).ok()?;
    let (name, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

/// Whether texts are wanted in German, the one language beside English that the fake knows.
pub(super) fn wants_german(headers: &HeaderMap) -> bool {
    let languages = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    languages.get(..2).is_some_and(|first| first.eq_ignore_ascii_case("de"))
}

/// Refuses query parameters that the operation does not have. Where the document tells of no 400, they are ignored.
pub(super) fn check_query(operation: &Operation, legacy: bool, query: &[(String, String)]) -> Result<(), ApiError> {
    let legacy = operation.rest.as_ref().filter(|_| legacy);
    let is_constant = |name: &String| match legacy {
        Some(rest) => rest.query.iter().any(|(constant, _)| constant == name),
        None => operation.constant.as_ref().is_some_and(|(constant, _)| constant == name),
    };
    let known = |name: &String| is_constant(name) || operation.queries.contains(name);
    match query.iter().find(|(name, _)| !known(name)) {
        Some((name, _)) if operation.declares(400) => {
            Err(unexpected("The query parameter {0} is not known here.", name))
        }
        _ => Ok(()),
    }
}

/// Reads the body as the document has it for the operation.
pub(super) fn read_body(
    app: &App,
    operation: &Operation,
    legacy: bool,
    headers: &HeaderMap,
    bytes: &[u8],
) -> Result<Value, ApiError> {
    let Some(body) = &operation.body else {
        if bytes.is_empty() || !operation.declares(400) {
            return Ok(Value::Null);
        }
        return Err(unexpected("This operation takes no {0}.", "body"));
    };
    if bytes.is_empty() {
        if body.required {
            return Err(ApiError::invalid("the body", "The request has no body.", &[]));
        }
        return Ok(json!({}));
    }
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        let text = "The body must be sent with the content type application/json, not {0}.";
        return Err(ApiError::invalid("the body", text, &[if media_type.is_empty() { "none" } else { media_type }]));
    }
    let mut value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line().to_string(), error.column().to_string());
        ApiError::invalid("the body", "The body is no JSON (line {0}, column {1}).", &[&line, &column])
    })?;
    let parameter = operation.rest.as_ref().filter(|_| legacy).and_then(|rest| rest.body.as_deref());
    if let Some(parameter) = parameter {
        value = match value {
            Value::Object(mut members) if members.len() == 1 => members.remove(parameter),
            _ => None,
        }
        .ok_or_else(|| ApiError::invalid(parameter, "The body is to be an object with {0} alone.", &[parameter]))?;
    }
    let (document, release) = (app.document, app.release);
    if let Err(path) = document.strip_unknown(&body.schema, &mut value, release) {
        return Err(unexpected("The property {0} is not known here.", &path));
    }
    match document.check_body(body, &value) {
        Ok(()) => Ok(value),
        Err((place, why)) => Err(ApiError::invalid(&place, "{0}: {1}", &[&place, &why])),
    }
}

fn unexpected(text: &str, name: &str) -> ApiError {
    ApiError::new(ErrorType::UnexpectedInput, "unexpected_input", text, &[name])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_decoded() {
        let pairs = query_pairs("action=start&a%20b=c%3Dd+e&flag&");
        let expected = [("action", "start"), ("a b", "c=d e"), ("flag", "")];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn passwords_may_have_colons() {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, http::HeaderValue::from_static("basic YUBiOmM6ZA=="));
        assert_eq!(basic(&headers), Some(("a@b".to_owned(), "c:d".to_owned())));
    }
}

//! What a request is answered with, faults aside.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use serde_json::{Value, json};

use super::request::{authenticate, check_query, read_body, wants_german};
use crate::answer::{ApiError, CHALLENGE, ErrorType, Outcome};
use crate::app::App;
use crate::document::{Document, Operation, Path, Target};
use crate::flavour::{legacy_error, legacy_not_found, legacy_status};
use crate::operations::{Call, perform};

/// A request, taken apart.
pub(super) struct Incoming<'r> {
    pub(super) path: Option<&'r Path>,
    /// It came under `/rest`.
    pub(super) legacy: bool,
    /// The ids in the path, decoded.
    pub(super) ids: Vec<String>,
    pub(super) method: &'r Method,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: &'r HeaderMap,
    pub(super) body: Bytes,
}

/// An answer before it is written out.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Value>,
    /// Instead of a body in JSON.
    pub(super) text: Option<String>,
    /// The type of the error that the body is.
    error_type: Option<&'static str>,
}

impl Answer {
    fn new(status: StatusCode, body: Option<Value>) -> Self {
        Self { status, headers: HeaderMap::new(), body, text: None, error_type: None }
    }

    fn plain(status: StatusCode, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::new(status, None) }
    }

    fn error(error: &ApiError) -> Self {
        let mut answer = Self::new(error.status(), Some(error.body()));
        answer.error_type = Some(error.error_type());
        if answer.status == StatusCode::UNAUTHORIZED {
            answer.headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(CHALLENGE));
        }
        answer
    }

    /// The same under `/rest`: in an envelope, with maps as lists, and another status.
    pub(super) fn in_legacy(mut self, document: &Document, operation: &Operation) -> Self {
        let schema = operation.responses.get(&self.status.as_u16()).and_then(|response| response.schema.as_ref());
        if let (Some(schema), Some(body)) = (schema, &mut self.body) {
            document.list_maps(schema, body);
        }
        match (self.error_type, self.body.take()) {
            (Some(error_type), Some(body)) => {
                self.status = legacy_status(error_type, self.status);
                self.body = Some(legacy_error(error_type, body));
            }
            (_, body) if self.status.is_success() => {
                self.status = StatusCode::OK;
                self.body = body.map(|body| json!({ "value": body }));
            }
            // It has a form of its own already.
            (_, body) => self.body = body,
        }
        self
    }

    /// Headers and body as they go out.
    pub(super) fn into_parts(self) -> (StatusCode, HeaderMap, Bytes) {
        let Self { status, mut headers, body, text, .. } = self;
        let (kind, bytes) = match (text, body) {
            (Some(text), _) => ("text/plain; charset=utf-8", Bytes::from(text)),
            (None, Some(body)) => ("application/json", Bytes::from(body.to_string())),
            (None, None) => return (status, headers, Bytes::new()),
        };
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        (status, headers, bytes)
    }
}

/// Answers a request.
pub(super) fn answer(app: &App, target: Option<&Target<'_>>, request: &Incoming<'_>) -> Answer {
    // Where nobody listens, as for /api before 7.0.2, it is the web server that answers, which knows nothing of vAPI.
    let speaks = if request.legacy { app.speaks_rest() } else { app.speaks_api() };
    if !speaks {
        return Answer::plain(StatusCode::NOT_FOUND, "404 page not found\n");
    }
    let here = |operation: &Operation| app.document.has(operation, app.release);
    if request.legacy {
        return match target {
            Some(Target::Operation(operation)) if here(operation) => operate(app, operation, None, request),
            _ => Answer::new(StatusCode::NOT_FOUND, Some(legacy_not_found())),
        };
    }
    match (target, request.path) {
        (Some(Target::Operation(operation)), _) if here(operation) => operate(app, operation, None, request),
        (Some(Target::Query(operation, wanted)), _) if here(operation) => {
            operate(app, operation, Some(wanted.as_str()), request)
        }
        (Some(Target::Method), Some(path)) if path.operations.iter().any(here) => no_such_method(app, path, request),
        _ => Answer::error(&ApiError::new(
            ErrorType::OperationNotFound,
            "operation_not_found",
            "Nothing is found under this method and path in this release ({0}).",
            &[app.release.as_str()],
        )),
    }
}

fn no_such_method(app: &App, path: &Path, request: &Incoming<'_>) -> Answer {
    let here = |method: &&Method| {
        let mut of_method = path.operations.iter().filter(|operation| operation.method == **method);
        of_method.any(|operation| app.document.has(operation, app.release))
    };
    let methods: Vec<&str> = path.methods().into_iter().filter(here).map(Method::as_str).collect();
    let allowed = methods.join(", ");
    let text = "The method {0} does not exist here, only {1}.";
    let args = [request.method.as_str(), allowed.as_str()];
    let error = ApiError::new(ErrorType::OperationNotFound, "method_not_allowed", text, &args);
    let mut answer = Answer::error(&error);
    answer.status = StatusCode::METHOD_NOT_ALLOWED;
    // Made of method names and commas.
    if let Ok(allowed) = HeaderValue::from_str(&allowed) {
        answer.headers.insert(ALLOW, allowed);
    }
    answer
}

/// `wanted`: the request lacks the query that would say which operation it is for.
fn operate(app: &App, operation: &Operation, wanted: Option<&str>, request: &Incoming<'_>) -> Answer {
    let Some(outcome) = outcome(app, operation, wanted, request) else {
        return violation(app, format!("{}: the document has it, the fake has no behaviour for it", operation.id));
    };
    let mut answer = match outcome {
        Ok(body) => {
            let status = StatusCode::from_u16(operation.success).unwrap_or(StatusCode::OK);
            Answer::new(status, body)
        }
        Err(error) => Answer::error(&error),
    };
    let status = answer.status.as_u16();
    if let Some(body) = &mut answer.body {
        app.document.prune_answer(operation, status, answer.error_type, body, app.release);
    }
    let checked = app.document.check_answer(operation, status, answer.error_type, answer.body.as_ref());
    if let Err(why) = checked {
        return violation(app, why);
    }
    answer
}

fn outcome(app: &App, operation: &Operation, wanted: Option<&str>, request: &Incoming<'_>) -> Option<Outcome> {
    let now = app.clock.now();
    let mut world = app.world();
    let caller = match authenticate(operation.security, request.headers, &mut world, now) {
        Ok(caller) => caller,
        Err(error) => return Some(Err(error)),
    };
    if let Some(wanted) = wanted {
        let text = "The query must say what to do, once: {0}.";
        return Some(Err(ApiError::invalid("action", text, &[wanted])));
    }
    if let Err(error) = check_query(operation, request.legacy, &request.query) {
        return Some(Err(error));
    }
    let body = match read_body(app, operation, request.legacy, request.headers, &request.body) {
        Ok(body) => body,
        Err(error) => return Some(Err(error)),
    };
    let call = Call {
        now,
        release: app.release,
        ids: &request.ids,
        body,
        user: &caller.user,
        session: caller.session.as_deref(),
        german: wants_german(request.headers),
    };
    perform(operation, &mut world, &call)
}

/// The fake itself is wrong: that must not look like an answer of a vCenter.
fn violation(app: &App, why: String) -> Answer {
    let text = format!("The fake is wrong, not you: its answer does not fit the document.\n{why}\n");
    app.violations().push(why);
    Answer::plain(StatusCode::INTERNAL_SERVER_ERROR, text)
}

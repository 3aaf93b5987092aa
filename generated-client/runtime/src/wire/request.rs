//! A request that is ready to be sent, as often as needed.

use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;

use super::operation::{Authentication, Method, Operation};
use super::payload::Payload;
use super::query::Query;
use super::request_id;
use crate::error::Called;
use crate::values::secret::Secret;

/// Everything but what lets it in.
#[derive(Clone)]
pub(crate) struct Request {
    pub(crate) operation: &'static Operation,
    pub(crate) call: Called,
    pub(crate) method: Method,
    /// Path and query, below the address of the server, where the document has them.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Payload>,
    /// The body as the legacy flavour writes it, where that is another.
    pub(crate) legacy_body: Option<Bytes>,
    /// It is said in the legacy flavour.
    pub(crate) legacy: bool,
    /// What the body holds that no error may show.
    pub(crate) secrets: Vec<Secret>,
    pub(crate) answer: AnswerKind,
    /// Longest time without a byte, if another than that of the client.
    pub(crate) idle_timeout: Option<Duration>,
}

/// What is expected back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AnswerKind {
    /// Nothing: a body is ignored.
    Void,
    /// JSON, which may be shown in an error.
    Json,
    /// A body of any form, which may be shown in an error.
    Body,
    /// A body of any form, which is read later.
    Stream,
    /// A body that is a secret.
    Secret,
}

impl Request {
    /// A request of the runtime itself: without parameters or body.
    pub(crate) fn plain(operation: &'static Operation) -> Self {
        let mut query = Query::default();
        operation.constant_query.iter().for_each(|(name, value)| query.push(name, value));
        let request_id = request_id::random();
        let mut headers = HeaderMap::new();
        if let Ok(value) = http::HeaderValue::from_str(&request_id) {
            headers.insert(request_id::HEADER, value);
        }
        Self {
            operation,
            call: called(operation, operation.template, request_id),
            method: operation.method,
            target: format!("{}{}", operation.template, query.finish()),
            headers,
            body: None,
            legacy_body: None,
            legacy: false,
            secrets: Vec::new(),
            answer: match (operation.authentication, operation.ends_session) {
                (Authentication::Basic, _) => AnswerKind::Secret,
                (_, true) => AnswerKind::Void,
                _ => AnswerKind::Json,
            },
            idle_timeout: None,
        }
    }
}

/// What errors will say of a request.
pub(crate) fn called(operation: &'static Operation, path: &str, request_id: String) -> Called {
    Called {
        method: operation.method.as_str(),
        path: path.into(),
        operation: operation.id,
        available: operation.available,
        request_id: request_id.into(),
        idempotent: operation.method.is_idempotent(),
        login: operation.authentication == Authentication::Basic,
        errors: operation.errors,
        own: operation.template.is_empty(),
    }
}

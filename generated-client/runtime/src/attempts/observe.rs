//! What `tracing` is told: OpenTelemetry's names for HTTP, and the id of the operation.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use http::StatusCode;
use tracing::Span;

use crate::error::{Error, shorten};
use crate::wire::operation::Operation;
use crate::wire::request::Request;
use crate::wire::server::Server;

/// The span of one call, all attempts included. Never a body, never a header.
pub(crate) fn span(server: &Server, request: &Request) -> Span {
    let operation = request.operation;
    tracing::info_span!(
        "vsphere.call",
        otel.kind = "client",
        otel.name = format_args!("{} {}", operation.method.as_str(), operation.template),
        vsphere.operation.id = operation.id,
        vsphere.request.id = &*request.call.request_id,
        http.request.method = operation.method.as_str(),
        url.template = operation.template,
        server.address = &*server.host,
        server.port = server.port,
        http.response.status_code = tracing::field::Empty,
        http.request.resend_count = tracing::field::Empty,
        "error.type" = tracing::field::Empty,
    )
}

pub(crate) fn answered(span: &Span, status: StatusCode, attempts: u32) {
    span.record("http.response.status_code", status.as_u16());
    resent(span, attempts);
}

pub(crate) fn failed(span: &Span, error: &Error) {
    if let Some(status) = error.status() {
        span.record("http.response.status_code", status.as_u16());
    }
    resent(span, error.attempts());
    let error_type = error.error_type().map_or(error.kind().as_str(), |kind| kind.as_str());
    span.record("error.type", shorten(error_type, 60));
    let _entered = span.enter();
    tracing::debug!(elapsed = ?error.elapsed(), %error, "failed");
}

fn resent(span: &Span, attempts: u32) {
    if attempts > 1 {
        span.record("http.request.resend_count", attempts - 1);
    }
}

/// Technology Preview operations that were spoken of already.
#[derive(Debug, Default)]
pub(crate) struct Announced(Mutex<BTreeSet<&'static str>>);

impl Announced {
    /// Said once per client and operation.
    pub(crate) fn announce(&self, operation: &Operation) {
        if operation.preview && self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(operation.id) {
            tracing::info!(
                vsphere.operation.id = operation.id,
                vsphere.available = operation.available,
                "{} is a Technology Preview: it may change or disappear in any release",
                operation.id
            );
        }
    }
}

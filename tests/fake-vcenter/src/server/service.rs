//! One request, from the log to the answer on the wire, through the faults.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{MatchedPath, RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::any;
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::Value;
use tokio::sync::watch;

use super::answering::{Answer, Incoming, answer};
use super::connection::Connection;
use super::query_pairs;
use super::request::session_id;
use crate::app::App;
use crate::clock::after;
use crate::document::{Document, Operation, Target};
use crate::fault::{Hit, Kind};
use crate::log::RecordedRequest;

/// Bodies of requests are read up to this size.
const BODY_LIMIT: usize = 4 * 1024 * 1024;

/// One route for each path of the document.
pub(crate) fn router(app: &Arc<App>) -> Router {
    let mut router = Router::new().fallback(serve);
    for path in app.document.paths() {
        router = router.route(&path.template, any(serve));
    }
    for path in app.document.legacy_paths() {
        router = router.route(path, any(serve));
    }
    router.with_state(app.clone())
}

async fn serve(
    State(app): State<Arc<App>>,
    matched: Option<MatchedPath>,
    ids: Result<RawPathParams, RawPathParamsRejection>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let connection = parts.extensions.get::<Connection>().cloned().unwrap_or_default();
    // A body that breaks off or is too long reads as none, which is then refused where one is due.
    let body = to_bytes(body, BODY_LIMIT).await.unwrap_or_default();
    let query = query_pairs(parts.uri.query().unwrap_or_default());
    // Ids that are no UTF-8 name nothing.
    let path = matched.as_ref().filter(|_| ids.is_ok()).and_then(|path| app.document.path(path.as_str()));
    let legacy = parts.uri.path().starts_with("/rest/");
    let target = match matched.as_ref().filter(|_| legacy && ids.is_ok()) {
        Some(path) => app.document.legacy_operation(path.as_str(), &parts.method, &query).map(Target::Operation),
        None => path.map(|path| path.target(&parts.method, &query)),
    };
    let operation = match &target {
        Some(Target::Operation(operation)) => Some(*operation),
        _ => None,
    };
    // Both before the request is in the log: whoever sees it there may turn the clock or take back the faults at once.
    let now = app.clock.now();
    let released = app.released.subscribe();
    let mut record = RecordedRequest {
        number: 0,
        time: now,
        method: parts.method.clone(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers: parts.headers.clone(),
        body: body.clone(),
        operation: operation.map(|operation| operation.id.as_str()),
        in_session: session_id(&parts.headers).is_some_and(|id| app.world().sessions.knows(id, now)),
        status: None,
        fault: None,
    };
    app.log.open(&mut record);
    let ids = ids.iter().flat_map(|ids| ids.iter()).map(|(_, id)| id.to_owned()).collect();
    let incoming = Incoming { path, legacy, ids, method: &parts.method, query, headers: &parts.headers, body };
    let answer = || answer(&app, target.as_ref(), &incoming);
    let response = match app.faults.take(record.operation) {
        None => {
            let mut answer = answer();
            if let Some(operation) = operation.filter(|_| legacy) {
                answer = answer.in_legacy(app.document, operation);
            }
            let (status, headers, body) = answer.into_parts();
            Some(respond(status, headers, Body::from(body)))
        }
        Some(hit) => {
            record.fault = Some(hit.to_string());
            play(&app, hit, now, released, operation, legacy, answer).await
        }
    };
    record.status = response.as_ref().map(|response| response.status().as_u16());
    app.complete(&record);
    match response {
        Some(response) => response,
        None => connection.reset().await,
    }
}

/// Plays a fault; `None` is a reset.
async fn play(
    app: &App,
    hit: Hit,
    arrived: DateTime<Utc>,
    mut released: watch::Receiver<()>,
    operation: Option<&Operation>,
    legacy: bool,
    answer: impl FnOnce() -> Answer,
) -> Option<Response> {
    if let Some(delay) = hit.delay {
        app.clock.sleep_until(after(arrived, delay)).await;
    }
    let mut answer = match hit.kind {
        Kind::Reset => return None,
        Kind::Hang => {
            // The sender lives as long as the app.
            _ = released.changed().await;
            return None;
        }
        Kind::LostAnswer => {
            answer();
            return None;
        }
        Kind::Instead(canned) => {
            let canned = if legacy { canned.in_legacy() } else { canned };
            let status = StatusCode::from_u16(canned.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let mut headers = extra_headers(hit.headers);
            if let Some(kind) = canned.content_type.and_then(|kind| HeaderValue::from_str(&kind).ok()) {
                headers.insert(http::header::CONTENT_TYPE, kind);
            }
            return Some(respond(status, headers, Body::from(canned.body)));
        }
        _ => answer(),
    };
    let status = answer.status.as_u16();
    let schema = operation.and_then(|operation| operation.responses.get(&status)?.schema.as_ref());
    if let (Some(schema), Some(body)) = (schema, &mut answer.body) {
        distort(app.document, &hit.kind, schema, body);
    }
    if let Some(operation) = operation.filter(|_| legacy) {
        answer = answer.in_legacy(app.document, operation);
    }
    let (status, mut headers, mut body) = answer.into_parts();
    headers.extend(extra_headers(hit.headers));
    match hit.kind {
        Kind::Truncated if body.is_empty() => return None,
        Kind::Truncated => {
            headers.insert(CONTENT_LENGTH, body.len().into());
            let body = broken_off(body.slice(..body.len() / 2));
            return Some(respond(status, headers, body));
        }
        Kind::Garbage => body = Bytes::from_static(b"{\"value\": <html>"),
        _ => {}
    }
    Some(respond(status, headers, Body::from(body)))
}

/// Changes the body of an answer as the fault says.
fn distort(document: &Document, kind: &Kind, schema: &Value, body: &mut Value) {
    match kind {
        Kind::UnknownEnumValue(constant) => {
            document.replace_enum(schema, body, constant);
        }
        Kind::ExtraProperty(name) => {
            if let Some(object) = Document::first_object(body) {
                object.insert(name.clone(), serde_json::json!({ "added": "in a later release" }));
            }
        }
        Kind::MissingProperty(name) => {
            let name = name.clone().or_else(|| document.required_property(schema));
            if let (Some(name), Some(object)) = (name, Document::first_object(body)) {
                object.remove(&name);
            }
        }
        _ => {}
    }
}

/// A body that sends these bytes and then ends the connection, where more was promised.
fn broken_off(bytes: Bytes) -> Body {
    let rest = stream::once(async {
        // Once around, so that what came before is on its way.
        tokio::task::yield_now().await;
        Err(std::io::Error::other("the fault breaks the body off"))
    });
    let first = stream::iter([Ok(bytes)]);
    Body::from_stream(futures_util::StreamExt::chain(first, rest))
}

fn extra_headers(pairs: Vec<(String, String)>) -> HeaderMap {
    let pair =
        |(name, value): (String, String)| Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?));
    pairs.into_iter().filter_map(pair).collect()
}

fn respond(status: StatusCode, headers: HeaderMap, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

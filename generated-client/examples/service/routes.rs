//! What the service answers.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};
use vsphere_automation::{Client, Error, Method, NextStep};

use crate::metrics::Metrics;

#[derive(Clone)]
struct App {
    client: Client,
    metrics: Metrics,
}

pub(crate) fn router(client: Client, metrics: Metrics) -> Router {
    Router::new()
        .route("/links", get(links))
        .route("/links/{link}", get(link))
        .route("/health/live", get(|| async { "alive\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(exported))
        .with_state(App { client, metrics })
}

async fn links(State(app): State<App>) -> Result<Json<Value>, Failed> {
    let links = app.client.hvc_links().list().await?;
    Ok(Json(json!(links.iter().map(|link| json!({ "id": link.link, "name": link.display_name })).collect::<Vec<_>>())))
}

/// By a request of its own, as for operations that the crate does not have: the JSON goes through as it is.
async fn link(State(app): State<App>, Path(link): Path<String>) -> Result<Json<Value>, Failed> {
    let call = app.client.request(Method::GET, "/api/hvc/links").segment(link);
    Ok(Json(call.json_as().await?))
}

/// Ready means that vCenter lets the service in.
async fn ready(State(app): State<App>) -> Result<&'static str, Failed> {
    app.client.session().get().await?;
    Ok("ready\n")
}

async fn exported(State(app): State<App>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], app.metrics.text())
}

/// A failure of vCenter, for callers of the service.
struct Failed(Error);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let Self(error) = self;
        tracing::warn!(%error, "a request failed");
        let status = match error.next_step() {
            _ if error.is_not_found() => StatusCode::NOT_FOUND,
            NextStep::Repeat | NextStep::RepeatLater => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::BAD_GATEWAY,
        };
        let body = Json(json!({ "error": error.kind().as_str(), "request": error.request_id() }));
        match error.retry_after() {
            Some(pause) => (status, [(RETRY_AFTER, pause.as_secs().max(1).to_string())], body).into_response(),
            None => (status, body).into_response(),
        }
    }
}

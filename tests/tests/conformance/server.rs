//! A server on loopback that answers logins, gives one canned answer to everything else, and remembers what it was sent.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{Method, Request, Response, StatusCode, header};
use serde_json::Value;

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) session: bool,
    pub(crate) content_type: Option<String>,
    pub(crate) body: Vec<u8>,
}

pub(crate) struct Server {
    url: String,
    shared: Arc<Shared>,
    task: tokio::task::JoinHandle<()>,
}

struct Shared {
    operation: &'static str,
    status: u16,
    body: Option<String>,
    sent: Mutex<Vec<Recorded>>,
}

impl Server {
    /// Starts one that answers `operation` with `status` and `body`.
    pub(crate) async fn start(operation: &'static str, status: u16, body: Option<&Value>) -> Self {
        let body = body.map(Value::to_string);
        let shared = Arc::new(Shared { operation, status, body, sent: Mutex::default() });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, shared, task }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Forgets what was sent so far.
    pub(crate) fn forget(&self) {
        self.shared.sent.lock().unwrap().clear();
    }

    /// What was sent, logins left out unless the operation is the login.
    pub(crate) fn sent(&self, operation: &str) -> Vec<Recorded> {
        let sent = self.shared.sent.lock().unwrap().clone();
        let is_login = |r: &Recorded| is_login(&r.method, &r.path) && r.query.is_empty();
        sent.into_iter().filter(|r| operation == "Cis.Session_create" || !is_login(r)).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn is_login(method: &str, path: &str) -> bool {
    method == "POST" && matches!(path, "/api/session" | "/rest/com/vmware/cis/session")
}

async fn answer(State(shared): State<Arc<Shared>>, request: Request<Body>) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let recorded = Recorded {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: pairs(parts.uri.query().unwrap_or_default()),
        session: parts.headers.contains_key("vmware-api-session-id"),
        content_type: parts.headers.get(header::CONTENT_TYPE).map(|v| v.to_str().unwrap().to_owned()),
        body: to_bytes(body, 1 << 20).await.unwrap().to_vec(),
    };
    let of_login = is_login(&recorded.method, &recorded.path);
    let login = of_login && recorded.query.is_empty() && shared.operation != "Cis.Session_create";
    // The session that a logout needs is read before.
    let reads = parts.method == Method::GET || of_login && !recorded.query.is_empty();
    let reading = shared.operation == "Cis.Session_delete" && reads;
    let legacy = parts.uri.path().starts_with("/rest/");
    let enveloped = |text: &str| if legacy { format!(r#"{{"value":{text}}}"#) } else { text.to_owned() };
    shared.sent.lock().unwrap().push(recorded);
    if login {
        return json(201, &enveloped("\"b00df39f948d13ea1e59b4d6fce56389\""));
    }
    if reading {
        let now = "2026-01-31T08:00:00.000Z";
        let info =
            format!(r#"{{"user":"administrator@vsphere.local","created_time":"{now}","last_accessed_time":"{now}"}}"#);
        return json(200, &enveloped(&info));
    }
    match &shared.body {
        Some(body) => json(shared.status, body),
        None => Response::builder().status(StatusCode::from_u16(shared.status).unwrap()).body(Body::empty()).unwrap(),
    }
}

fn json(status: u16, body: &str) -> Response<Body> {
    let builder = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    builder.body(Body::from(body.to_owned())).unwrap()
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').map_or((decode(pair), String::new()), |(n, v)| (decode(n), decode(v))))
        .collect()
}

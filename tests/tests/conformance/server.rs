//! A server that answers logins, and everything else as the document says.

use axum::body::Body;
use axum::http::Response;
use serde_json::{Value, json};
use vsphere_automation_tests::loopback::{self, Request, Server};

/// Starts one that answers `operation` with `status` and `body`.
pub(crate) fn start(operation: &'static str, status: u16, body: Option<&Value>) -> Server {
    let body = body.map(Value::to_string);
    Server::start(move |request| {
        let reads = request.method == "GET" || is_session(request) && !request.split().1.is_empty();
        if is_login(request) && operation != "Cis.Session_create" {
            enveloped(request, 201, json!("b00df39f948d13ea1e59b4d6fce56389"))
        } else if operation == "Cis.Session_delete" && reads {
            // The session that a logout needs is read before.
            let now = "2026-01-31T08:00:00.000Z";
            let user = "administrator@vsphere.local";
            enveloped(request, 200, json!({ "user": user, "created_time": now, "last_accessed_time": now }))
        } else {
            match &body {
                Some(body) => loopback::json(status, body.clone()),
                None => Response::builder().status(status).body(Body::empty()).unwrap(),
            }
        }
    })
    .unwrap()
}

fn is_session(request: &Request) -> bool {
    request.method == "POST" && matches!(request.split().0, "/api/session" | "/rest/com/vmware/cis/session")
}

fn is_login(request: &Request) -> bool {
    is_session(request) && request.split().1.is_empty()
}

fn enveloped(request: &Request, status: u16, value: Value) -> Response<Body> {
    let value = if request.target.starts_with("/rest/") { json!({ "value": value }) } else { value };
    loopback::json(status, value.to_string())
}

/// What was sent, logins left out unless the operation is the login.
pub(crate) fn sent(server: &Server, operation: &str) -> Vec<Request> {
    let mut sent = server.requests();
    sent.retain(|request| operation == "Cis.Session_create" || !is_login(request));
    sent
}

/// The pairs of a query.
pub(crate) fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').map_or((decode(pair), String::new()), |(n, v)| (decode(n), decode(v))))
        .collect()
}

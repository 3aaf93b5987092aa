//! What the generated tests call.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vsphere_automation::{Client, Credentials, Error, RetryPolicy};

use crate::server::{Recorded, Server};

/// A request as the document has it.
pub(crate) struct Request {
    pub(crate) operation: &'static str,
    pub(crate) method: &'static str,
    /// As on the wire, percent-encoded.
    pub(crate) path: &'static str,
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// Whether it is sent with a session.
    pub(crate) session: bool,
    pub(crate) body: Option<&'static str>,
}

/// A value from its JSON.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn client(server: &Server) -> Client {
    Client::builder(server.url())
        .credentials(Credentials::basic("administrator@vsphere.local", "VMware1!"))
        .retry(RetryPolicy::off())
        .build()
        .unwrap()
}

/// The one request that `call` sends beside its login is `expected`.
pub(crate) async fn request(expected: Request, call: impl AsyncFnOnce(&Client) -> Result<(), Error>) {
    let server = Server::start(expected.operation, 500, None).await;
    let client = client(&server);
    open_session(expected.operation, &client).await;
    server.forget();
    // What comes back is the other tests' concern.
    let _ = call(&client).await;
    let sent = server.sent(expected.operation);
    let [sent] = &sent[..] else { panic!("one request, not {sent:?}") };
    let Recorded { method, path, query, session, content_type, body } = sent;
    assert_eq!((method.as_str(), path.as_str()), (expected.method, expected.path));
    let wanted: Vec<(String, String)> =
        expected.query.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    assert_eq!(*query, wanted);
    assert_eq!(*session, expected.session, "sent with a session");
    match expected.body {
        Some(text) => {
            assert_eq!(content_type.as_deref(), Some("application/json"));
            assert_eq!(serde_json::from_slice::<Value>(body).unwrap(), json::<Value>(text));
        }
        None => assert!(body.is_empty(), "no body"),
    }
}

/// The documented success decodes into a value that encodes back to it.
pub(crate) async fn success<T: Serialize>(
    operation: &'static str,
    status: u16,
    body: Option<&'static str>,
    call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
) {
    let server = Server::start(operation, status, body).await;
    let client = client(&server);
    open_session(operation, &client).await;
    let value = call(&client).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(serde_json::to_value(value).unwrap(), body.map_or(Value::Null, json));
}

/// The documented failure is an error of the right kind with all that the body says.
pub(crate) async fn failure(
    operation: &'static str,
    status: u16,
    error_type: &'static str,
    body: Option<&'static str>,
    call: impl AsyncFnOnce(&Client) -> Result<(), Error>,
) {
    let body = body.unwrap_or_else(|| panic!("{operation} has no example for {error_type}"));
    let server = Server::start(operation, status, Some(body)).await;
    let client = client(&server);
    open_session(operation, &client).await;
    let Err(error) = call(&client).await else {
        // Ending a session that the server has ended already is a success.
        assert_eq!((operation, status), ("Cis.Session_delete", 401));
        return;
    };
    assert_eq!(error.status().map(|s| s.as_u16()), Some(status), "{error}");
    assert_eq!(error.operation(), operation);
    assert_eq!(error.error_type().map(ToString::to_string).as_deref(), Some(error_type), "{error}");
    let api = error.api().unwrap_or_else(|| panic!("{error} has lost its body"));
    assert_eq!(serde_json::to_value(api).unwrap(), json::<Value>(body));
    let expected = match status {
        401 => error.is_unauthenticated(),
        403 => error.is_unauthorized(),
        404 => error.is_not_found(),
        _ => !error.is_not_found() && !error.is_unauthorized() && !error.is_unauthenticated(),
    };
    assert!(expected, "{error} is of the kind {:?}", error.kind());
}

/// A session can only be ended when there is one.
async fn open_session(operation: &str, client: &Client) {
    if operation == "Cis.Session_delete" {
        client.session().get().await.unwrap_or_else(|error| panic!("{error}"));
    }
}

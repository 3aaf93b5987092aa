//! What is tried of each row.

use std::future::IntoFuture;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vsphere_automation::{Client, Credentials, Error, RetryPolicy};
use vsphere_automation_tests::document::{DocumentedError, Operation};

use crate::generated;
use crate::server::{Recorded, Server};

/// An identifier with everything that a path must not carry as it is, and what it becomes on the wire.
const HOSTILE: (&str, &str) = ("a/b c%:é?#&..", "a%2Fb%20c%25%3A%C3%A9%3F%23%26..");

/// What a call is given.
#[derive(Debug)]
pub(crate) struct Given {
    body: Value,
}

impl Given {
    /// An identifier.
    pub(crate) fn id(&self) -> &'static str {
        HOSTILE.0
    }

    /// The body.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.body.clone()).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The one member of the body.
    pub(crate) fn only_member(&self) -> &str {
        self.body.as_object().and_then(|body| body.values().next()).and_then(Value::as_str).expect("a body of one text")
    }
}

/// What a call gives, as JSON.
pub(crate) type Answer<'c> = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + 'c>>;

/// The answer of a call, whatever its type.
pub(crate) fn answer<'c, T: Serialize>(
    call: impl IntoFuture<Output = Result<T, Error>, IntoFuture: Send + 'c>,
) -> Answer<'c> {
    let call = call.into_future();
    Box::pin(async move { call.await.map(|value| serde_json::to_value(value).unwrap()) })
}

/// Tries every row and tells of all that fail.
pub(crate) async fn each<F: Future<Output = ()> + Send + 'static>(rows: impl Iterator<Item = (String, F)>) {
    let (mut count, mut failed) = (0, Vec::new());
    for (name, row) in rows {
        count += 1;
        match tokio::spawn(row).await {
            Ok(()) => println!("{name}: ok"),
            Err(error) => {
                let panic = error.into_panic();
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words");
                failed.push(format!("{name}: {text}"));
            }
        }
    }
    assert!(count > 0, "there are no rows");
    assert!(failed.is_empty(), "{} of {count} rows failed:\n{}", failed.len(), failed.join("\n"));
}

/// The one request that the call sends beside its login is the documented one.
pub(crate) async fn request(operation: Operation<'static>) {
    let server = Server::start(operation.id, 500, None).await;
    let client = client(&server);
    open_session(operation.id, &client).await;
    server.forget();
    // What comes back is the other rows' concern.
    let _ = call(&operation, &client).await;
    let sent = server.sent(operation.id);
    let [sent] = &sent[..] else { panic!("one request, not {sent:?}") };
    let Recorded { method, path, query, session, content_type, body } = sent;
    assert_eq!((method, path), (&operation.method, &on_the_wire(&operation.path)));
    assert!(query.iter().map(|(name, value)| (name.as_str(), value.as_str())).eq(operation.query), "{query:?}");
    assert_eq!(*session, operation.in_session, "sent with a session");
    match operation.requests.first() {
        Some(wanted) => {
            assert_eq!(content_type.as_deref(), Some("application/json"));
            assert_eq!(serde_json::from_slice::<Value>(body).unwrap(), **wanted);
        }
        None => assert!(body.is_empty(), "no body"),
    }
}

/// The documented success decodes into a value that encodes back to it.
pub(crate) async fn success(operation: Operation<'static>) {
    let example = operation.successes.first().copied();
    let server = Server::start(operation.id, operation.success, example).await;
    let client = client(&server);
    open_session(operation.id, &client).await;
    let value = call(&operation, &client).await.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(value, example.cloned().unwrap_or_default());
}

/// The documented failure is an error of the right kind with all that the body says.
pub(crate) async fn failure(operation: Operation<'static>, documented: DocumentedError<'static>) {
    let DocumentedError { status, error_type, .. } = documented;
    let body = operation.failure(&documented).expect("the document has an example");
    let server = Server::start(operation.id, status, Some(body)).await;
    let client = client(&server);
    open_session(operation.id, &client).await;
    let Err(error) = call(&operation, &client).await else {
        // Ending a session that the server has ended already is a success.
        assert_eq!((operation.id, status), ("Cis.Session_delete", 401));
        return;
    };
    assert_eq!(error.status().map(|s| s.as_u16()), Some(status), "{error}");
    assert_eq!(error.operation(), operation.id);
    assert_eq!(error.error_type().map(ToString::to_string).as_deref(), Some(error_type), "{error}");
    let api = error.api().unwrap_or_else(|| panic!("{error} has lost its body"));
    assert_eq!(serde_json::to_value(api).unwrap(), *body);
    let expected = match status {
        401 => error.is_unauthenticated(),
        403 => error.is_unauthorized(),
        404 => error.is_not_found(),
        _ => !error.is_not_found() && !error.is_unauthorized() && !error.is_unauthenticated(),
    };
    assert!(expected, "{error} is of the kind {:?}", error.kind());
}

fn call<'c>(operation: &Operation<'_>, client: &'c Client) -> Answer<'c> {
    let body = operation.requests.first().copied().cloned().unwrap_or_default();
    generated::call(operation.id, client, &Given { body }).expect("every operation has its call")
}

fn client(server: &Server) -> Client {
    Client::builder(server.url())
        .credentials(Credentials::basic("administrator@vsphere.local", "VMware1!"))
        .retry(RetryPolicy::off())
        .build()
        .unwrap()
}

/// The path with the identifier that every call is given.
fn on_the_wire(template: &str) -> String {
    let segment = |segment: &str| if segment.starts_with('{') { HOSTILE.1.to_owned() } else { segment.to_owned() };
    template.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// A session can only be ended when there is one.
async fn open_session(operation: &str, client: &Client) {
    if operation == "Cis.Session_delete" {
        client.session().get().await.unwrap_or_else(|error| panic!("{error}"));
    }
}

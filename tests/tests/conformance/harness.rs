//! What is tried of each row.

use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Map, Value, json};
use vsphere_automation::{Client, Credentials, Flavour, RetryPolicy, Secret};
use vsphere_automation_tests::calls::{self, Answer, Given};
use vsphere_automation_tests::document::{Document, DocumentedError, Operation};
use vsphere_automation_tests::loopback::{Request, Server};
use vsphere_automation_tests::types;

use crate::server::{self, pairs, sent};

/// An identifier with everything that a path must not carry as it is, and what it becomes on the wire.
const HOSTILE: (&str, &str) = ("a/b c%:é?#&..", "a%2Fb%20c%25%3A%C3%A9%3F%23%26..");

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

/// The same as the legacy flavour sends it.
fn in_legacy(value: &Value) -> Value {
    let listed = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        (name, Value::Object(map)) if Document::curated().maps().contains(name) => {
            let entries = map.iter().map(|(key, value)| json!({ "key": key, "value": in_legacy(value) }));
            (name.to_owned(), entries.collect())
        }
        (name, _) => (name.to_owned(), in_legacy(value)),
    };
    match value {
        Value::Object(members) => members.iter().map(listed).collect::<Map<_, _>>().into(),
        Value::Array(items) => items.iter().map(in_legacy).collect(),
        other => other.clone(),
    }
}

/// What the operation is, and is sent, in a flavour.
fn spoken(
    mut operation: Operation<'static>,
    body: Option<&Value>,
    flavour: Flavour,
) -> (Operation<'static>, Option<Value>) {
    if flavour != Flavour::Rest {
        return (operation, body.cloned());
    }
    let rest = operation.rest.clone();
    (operation.method, operation.path, operation.query) = (rest.method, rest.path.to_owned(), rest.query);
    let body = body.map(|body| match rest.body {
        Some(name) => json!({ name: in_legacy(body) }),
        None => in_legacy(body),
    });
    (operation, body)
}

/// For each documented body, the one request that the call sends beside its login is the documented one.
pub(crate) async fn request(operation: Operation<'static>, flavour: Flavour) {
    let bodies = operation.requests.iter().copied().map(Some);
    let none = operation.requests.is_empty().then_some(None);
    for body in bodies.chain(none) {
        request_with(&operation, body, flavour).await;
    }
}

async fn request_with(operation: &Operation<'static>, body: Option<&'static Value>, flavour: Flavour) {
    let (operation, wanted) = spoken(operation.clone(), body, flavour);
    let server = server::start(operation.id, 500, None);
    let client = client(&server, flavour);
    open_session(operation.id, &client).await;
    server.requests();
    // What comes back is the other rows' concern.
    let _ = call(&operation, body, &client).await;
    let sent = sent(&server, operation.id);
    let [Request { method, headers, body, .. }] = &sent[..] else { panic!("one request, not {sent:?}") };
    let (path, query) = sent[0].split();
    assert_eq!((method.as_str(), path), (operation.method.as_str(), on_the_wire(&operation.path).as_str()));
    let query = pairs(query);
    assert!(query.iter().map(|(name, value)| (name.as_str(), value.as_str())).eq(operation.query), "{query:?}");
    assert_eq!(headers.contains_key("vmware-api-session-id"), operation.in_session, "sent with a session");
    match wanted {
        Some(wanted) => {
            assert_eq!(headers["content-type"], "application/json");
            assert_eq!(serde_json::from_slice::<Value>(body).unwrap(), wanted);
        }
        None => assert!(body.is_empty(), "no body"),
    }
}

/// Every documented success decodes into a value that encodes back to it, in whichever flavour it came.
pub(crate) async fn success(operation: Operation<'static>, flavour: Flavour) {
    let examples = operation.successes.iter().copied().map(Some);
    let none = operation.successes.is_empty().then_some(None);
    for example in examples.chain(none) {
        let (status, sent) = match flavour {
            Flavour::Rest => (200, example.map(|example| json!({ "value": in_legacy(example) }))),
            _ => (operation.success, example.cloned()),
        };
        let server = server::start(operation.id, status, sent.as_ref());
        let client = client(&server, flavour);
        open_session(operation.id, &client).await;
        let value = call(&operation, operation.requests.first().copied(), &client)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(value, example.cloned().unwrap_or_default());
    }
}

/// The documented failure is an error of the right kind with all that the body says, and its data are of their type.
pub(crate) async fn failure(operation: Operation<'static>, documented: DocumentedError<'static>, flavour: Flavour) {
    let examples = operation.failures_of(&documented);
    assert!(!examples.is_empty(), "the document has no example");
    for body in examples {
        failure_with(&operation, documented, body, flavour).await;
        if let Some(data) = documented.data {
            assert_eq!((types::of_schema(data).round_trip)(&body["data"]).as_ref(), Ok(&body["data"]));
        }
    }
}

async fn failure_with(
    operation: &Operation<'static>,
    documented: DocumentedError<'static>,
    body: &Value,
    flavour: Flavour,
) {
    let DocumentedError { mut status, error_type, .. } = documented;
    let sent = match flavour {
        Flavour::Rest => {
            if matches!(error_type, "ERROR" | "RESOURCE_BUSY") {
                status = 400;
            }
            let mut value = in_legacy(body);
            // As servers before 6.7.2 send it.
            value.as_object_mut().expect("an error is an object").remove("error_type");
            json!({ "type": format!("com.vmware.vapi.std.errors.{}", error_type.to_lowercase()), "value": value })
        }
        _ => body.clone(),
    };
    let server = server::start(operation.id, status, Some(&sent));
    let client = client(&server, flavour);
    open_session(operation.id, &client).await;
    let Err(error) = call(operation, operation.requests.first().copied(), &client).await else {
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

fn call<'c>(operation: &Operation<'_>, body: Option<&Value>, client: &'c Client) -> Answer<'c> {
    let given = Given::new([HOSTILE.0], body.cloned().unwrap_or_default());
    calls::call(operation.id, client, &given).expect("every operation has its call")
}

/// Of a user of its own: refused credentials are remembered for a server, and its port may be another server's later.
fn client(server: &Server, flavour: Flavour) -> Client {
    static USERS: AtomicUsize = AtomicUsize::new(0);
    let user = format!("user-{}@vsphere.local", USERS.fetch_add(1, Ordering::Relaxed));
    Client::builder(server.url())
        .credentials(Credentials::basic(user, Secret::from("VMware1!")))
        .retry(RetryPolicy::off())
        .flavour(flavour)
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

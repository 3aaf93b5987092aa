//! Transports of one's own: a recorder, a mock, one that fails.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode};

use super::support::{Client, ClientBuilder, PASSWORD, skipping, somebody};
use crate::{Body, ErrorKind, Fate, NextStep, RetryPolicy, Transport, TransportError, TransportFuture};

fn client(transport: impl Transport) -> ClientBuilder {
    Client::builder("https://vcenter.test/below")
        .credentials(somebody())
        .clock(skipping())
        .retry(RetryPolicy::default().max_attempts(3))
        .transport(transport)
}

/// A vCenter in memory, as far as these tests need one.
#[derive(Clone, Default)]
struct Mock(Arc<AtomicUsize>);

impl Transport for Mock {
    fn send(&self, request: Request<Body>) -> TransportFuture<'_> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let session = head.headers.get("vmware-api-session-id").is_some_and(|id| id == "the session");
            let (status, body) = match (head.method.as_str(), head.uri.path()) {
                ("POST", "/below/api/session") => (201, Body::from(r#""the session""#)),
                _ if !session => (401, Body::empty()),
                // The first is lost on the way back.
                ("GET", _) if self.0.fetch_add(1, Ordering::Relaxed) == 0 => (503, Body::empty()),
                ("GET", _) => (200, Body::from(r#"{"id":"a","parts":[]}"#)),
                ("POST", _) => (201, Body::from(body.as_bytes().unwrap().to_vec())),
                _ => (204, Body::empty()),
            };
            let mut answer = Response::new(body);
            *answer.status_mut() = StatusCode::from_u16(status).unwrap();
            Ok(answer)
        })
    }
}

/// Notes what goes through to another.
#[derive(Clone)]
struct Recorder<T>(T, Arc<Mutex<Vec<String>>>);

impl<T: Transport> Transport for Recorder<T> {
    fn send(&self, request: Request<Body>) -> TransportFuture<'_> {
        self.1.lock().unwrap().push(format!("{request:?}"));
        self.0.send(request)
    }
}

#[tokio::test]
async fn all_that_is_above_stays_as_it_is() {
    let tape = Arc::new(Mutex::new(Vec::new()));
    let client = client(Recorder(Mock::default(), Arc::clone(&tape))).user_agent_suffix("backup/7").build().unwrap();
    let response = client.thing("a").request_id("mine").send().await.unwrap();
    assert_eq!((response.attempts(), &*response.id), (2, "a"), "a 503 is repeated");
    assert_eq!(client.create_thing("b").await.unwrap().id, "b");
    client.logout().await.unwrap();
    let tape = tape.lock().unwrap();
    assert_eq!(tape.len(), 5, "{tape:#?}");
    assert!(tape[1].contains("https://vcenter.test/below/api/things/a"), "{}", tape[1]);
    assert!(tape[1].contains("backup/7") && tape[1].contains(r#""x-request-id": "mine""#), "{}", tape[1]);
    // What is secret is marked, so that a recorder does not show it.
    for line in &*tape {
        assert!(!line.contains("the session") && !line.contains("Basic") && !line.contains(PASSWORD), "{line}");
    }
}

struct Failing(AtomicUsize, fn() -> TransportError);

impl Transport for Arc<Failing> {
    fn send(&self, _: Request<Body>) -> TransportFuture<'_> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Err((self.1)()) })
    }
}

#[tokio::test]
async fn whether_anything_was_sent_decides_what_is_repeated() {
    let failing = |error| Arc::new(Failing(AtomicUsize::new(0), error));
    let unsent = failing(|| TransportError::not_sent("the mesh is closed"));
    let error = client(Arc::clone(&unsent)).build().unwrap().poke().await.unwrap_err();
    assert_eq!((error.kind(), error.fate(), error.attempts()), (ErrorKind::Connect, Fate::NotSent, 3), "{error}");
    assert!(error.to_string().contains("not sent to vcenter.test:443: the mesh is closed"), "{error}");
    assert_eq!(unsent.0.load(Ordering::Relaxed), 3);

    let sent = failing(|| TransportError::may_have_been_sent("it broke"));
    let client = client(Arc::clone(&sent)).build().unwrap();
    let error = client.poke().await.unwrap_err();
    assert_eq!((error.kind(), error.fate(), error.attempts()), (ErrorKind::Disconnected, Fate::Unknown, 1), "{error}");
    assert_eq!(error.next_step(), NextStep::LookFirst);
    assert_eq!(client.open_thing().await.unwrap_err().attempts(), 3);
}

/// A body in pieces, that may break.
struct Pieces(Vec<Result<&'static str, &'static str>>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, &'static str>>> {
        let next = self.0.pop().map(|piece| piece.map(|text| http_body::Frame::data(Bytes::from(text))));
        std::task::Poll::Ready(next)
    }
}

struct InPieces(fn() -> Pieces);

impl Transport for InPieces {
    fn send(&self, _: Request<Body>) -> TransportFuture<'_> {
        Box::pin(async { Ok(Response::new(Body::new((self.0)()))) })
    }
}

#[tokio::test]
async fn bodies_are_streams() {
    let whole = InPieces(|| Pieces(vec![Ok("[]}"), Ok(""), Ok(r#"{"id":"a","parts":"#)]));
    assert_eq!(client(whole).build().unwrap().open_thing().await.unwrap().id, "a");
    let broken = InPieces(|| Pieces(vec![Err("snap"), Ok(r#"{"id":"#)]));
    let error = client(broken).build().unwrap().open_thing().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Disconnected);
    assert!(error.to_string().contains("200, but the connection broke in the answer: snap"), "{error}");
    let large = InPieces(|| Pieces(vec![Ok("0123456789"); 10]));
    let error = client(large).max_answer_bytes(50).build().unwrap().open_thing().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[test]
fn settings_of_connections_are_not_silently_ignored() {
    let builder = || client(Mock::default());
    for (builder, method) in [
        (builder().connect_timeout(Duration::from_secs(1)), "connect_timeout"),
        (builder().proxy("http://proxy.test"), "proxy"),
        (builder().ca_certificate("pem"), "ca_certificate"),
        (builder().pin_sha256("AA"), "pin_sha256"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(&format!("ClientBuilder::{method} ")), "{error}");
    }
}

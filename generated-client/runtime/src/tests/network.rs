//! What load balancers, proxies and slow servers do to single requests.

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use flate2::Compression;
use flate2::write::{GzEncoder, ZlibEncoder};

use super::support::raw::{Raw, thing};
use super::support::{Client, ClientBuilder, SECOND, Thing, Vcenter, builder, skipping};
use crate::generated::{Authentication, Call, Method, Operation};
use crate::tests::support::http::Reply;
use crate::{ErrorKind, Fate, RetryPolicy};

fn to(server: &Raw) -> ClientBuilder {
    Client::builder(server.url()).clock(skipping()).max_answer_bytes(256 * 1024)
}

#[tokio::test]
async fn a_post_without_a_body_says_so() {
    let server = Raw::start(|_| Reply::empty(204).bytes()).await;
    to(&server).build().unwrap().poke().await.unwrap();
    assert_eq!(server.seen()[0].headers.get("content-length").map(String::as_str), Some("0"));
    // A login, too; others say nothing.
    let vcenter = Vcenter::start().await;
    builder(&vcenter).build().unwrap().thing("a").await.unwrap();
    let lengths = vcenter.state(|state| {
        state.requests.iter().map(|seen| seen.headers.get("content-length").cloned()).collect::<Vec<_>>()
    });
    assert_eq!(lengths, [Some("0".to_owned()), None]);
}

#[tokio::test]
async fn cookies_of_a_load_balancer_are_returned_and_not_seen() {
    let (log, _guard) = super::canary::record();
    let server = Raw::start(|seen| {
        let reply = thing().with("set-cookie", "lb=place-7; Path=/; HttpOnly");
        match seen.header("cookie") {
            "" => reply.with("set-cookie", "vmware-api-session-id=abc; Path=/").bytes(),
            _ => thing().bytes(),
        }
    })
    .await;
    let client = to(&server).build().unwrap();
    let response = client.open_thing().send().await.unwrap();
    client.poke().await.unwrap();
    client.open_thing().await.unwrap();
    let cookies: Vec<_> = server.seen().iter().map(|seen| seen.header("cookie").to_owned()).collect();
    assert_eq!(cookies, ["", "lb=place-7", "lb=place-7"]);
    let shown = format!("{client:?} {response:?} {}", log.text());
    assert!(!shown.contains("place-7"), "{shown}");
    assert_eq!(to(&server).build().unwrap().open_thing().await.unwrap().id, "a");
    assert_eq!(server.seen()[3].header("cookie"), "", "another client has another jar");
}

/// A document may say of an operation at which server it is, and that may be the client's.
#[tokio::test]
async fn cookies_are_kept_of_the_server_however_it_is_named() {
    let server = Raw::start(|seen| match seen.header("cookie") {
        "" => thing().with("set-cookie", "lb=place-7; Path=/").bytes(),
        _ => thing().bytes(),
    })
    .await;
    let address = Box::leak(format!("http://{}", server.address).into_boxed_str());
    let named = Operation::new("Thing_named", Method::Get, "/api/open").authentication(Authentication::None);
    let named = Box::leak(Box::new(named.server(address)));
    let client = to(&server).build().unwrap();
    for _ in 0..2 {
        Call::<Thing>::json(client.connection(), named).await.unwrap();
    }
    let cookies: Vec<_> = server.seen().iter().map(|seen| seen.header("cookie").to_owned()).collect();
    assert_eq!(cookies, ["", "lb=place-7"]);
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

async fn encoded(encoding: &'static str, status: u16, body: Vec<u8>) -> Result<String, crate::Error> {
    let server = Raw::start(move |_| {
        Reply::new(status, "application/json", body.clone()).with("content-encoding", encoding).bytes()
    })
    .await;
    let response = to(&server).retry(RetryPolicy::off()).build().unwrap().open_thing().send().await?;
    assert!(!response.headers().contains_key("content-encoding") || encoding == "identity");
    Ok(response.into_inner().id)
}

#[tokio::test]
async fn answers_that_come_compressed_are_read() {
    let text = thing().body;
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
    zlib.write_all(&text).unwrap();
    assert_eq!(encoded("gzip", 200, gzip(&text)).await.unwrap(), "a");
    assert_eq!(encoded("X-GZip", 200, gzip(&text)).await.unwrap(), "a");
    assert_eq!(encoded("deflate", 200, zlib.finish().unwrap()).await.unwrap(), "a");
    assert_eq!(encoded("identity", 200, text).await.unwrap(), "a");
    let api = br#"{"error_type":"NOT_FOUND","messages":[{"id":"m","default_message":"no such thing","args":[]}]}"#;
    let error = encoded("gzip", 404, gzip(api)).await.unwrap_err();
    assert!(error.is_not_found() && error.to_string().contains("no such thing"), "{error}");
}

#[tokio::test]
async fn those_that_cannot_be_read_say_why() {
    let error = encoded("br", 200, vec![1, 2, 3]).await.unwrap_err();
    assert!(error.is_decode() && error.to_string().contains("200, but the answer is encoded as `br`"), "{error}");
    let error = encoded("gzip", 200, gzip(&thing().body)[..20].to_vec()).await.unwrap_err();
    assert!(error.is_decode() && error.to_string().contains("no proper gzip"), "{error}");
    // A few hundred bytes that would become a gigabyte are read as far as the client reads.
    let bomb = gzip(&vec![b' '; 64 * 1024 * 1024]);
    assert!(bomb.len() < 300 * 1024);
    let error = encoded("gzip", 200, bomb[..250 * 1024].to_vec()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    assert_eq!(encoded("gzip", 500, b"no gzip".to_vec()).await.unwrap_err().status().unwrap().as_u16(), 500);
}

#[tokio::test]
async fn informational_answers_come_to_an_end() {
    let hints = "HTTP/1.1 103 Early Hints\r\n\r\n";
    let some = Raw::start(move |_| [hints.repeat(20).into_bytes(), thing().bytes()].concat()).await;
    assert_eq!(to(&some).build().unwrap().open_thing().await.unwrap().id, "a");
    let endless = Raw::start(move |_| hints.repeat(500).into_bytes()).await;
    let error = to(&endless).build().unwrap().poke().await.unwrap_err();
    assert_eq!((error.kind(), error.fate()), (ErrorKind::Disconnected, Fate::Unknown), "{error}");
    assert!(error.to_string().contains("more than 100 informational answers"), "{error}");
}

#[tokio::test]
async fn a_call_with_a_long_timeout_waits_for_an_answer_that_takes_minutes() {
    let server = Vcenter::start().await;
    let client = builder(&server).build().unwrap();
    client.thing("first").await.unwrap();
    server.close_calls(true);
    let create = |id: &'static str, seconds: Option<u32>| {
        let client = client.clone();
        tokio::spawn(async move {
            let call = client.create_thing(id);
            let call = match seconds {
                Some(seconds) => call.timeout(seconds * SECOND),
                None => call,
            };
            call.await
        })
    };
    let (long, short) = (create("long", Some(400)), create("short", None));
    server.waiting(2).await;
    server.clock().advance(61 * SECOND);
    let error = short.await.unwrap().unwrap_err();
    assert!(error.is_timeout() && error.to_string().contains("for 60 s, the idle timeout"), "{error}");
    server.clock().advance(300 * SECOND);
    server.close_calls(false);
    assert_eq!(long.await.unwrap().unwrap().id, "long");
    // Its own time is a limit all the same.
    server.close_calls(true);
    let long = create("long", Some(400));
    server.waiting(1).await;
    server.clock().advance(400 * SECOND);
    let error = long.await.unwrap().unwrap_err();
    assert!(error.to_string().contains("no answer within 400 s, the timeout of the call"), "{error}");
}

fn taken(client: &Client) -> Option<(usize, usize)> {
    client.connection().session().account.sender.transport.places.taken()
}

#[tokio::test]
async fn so_many_requests_are_under_way_and_no_more() {
    let server = Vcenter::start().await;
    let client = builder(&server).max_concurrent_requests(2).build().unwrap();
    client.thing("first").await.unwrap();
    server.close_calls(true);
    let order = Arc::new(Mutex::new(Vec::new()));
    let call = |id: usize| {
        let (client, order) = (client.clone(), Arc::clone(&order));
        tokio::spawn(async move {
            let thing = client.thing(&id.to_string()).await;
            order.lock().unwrap().push(id);
            thing
        })
    };
    let calls: Vec<_> = (0..6).map(call).collect();
    server.waiting(2).await;
    assert_eq!(taken(&client), Some((2, 2)));
    let hurried = client.clone();
    let hurried = tokio::spawn(async move { hurried.create_thing("b").timeout(40 * SECOND).await });
    // Two timers for each of those under way, one for each that waits for its turn.
    while server.clock().sleepers() < 9 {
        tokio::task::yield_now().await;
    }
    server.clock().advance(40 * SECOND);
    let error = hurried.await.unwrap().unwrap_err();
    assert_eq!((error.fate(), error.attempts()), (Fate::NotSent, 0));
    assert!(
        error.to_string().contains("no turn among the ClientBuilder::max_concurrent_requests within 40 s"),
        "{error}"
    );
    server.waiting(2).await;
    server.close_calls(false);
    for (id, call) in calls.into_iter().enumerate() {
        assert_eq!(call.await.unwrap().unwrap().id, id.to_string());
    }
    let order = order.lock().unwrap();
    assert!(order[..2].iter().all(|id| *id < 2) && order[2..4].iter().all(|id| *id < 5), "fair: {order:?}");
    assert_eq!(taken(&client), Some((0, 2)));
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[tokio::test]
async fn a_server_that_does_not_answer_a_handshake_is_given_up() {
    let silent = Raw::silent().await;
    let limit = std::time::Duration::from_millis(50);
    let url = format!("https://{}", silent.address);
    let client = Client::builder(url).clock(skipping()).connect_timeout(limit).no_proxy().build().unwrap();
    let error = client.open_thing().retry(RetryPolicy::off()).await.unwrap_err();
    assert_eq!((error.kind(), error.fate()), (ErrorKind::Timeout, Fate::NotSent), "{error}");
    assert!(error.to_string().contains("within 0.05 s, the connect timeout"), "{error}");
}

//! What is sent, and how often.

use std::future::{Future as _, IntoFuture as _};
use std::task::{Context, Waker};

use super::support::{Fault, SECOND, Vcenter, basic, builder, client};
use crate::tests::support::Client;
use crate::{ErrorKind, RetryPolicy};

#[tokio::test]
async fn requests_carry_an_id_a_user_agent_and_the_session() {
    let server = Vcenter::start().await;
    let client = builder(&server).user_agent_suffix("backup/7").build().unwrap();
    let response = client.thing("a/b").send().await.unwrap();
    let seen = server.state(|state| state.requests[1].clone());
    assert_eq!((&*seen.method, &*seen.target), ("GET", "/api/things/a%2Fb"));
    assert_eq!(seen.header("x-request-id"), response.request_id());
    let agent = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"), " backup/7");
    assert_eq!(seen.header("user-agent"), agent);
    assert_eq!(seen.header("vmware-api-session-id"), "session-00000000000000000000000000000001");
    assert_eq!((seen.header("authorization"), seen.header("cookie")), ("", ""));
    client.create_thing("b").await.unwrap();
    let seen = server.state(|state| state.requests[2].clone());
    assert_eq!(seen.header("content-type"), "application/json");
    assert_eq!(seen.text(), r#"{"id":"b","parts":[{"size":7}]}"#);
}

#[tokio::test]
async fn what_cannot_be_sent_is_not() {
    let server = Vcenter::start().await;
    let client = client(&server);
    for id in ["", ".", ".."] {
        let error = client.thing(id).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Request, 0));
        assert!(error.to_string().starts_with("GET /api/things/{thing} → not sent: `thing` is "), "{error}");
    }
    assert_eq!(client.thing("a").request_id("a\nb").await.unwrap_err().kind(), ErrorKind::Request);
    assert_eq!(server.state(|state| state.requests.len()), 0);
}

#[tokio::test]
async fn a_404_to_a_repeated_delete_is_success() {
    let server = Vcenter::start().await;
    let client = client(&server);
    assert!(client.delete_thing("gone").await.unwrap_err().is_not_found());
    server.next([Fault::ResetAfterBody]);
    let response = client.delete_thing("gone").send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (404, 2));
}

#[tokio::test]
async fn attempts_are_counted_and_can_be_limited() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next(vec![Fault::Unavailable; 4]);
    let error = client.thing("a").await.unwrap_err();
    assert_eq!(error.attempts(), 4);
    assert!(error.to_string().ends_with(", 4 attempts]"), "{error}");
    server.next([Fault::Unavailable]);
    assert_eq!(client.thing("a").retry(RetryPolicy::off()).await.unwrap_err().attempts(), 1);
    server.next(vec![Fault::Unavailable; 4]);
    let response = client.thing("a").retry(RetryPolicy::default().max_attempts(5)).send().await.unwrap();
    assert_eq!(response.attempts(), 5);
}

#[tokio::test]
async fn retry_after_is_kept_if_there_is_time() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next([Fault::TooMany(2)]);
    let response = client.thing("a").send().await.unwrap();
    assert!(response.elapsed() >= 2 * SECOND && response.elapsed() < 3 * SECOND);
    server.next([Fault::TooMany(40)]);
    let error = client.thing("a").timeout(40 * SECOND).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (429, 1));
    assert!(error.to_string().contains("would not fit into the timeout of the call"), "{error}");
    assert_eq!(error.elapsed(), std::time::Duration::ZERO);
}

#[tokio::test]
async fn the_retry_budget_is_spent_some_day() {
    let server = Vcenter::start().await;
    let policy = RetryPolicy::default().min_delay(std::time::Duration::ZERO).max_delay(std::time::Duration::ZERO);
    let client = builder(&server).retry(policy.budget(0.0)).build().unwrap();
    server.next(vec![Fault::Unavailable; 100]);
    assert_eq!(client.thing("a").await.unwrap_err().attempts(), 4);
    // The first seconds of trouble are free.
    server.clock().advance(5 * SECOND);
    let mut last = None;
    for _ in 0..6 {
        last = client.thing("a").await.err();
    }
    let error = last.unwrap();
    assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (1, 503));
    assert!(error.to_string().contains("the retry budget of the client is spent"), "{error}");
    assert_eq!(server.state(|state| state.faults.len()), 100 - 4 - 6 - 10);
}

#[tokio::test]
async fn the_time_of_a_call_is_over_all() {
    let server = Vcenter::start().await;
    let client = builder(&server).idle_timeout(1000 * SECOND).build().unwrap();
    client.thing("first").await.unwrap();
    server.close_calls(true);
    for (seconds, call) in [(300, client.create_thing("a")), (90, client.create_thing("a").timeout(90 * SECOND))] {
        let mut call = Box::pin(call.into_future());
        assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        server.clock().advance(seconds * SECOND);
        let error = call.await.unwrap_err();
        assert!(error.is_timeout() && error.outcome_is_unknown() && !error.is_retryable());
        assert_eq!(error.elapsed(), seconds * SECOND);
        let line = error.to_string();
        assert!(line.contains(&format!("no answer within {seconds} s, the timeout of the call")), "{line}");
    }
    server.close_calls(false);
    client.thing("later").await.unwrap();
}

#[tokio::test]
async fn a_login_that_hangs_does_not_hang_the_call() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.close_logins(true);
    let mut call = Box::pin(client.thing("a").timeout(40 * SECOND).into_future());
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    server.waiting(1).await;
    server.clock().advance(40 * SECOND);
    let error = call.await.unwrap_err();
    assert!(error.is_timeout() && !error.outcome_is_unknown());
    assert!(error.to_string().contains("not sent: no session within 40 s"), "{error}");
    server.close_logins(false);
    client.thing("a").await.unwrap();
    assert_eq!(server.state(|state| state.login_attempts), 1);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.stop();
    let error = client.thing("a").await.unwrap_err();
    assert!(error.is_connect() && error.is_retryable() && !error.outcome_is_unknown());
    let line = error.to_string();
    assert!(line.contains("no connection to 127.0.0.1:") && line.contains("refused"), "{line}");
    assert!(line.contains("is the address right and the server up?"), "{line}");
    assert!(line.contains("4 logins tried"), "{line}");
    assert_eq!(error.attempts(), 0);
}

#[tokio::test]
async fn names_can_be_resolved_and_proxies_used() {
    let server = Vcenter::start().await;
    let address: std::net::SocketAddr = server.url().trim_start_matches("http://").parse().unwrap();
    let named =
        |url: &str| Client::builder(url).credentials(basic()).clock(server.clock()).danger_allow_http(true).no_proxy();
    let client = named("http://named.test").resolve("named.test", address).build().unwrap();
    client.thing("a").await.unwrap();
    assert_eq!(server.state(|state| state.requests[1].header("host").to_owned()), "named.test");

    let other = named("http://named.test:8080").resolve("named.test", address).build().unwrap_err();
    assert!(other.to_string().contains("the port of the URL"), "{other}");

    let proxied = named("http://named.test").proxy(server.url()).build().unwrap();
    assert!(proxied.thing("a").await.is_err(), "this server is no proxy");
    let target = server.state(|state| state.requests.last().unwrap().target.clone());
    assert_eq!(target, "http://named.test/api/session");
}

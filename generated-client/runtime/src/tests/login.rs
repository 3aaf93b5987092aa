//! One login for all who need one.

use std::future::{Future as _, IntoFuture as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};

use super::support::{Fault, PASSWORD, SECOND, USER, Vcenter, basic, builder, client};
use crate::tests::support::Client;
use crate::{Credentials, Error, ErrorKind, Fate, NextStep, RetryPolicy, Secret};

pub(super) const LIMIT: &str = r#"{"error_type":"SERVICE_UNAVAILABLE","messages":[{
    "id":"com.vmware.vapi.endpoint.failedToLoginMaxUserSessionCountReached",
    "default_message":"too many","args":[]}]}"#;

/// Begins 1,000 calls, so that all of them wait for the login; then lets them end, some at a time.
async fn thousand_first_calls(server: &Vcenter, client: &Client) -> Vec<Result<String, Error>> {
    server.close_logins(true);
    let mut calls: Vec<_> = (0..1000).map(|number| Box::pin(client.thing(&number.to_string()).into_future())).collect();
    for call in &mut calls {
        let pending = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        assert!(pending.is_pending());
    }
    server.waiting(1).await;
    server.close_logins(false);
    let mut outcomes = Vec::new();
    for some in calls.chunks_mut(50) {
        let some = futures_util::future::join_all(some).await;
        outcomes.extend(some.into_iter().map(|outcome| outcome.map(|thing| thing.id)));
    }
    outcomes
}

#[tokio::test]
async fn a_thousand_first_calls_log_in_once() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let outcomes = thousand_first_calls(&server, &client).await;
    for (number, outcome) in outcomes.into_iter().enumerate() {
        assert_eq!(outcome.unwrap(), number.to_string());
    }
    assert_eq!(server.state(|state| (state.logins, state.login_attempts)), (1, 1));
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_thousand_first_calls_with_a_wrong_password_try_once() {
    let server = Vcenter::start().await;
    let client = builder(&server).credentials(Credentials::basic(USER, Secret::from("not-this-one"))).build().unwrap();
    let outcomes = thousand_first_calls(&server, &client).await;
    let errors: Vec<_> = outcomes.into_iter().map(Result::unwrap_err).collect();
    let line = |error: &Error| error.to_string().split(" [").next().unwrap().split_once(" → ").unwrap().1.to_owned();
    assert!(errors.iter().all(|error| line(error) == line(&errors[0])));
    assert!(errors[0].is_unauthenticated());
    assert_eq!(server.state(|state| state.login_attempts), 1);
    let line = errors[0].to_string();
    let begin =
        "GET /api/things/0 → not sent: the login for it failed: 401 UNAUTHENTICATED: wrong user name or password;";
    assert!(line.starts_with(begin), "{line}");
    assert!(line.contains("Not tried again for 60 s"), "{line}");
}

#[tokio::test]
async fn refused_credentials_wait_and_the_caller_sees_it() {
    let server = Vcenter::start().await;
    let client = builder(&server).credentials(Credentials::basic(USER, Secret::from("not-this-one"))).build().unwrap();
    let attempts = || server.state(|state| state.login_attempts);
    let refused = client.thing("a").await.unwrap_err();
    assert_eq!(refused.retry_after(), Some(60 * SECOND));
    server.clock().advance(45 * SECOND);
    let again = client.thing("a").await.unwrap_err();
    assert_eq!((again.retry_after(), attempts()), (Some(15 * SECOND), 1));
    assert_eq!((again.fate(), again.next_step()), (Fate::NotSent, NextStep::GiveUp));
    assert!(client.new_session().await.unwrap_err().is_unauthenticated());
    assert_eq!(attempts(), 1);
    server.clock().advance(15 * SECOND);
    let later = client.thing("a").await.unwrap_err();
    assert_eq!((later.retry_after(), attempts()), (Some(120 * SECOND), 2));
}

#[tokio::test]
async fn a_provider_is_asked_at_each_login_and_new_credentials_are_tried_at_once() {
    let server = Vcenter::start().await;
    let asked = Arc::new(AtomicUsize::new(0));
    let provider = {
        let asked = Arc::clone(&asked);
        move || {
            let first = asked.fetch_add(1, Ordering::Relaxed) == 0;
            async move { Ok(Credentials::basic(USER, Secret::from(if first { "old" } else { PASSWORD }))) }
        }
    };
    let client = builder(&server).credentials(Credentials::provider(provider)).build().unwrap();
    assert!(client.thing("a").await.unwrap_err().is_unauthenticated());
    client.thing("a").await.unwrap();
    server.expire();
    client.thing("a").await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_provider_may_fail() {
    let server = Vcenter::start().await;
    let provider = || async { Err(std::io::Error::other("the vault is sealed").into()) };
    let client = builder(&server).credentials(Credentials::provider(provider)).build().unwrap();
    let error = client.thing("a").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("credentials failed: the vault is sealed"), "{error}");

    let nested = || async { Ok(Credentials::provider(|| async { Ok(basic()) })) };
    let client = builder(&server).credentials(Credentials::provider(nested)).build().unwrap();
    assert_eq!(client.thing("a").await.unwrap_err().kind(), ErrorKind::Credentials);
}

#[tokio::test]
async fn no_session_left_is_said_and_never_repeated() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next_login([Fault::Answer(503, "application/json", LIMIT.to_owned())]);
    let error = client.thing("a").await.unwrap_err();
    assert!(error.is_session_limit() && !error.is_retryable());
    let line = error.to_string();
    let begin = "GET /api/things/a → not sent: the login for it failed: 503: the server has no session left for \
                 administrator@vsphere.local (limit reached); close some or wait [Thing_get, request ";
    assert!(line.starts_with(begin), "{line}");
    assert_eq!(server.state(|state| state.requests.len()), 1);
}

#[tokio::test]
async fn a_starting_server_is_asked_again_but_not_one_that_says_no() {
    let server = Vcenter::start().await;
    server.next_login([Fault::Unavailable, Fault::Unavailable]);
    client(&server).thing("a").await.unwrap();
    assert_eq!(server.state(|state| state.requests.len()), 4);
    for fault in [
        Fault::Answer(503, "application/json", r#"{"error_type":"SERVICE_UNAVAILABLE","messages":[]}"#.into()),
        Fault::Answer(500, "text/plain", "oops".into()),
        Fault::TooMany(2),
        Fault::CutJson,
        Fault::Html,
    ] {
        let before = server.state(|state| state.requests.len());
        server.next_login([fault.clone()]);
        let error = client(&server).thing("a").await.unwrap_err();
        assert!(error.to_string().contains("not sent: the login for it failed: "), "{fault:?}: {error}");
        assert_eq!((error.operation(), error.fate()), ("Thing_get", Fate::NotSent), "{fault:?}: {error}");
        assert_eq!(server.state(|state| state.requests.len()), before + 1, "{fault:?}: {error}");
    }
}

#[tokio::test]
async fn retries_of_the_login_can_be_off() {
    let server = Vcenter::start().await;
    server.next_login([Fault::Unavailable]);
    let client = builder(&server).retry(RetryPolicy::off()).build().unwrap();
    let error = client.thing("a").await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (503, 0));
    assert!(error.is_retryable());
    client.thing("a").await.unwrap();
}

#[tokio::test]
async fn a_login_outlives_the_call_that_began_it() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.close_logins(true);
    let first = tokio::spawn({
        let client = client.clone();
        async move { client.thing("a").await }
    });
    server.waiting(1).await;
    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    server.close_logins(false);
    client.thing("b").await.unwrap();
    assert_eq!(server.state(|state| state.login_attempts), 1);
}

#[tokio::test]
async fn a_given_session_or_token_is_used_as_it_is() {
    let server = Vcenter::start().await;
    let id = client(&server).new_session().await.unwrap();
    let given = builder(&server).credentials(Credentials::session_id(Secret::from(&id))).build().unwrap();
    given.thing("a").await.unwrap();
    let refused = given.new_session().await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Request);
    assert!(refused.to_string().contains("needs user and password"), "{refused}");
    server.expire();
    let over = given.thing("a").await.unwrap_err();
    assert!(over.is_unauthenticated());
    assert!(over.to_string().contains("session id or token given to the client is not valid"), "{over}");
    assert_eq!(server.state(|state| state.login_attempts), 1);

    let bearer = builder(&server).credentials(Credentials::bearer(Secret::from("t0ken"))).build().unwrap();
    assert!(bearer.thing("a").await.unwrap_err().is_unauthenticated());
    let header = server.state(|state| state.requests.last().unwrap().header("authorization").to_owned());
    assert_eq!(header, "Bearer t0ken");
    assert_eq!(bearer.new_session().await.unwrap_err().kind(), ErrorKind::Request);
    bearer.logout().await.unwrap();
}

#[tokio::test]
async fn calls_without_credentials_or_with_odd_ones_say_so() {
    let server = Vcenter::start().await;
    let none = Client::builder(server.url()).build().unwrap();
    let error = none.thing("a").await.unwrap_err();
    assert!(error.to_string().contains("ClientBuilder::credentials"), "{error}");
    none.open_thing().await.unwrap();
    for odd in [
        Credentials::basic("a:b", Secret::from("c")),
        Credentials::session_id(Secret::from("")),
        Credentials::bearer(Secret::from("a\nb")),
    ] {
        let client = builder(&server).credentials(odd).build().unwrap();
        assert_eq!(client.thing("a").await.unwrap_err().kind(), ErrorKind::Credentials);
    }
    assert_eq!(server.state(|state| state.requests.len()), 1);
}

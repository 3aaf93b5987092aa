//! Accounts must not be locked by a client, whatever begins a session.

use std::future::IntoFuture as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;

use super::support::{Fault, PASSWORD, SECOND, USER, Vcenter, builder, client};
use crate::clock::Clock as _;
use crate::tests::support::Client;
use crate::{Credentials, Error, ErrorKind, Fate, NextStep, Secret};

fn wrong() -> Credentials {
    Credentials::basic(USER, Secret::from("not-this-one"))
}

/// Begins a session in one of the ways that there are.
async fn begin(way: usize, client: Client, server: Vcenter) -> Error {
    let own = || builder(&server).credentials(wrong()).build().unwrap();
    let outcome = match way % 6 {
        0 => client.thing("a").await.map(drop),
        1 => client.new_session().await.map(drop),
        2 => client.with_session(|inner| async move { inner.thing("a").await }).await.map(drop),
        3 => own().thing("a").await.map(drop),
        4 => own().new_session().await.map(drop),
        _ => {
            let provider = Credentials::provider(|| async { Ok(wrong()) });
            builder(&server).credentials(provider).build().unwrap().thing("a").await.map(drop)
        }
    };
    outcome.unwrap_err()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_tasks_with_a_wrong_password_are_one_refused_login() {
    let server = Vcenter::start().await;
    let client = builder(&server).credentials(wrong()).build().unwrap();
    for round in 1..=3 {
        let tasks = (0..1000).map(|way| tokio::spawn(begin(way, client.clone(), server.clone())));
        let errors: Vec<_> = join_all(tasks).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(server.state(|state| state.login_attempts), round);
        let mut sent = 0;
        for error in &errors {
            assert!(error.is_unauthenticated() && error.next_step() == NextStep::GiveUp, "{error}");
            assert!(error.retry_after().is_some(), "{error}");
            assert!(error.to_string().contains("lest the account be locked"), "{error}");
            sent += usize::from(error.fate() != Fate::NotSent);
        }
        assert!(sent <= 1, "only the one that logged in was sent");
        let ids: std::collections::BTreeSet<_> = errors.iter().map(|error| error.request_id().unwrap()).collect();
        assert_eq!(ids.len(), 1000, "each error is about the call that it is given to");
        server.clock().advance(errors[0].retry_after().unwrap().max(errors[1].retry_after().unwrap()));
    }
}

/// Does not get through, once it is told to give up.
struct Elsewhere(Arc<tokio::sync::Notify>);

impl crate::Transport for Elsewhere {
    fn send(&self, _: http::Request<crate::Body>) -> crate::TransportFuture<'_> {
        Box::pin(async {
            self.0.notified().await;
            Err(crate::TransportError::may_have_been_sent("nobody there"))
        })
    }
}

#[tokio::test]
async fn what_one_client_does_not_reach_another_may() {
    let server = Vcenter::start().await;
    let told = Arc::new(tokio::sync::Notify::new());
    let lost = builder(&server).transport(Elsewhere(Arc::clone(&told))).retry(crate::RetryPolicy::off());
    let lost = lost.build().unwrap();
    let mut first = Box::pin(lost.thing("a").into_future());
    while server.clock().sleepers() == 0 {
        assert!(super::support::poll(first.as_mut()).await.is_pending());
        tokio::task::yield_now().await;
    }
    let other = client(&server);
    let mut second = Box::pin(other.thing("a").into_future());
    for _ in 0..10 {
        assert!(super::support::poll(second.as_mut()).await.is_pending(), "one login at a time");
        tokio::task::yield_now().await;
    }
    (0..10).for_each(|_| told.notify_one());
    let tell = async {
        loop {
            told.notify_one();
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        first = first => assert!(first.is_err()),
        () = tell => {}
    }
    second.await.unwrap();
}

#[tokio::test]
async fn a_pause_that_another_client_began_is_waited_for_by_ones_own_clock() {
    let server = Vcenter::start().await;
    let stopped = builder(&server).clock(crate::clock::SteppedClock::new()).retry(crate::RetryPolicy::off());
    let stopped = stopped.build().unwrap();
    server.next_login([Fault::Answer(500, "text/plain", "sso".into())]);
    stopped.thing("a").await.unwrap_err();
    client(&server).thing("a").await.unwrap();
    assert_eq!(server.state(|state| state.login_attempts), 2);
}

#[tokio::test]
async fn a_provider_that_alternates_gets_two_tries() {
    let server = Vcenter::start().await;
    let asked = Arc::new(AtomicUsize::new(0));
    let provider = move || {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        async move { Ok(Credentials::basic(USER, Secret::from(format!("wrong-{number}")))) }
    };
    let client = builder(&server).credentials(Credentials::provider(provider)).build().unwrap();
    join_all((0..100).map(|_| client.new_session().into_future())).await;
    for _ in 0..100 {
        client.thing("a").await.unwrap_err();
    }
    assert_eq!(server.state(|state| state.login_attempts), 2);
    server.clock().advance(60 * SECOND);
    join_all((0..100).map(|_| client.new_session().into_future())).await;
    assert_eq!(server.state(|state| state.login_attempts), 4);
    server.clock().advance(60 * SECOND);
    join_all((0..100).map(|_| client.new_session().into_future())).await;
    assert_eq!(server.state(|state| state.login_attempts), 4, "the pause has doubled");
}

#[tokio::test]
async fn a_403_is_a_refusal_too() {
    let server = Vcenter::start().await;
    server.next_login((0..5).map(|_| Fault::Answer(403, "text/plain", "no".into())));
    let client = client(&server);
    for _ in 0..5 {
        let error = client.thing("a").await.unwrap_err();
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::Unauthorized, Some(60 * SECOND)));
    }
    assert_eq!(server.state(|state| state.requests.len()), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_password_that_is_changed_on_the_server_is_refused_once() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let scopes = || {
        let scope =
            |client: Client| async move { client.with_session(|inner| async move { inner.thing("a").await }).await };
        join_all((0..100).map(|_| tokio::spawn(scope(client.clone()))).collect::<Vec<_>>())
    };
    assert!(scopes().await.into_iter().all(|outcome| outcome.unwrap().is_ok()));
    let before = server.state(|state| {
        state.password = "changed".into();
        state.login_attempts
    });
    assert_eq!(before, 100);
    server.clock().advance(11 * SECOND);
    assert!(scopes().await.into_iter().all(|outcome| outcome.unwrap().unwrap_err().is_unauthenticated()));
    assert_eq!(server.state(|state| state.login_attempts), before + 1);
}

#[tokio::test]
async fn refusals_can_be_forgotten() {
    let server = Vcenter::start().await;
    server.state(|state| state.password = "later".into());
    let client = client(&server);
    client.thing("a").await.unwrap_err();
    server.state(|state| state.password = PASSWORD.into());
    client.thing("a").await.unwrap_err();
    assert_eq!(server.state(|state| state.login_attempts), 1);
    client.forget_refusals();
    client.thing("a").await.unwrap();
}

#[tokio::test]
async fn an_outage_of_single_sign_on_is_not_outlived_by_minutes() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.new_session().await.unwrap();
    server.next_login([Fault::Answer(500, "text/plain", "sso".into())]);
    client.thing("a").await.unwrap_err();
    // Refused for a quarter of an hour, though the password is right.
    server.state(|state| state.password = "out of order".into());
    let end = server.clock().now() + 900 * SECOND;
    while server.clock().now() < end {
        client.thing("a").await.unwrap_err();
        server.clock().advance(5 * SECOND);
    }
    server.state(|state| state.password = PASSWORD.into());
    let mut waited = Duration::ZERO;
    while client.thing("a").await.is_err() {
        server.clock().advance(5 * SECOND);
        waited += 5 * SECOND;
    }
    assert!(waited <= 120 * SECOND, "{waited:?}");
}

#[tokio::test]
async fn a_password_with_a_line_break_says_so() {
    let server = Vcenter::start().await;
    let read = Credentials::basic(USER, Secret::from(format!("{PASSWORD}\n")));
    let error = builder(&server).credentials(read).build().unwrap().thing("a").await.unwrap_err();
    assert!(error.to_string().contains("The password ends in a line break: was it read from a file?"), "{error}");
}

#[tokio::test]
async fn a_pause_of_any_length_can_be_set() {
    let server = Vcenter::start().await;
    let client = builder(&server).credentials(wrong()).login_cool_down(Duration::MAX).build().unwrap();
    for _ in 0..2 {
        let error = client.thing("a").await.unwrap_err();
        assert!(error.retry_after() > Some(Duration::from_secs(1 << 40)), "{error}");
    }
    assert_eq!(server.state(|state| state.login_attempts), 1);
}

//! Logins that break, are slow, give something odd, or lose the runtime that they run on.

use std::error::Error as _;
use std::future::{Future as _, IntoFuture as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use futures_util::future::join_all;
use tokio::runtime::Builder;

use super::login::LIMIT;
use super::support::{Fault, SECOND, Vcenter, builder, client, poll};
use crate::clock::Clock as _;
use crate::{Credentials, Error, ErrorKind, Fate, NextStep};

#[tokio::test]
async fn a_broken_login_is_repeated_and_nobody_hears_of_it() {
    let server = Vcenter::start().await;
    server.next_login([Fault::ResetAfterBody, Fault::ResetBeforeBody]);
    let client = client(&server);
    for outcome in join_all((0..20).map(|_| client.create_thing("a").into_future())).await {
        outcome.unwrap();
    }
    client.close().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn who_waited_for_a_broken_login_hears_that_nothing_of_the_own_call_was_sent() {
    let server = Vcenter::start().await;
    server.next_login(std::iter::repeat_n(Fault::ResetAfterBody, 50));
    let client = client(&server);
    let calls = (0..10).map(|number| client.create_thing("a").request_id(format!("mine-{number}")).into_future());
    for (number, outcome) in join_all(calls).await.into_iter().enumerate() {
        let error = outcome.unwrap_err();
        assert_eq!((error.operation(), error.request_id()), ("Thing_create", Some(&*format!("mine-{number}"))));
        assert_eq!((error.fate(), error.next_step()), (Fate::NotSent, NextStep::Repeat), "{error}");
        assert!(error.is_retryable() && !error.outcome_is_unknown());
        let login = error.source().and_then(|source| source.downcast_ref::<Error>()).unwrap();
        assert_eq!((login.operation(), login.kind()), ("Cis.Session_create", ErrorKind::Disconnected));
    }
    assert_eq!(server.state(|state| state.executed.len()), 0);
    server.state(|state| state.login_faults.clear());
    client.create_thing("a").await.unwrap();
}

#[tokio::test]
async fn failed_logins_do_not_become_a_storm() {
    for fault in [
        Fault::Answer(500, "text/plain", "oops".into()),
        Fault::Answer(503, "application/json", r#"{"error_type":"SERVICE_UNAVAILABLE","messages":[]}"#.into()),
        Fault::Answer(503, "application/json", LIMIT.into()),
    ] {
        let server = Vcenter::start().await;
        server.next_login(std::iter::repeat_n(fault, 1000));
        let (client, clock) = (client(&server), server.clock());
        let task = |number: usize| {
            let (client, clock) = (client.clone(), clock.clone());
            tokio::spawn(async move {
                while clock.now() < 60 * SECOND {
                    match number % 3 {
                        0 => drop(client.thing("a").await.unwrap_err()),
                        1 => drop(client.new_session().await.unwrap_err()),
                        _ => {
                            let work = client.with_session(|inner| async move { inner.thing("a").await });
                            drop(work.await.unwrap_err());
                        }
                    }
                }
            })
        };
        join_all((0..100).map(task).collect::<Vec<_>>()).await;
        let attempts = server.state(|state| state.requests.len());
        assert!((5..=25).contains(&attempts), "{attempts} logins within a minute");
        server.state(|state| state.login_faults.clear());
        client.thing("a").await.unwrap();
    }
}

#[tokio::test]
async fn a_login_may_be_slower_than_the_idle_timeout() {
    let server = Vcenter::start().await;
    let client = builder(&server).idle_timeout(40 * SECOND).build().unwrap();
    server.close_logins(true);
    let calls: Vec<_> = (0..10)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.thing("a").await })
        })
        .collect();
    server.waiting(1).await;
    server.clock().advance(50 * SECOND);
    server.close_logins(false);
    for call in join_all(calls).await {
        call.unwrap().unwrap();
    }
    client.close().await.unwrap();
    assert_eq!((server.state(|state| state.logins), server.leaked()), (1, 0));
}

#[tokio::test]
async fn a_session_that_comes_too_late_for_its_caller_is_ended() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.close_logins(true);
    let late = tokio::spawn({
        let client = client.clone();
        async move { client.new_session().timeout(40 * SECOND).await }
    });
    server.waiting(1).await;
    server.clock().advance(41 * SECOND);
    assert!(late.await.unwrap().unwrap_err().is_timeout());
    server.close_logins(false);
    client.sessions_ended().await;
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (1, 1));
}

#[tokio::test]
async fn a_session_whose_id_stands_elsewhere_is_ended_and_one_without_is_spoken_of() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next_login([Fault::SessionInCookie]);
    let error = client.thing("a").await.unwrap_err();
    assert!(error.to_string().contains("The session that it began is ended again"), "{error}");
    client.sessions_ended().await;
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (1, 1));
    server.next_login([Fault::CutJson]);
    let error = client.new_session().await.unwrap_err();
    assert!(error.to_string().contains("f it began a session, that stays on the server"), "{error}");
}

#[tokio::test]
async fn an_operation_that_is_never_accepted_does_not_log_in_for_ever() {
    let server = Vcenter::start().await;
    let client = client(&server);
    for _ in 0..100 {
        server.next([Fault::Answer(401, "text/plain", "no".into()), Fault::Answer(401, "text/plain", "no".into())]);
        assert!(client.delete_thing("a").await.unwrap_err().is_unauthenticated());
        server.state(|state| state.faults.clear());
        client.thing("others go on").await.unwrap();
        server.clock().advance(SECOND / 4);
    }
    let logins = server.state(|state| state.logins);
    assert!(logins <= 5, "{logins} logins in 25 s");
    client.close().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_provider_that_panics_is_asked_once() {
    let server = Vcenter::start().await;
    let asked = Arc::new(AtomicUsize::new(0));
    let provider = {
        let asked = Arc::clone(&asked);
        move || {
            asked.fetch_add(1, Ordering::Relaxed);
            async { panic!("a bug of the provider") }
        }
    };
    let client = builder(&server).credentials(Credentials::provider(provider)).build().unwrap();
    let error = client.thing("a").await.unwrap_err();
    assert!(error.to_string().contains("the provider of credentials panicked"), "{error}");
    assert_eq!((error.kind(), asked.load(Ordering::Relaxed)), (ErrorKind::Credentials, 1));
}

#[test]
fn a_runtime_without_timers_is_an_error() {
    let servers = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let client = client(&servers.block_on(Vcenter::start()));
    let bare = Builder::new_current_thread().enable_io().build().unwrap();
    let error = bare.block_on(client.thing("a").into_future()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("enable_all()"), "{error}");
}

#[test]
fn a_login_on_a_runtime_that_nobody_drives_is_taken_over_and_ended_when_it_comes() {
    let servers = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = servers.block_on(Vcenter::start());
    let client = client(&server);
    server.close_logins(true);
    let asleep = Builder::new_current_thread().enable_all().build().unwrap();
    asleep.block_on(async {
        let mut call = Box::pin(client.thing("a").into_future());
        assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        server.waiting(1).await;
    });
    server.close_logins(false);
    // Its connections stay alive.
    let awake = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    awake.block_on(async {
        for timeout in [20 * SECOND, 200 * SECOND] {
            // The first waits in vain, but what it has seen is not lost.
            let mut call = Box::pin(client.thing("b").timeout(timeout + 20 * SECOND).into_future());
            let outcome = loop {
                if let Poll::Ready(outcome) = poll(call.as_mut()).await {
                    break outcome;
                }
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
                server.clock().advance(SECOND);
            };
            assert_eq!(outcome.is_ok(), timeout > 100 * SECOND, "{outcome:?}");
        }
    });
    asleep.block_on(client.sessions_ended());
    // Connections of either are driven then.
    asleep.block_on(client.close()).unwrap();
    assert_eq!((server.state(|state| state.logins), server.leaked()), (2, 0));
}

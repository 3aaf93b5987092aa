//! A session that ends on the server.

use std::collections::BTreeSet;

use futures_util::future::join_all;

use super::support::{Fault, SECOND, Vcenter, builder, client};
use crate::{ErrorKind, RetryPolicy};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_killed_under_200_calls_costs_one_login_and_loses_nothing() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("first").await.unwrap();
    server.close_calls(true);
    let calls: Vec<_> = (0..200)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move {
                let id = number.to_string();
                match number % 2 {
                    0 => client.create_thing(&id).await,
                    _ => client.thing(&id).await,
                }
            })
        })
        .collect();
    server.waiting(200).await;
    server.expire();
    server.close_calls(false);
    let answers: Vec<_> = join_all(calls).await.into_iter().map(|call| call.unwrap().unwrap().id).collect();
    assert_eq!(answers, (0..200).map(|number| number.to_string()).collect::<Vec<_>>());
    server.state(|state| {
        assert_eq!((state.logins, state.login_attempts), (2, 2));
        assert_eq!(state.executed.len(), 100);
        assert!(state.executed.values().all(|times| *times == 1), "a POST was carried out twice");
    });
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_restart_is_survived_by_what_may_be_repeated_and_told_by_the_rest() {
    let server = Vcenter::start().await;
    let client = builder(&server).retry(RetryPolicy::default().budget(1.0)).build().unwrap();
    client.thing("first").await.unwrap();
    server.close_calls(true);
    let gets: Vec<_> = (0..40)
        .map(|number| {
            let client = client.clone();
            tokio::spawn(async move { client.thing(&number.to_string()).await })
        })
        .collect();
    let post = tokio::spawn({
        let client = client.clone();
        async move { client.create_thing("once").await }
    });
    server.waiting(41).await;
    server.restart();
    server.close_calls(false);
    for (number, get) in join_all(gets).await.into_iter().enumerate() {
        assert_eq!(get.unwrap().unwrap().id, number.to_string());
    }
    let error = post.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Disconnected, 1));
    assert!(error.outcome_is_unknown() && !error.is_retryable());
    assert!(error.to_string().contains("it may have been carried out: look before you call again"), "{error}");
    let posts = server.state(|state| state.requests.iter().filter(|seen| seen.target == "/api/things").count());
    assert_eq!((posts, server.state(|state| state.logins)), (0, 2));
}

#[tokio::test]
async fn a_401_for_another_reason_than_the_session_does_not_log_in_for_ever() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let mut lines = BTreeSet::new();
    for _ in 0..20 {
        server.next([Fault::Answer(401, "text/plain", "no".into()), Fault::Answer(401, "text/plain", "no".into())]);
        let error = client.thing("a").await.unwrap_err();
        assert!(error.is_unauthenticated());
        lines.insert(error.to_string().split(" [").next().unwrap().to_owned());
        server.state(|state| state.faults.clear());
    }
    assert_eq!(server.state(|state| state.logins), 3);
    assert!(lines.iter().any(|line| line.ends_with("another login would not help")), "{lines:?}");
    server.clock().advance(10 * SECOND);
    client.thing("a").await.unwrap();
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0, "sessions that were given up must be ended");
}

/// Each time that a server restarts its sessions are gone.
#[tokio::test]
async fn each_attempt_of_a_call_may_find_its_session_ended() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    let ended = || Fault::Answer(401, "text/plain", "no session".into());
    server.next([ended(), Fault::Unavailable, ended(), Fault::ResetAfterBody, ended()]);
    client.thing("b").await.unwrap();
    assert_eq!(server.state(|state| state.logins), 4);
    server.next([ended(), ended()]);
    assert!(client.thing("c").await.unwrap_err().is_unauthenticated());
    client.close().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn no_permission_is_not_no_session() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.next([Fault::Answer(403, "text/plain", "no".into())]);
    let error = client.thing("a").await.unwrap_err();
    assert!(error.is_unauthorized() && !error.is_retryable());
    assert_eq!(server.state(|state| state.requests.len()), 2);
}

#[tokio::test]
async fn a_login_that_fails_in_the_middle_is_tried_by_the_next_call() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    server.expire();
    server.next_login([Fault::Answer(500, "text/plain", "oops".into())]);
    let error = client.thing("a").await.unwrap_err();
    assert_eq!((error.operation(), error.status().unwrap().as_u16()), ("Thing_get", 500));
    client.thing("a").await.unwrap();
    assert_eq!(server.state(|state| state.login_attempts), 3);
}

#[tokio::test]
async fn keep_alive_reads_the_session_and_ends_with_the_client() {
    let server = Vcenter::start_with(crate::clock::SteppedClock::new()).await;
    let clock = server.clock();
    let client = builder(&server).keep_alive(120 * SECOND).build().unwrap();
    client.thing("a").await.unwrap();
    let looks = || server.state(|state| state.requests.iter().filter(|seen| seen.target == "/api/session").count());
    let ticks = async |number: usize| {
        while looks() < number {
            if clock.sleepers() == 1 {
                clock.advance(120 * SECOND);
            }
            tokio::task::yield_now().await;
        }
    };
    ticks(3).await;
    server.expire();
    ticks(6).await;
    assert_eq!(server.state(|state| state.logins), 2, "it renews the session");
    drop(client);
    while clock.sleepers() > 0 {
        tokio::task::yield_now().await;
    }
}

//! What observers are told.

use std::sync::{Arc, Mutex};

use futures_util::future::join_all;

use super::support::http::Reply;
use super::support::raw::Raw;
use super::support::{Client, Fault, PASSWORD, USER, Vcenter, builder, poll};
use crate::{
    AnsweredBy, AttemptEnd, CallEnd, CallInfo, Credentials, ErrorKind, Fate, Observer, Outcome, Requests, RetryPolicy,
    Secret, SessionEvent,
};

/// All that was told, and the same in words.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<All>>);

#[derive(Default)]
struct All {
    begun: usize,
    calls: Vec<(&'static str, CallEnd)>,
    attempts: Vec<(&'static str, AttemptEnd)>,
    sessions: Vec<SessionEvent>,
    open: usize,
    requests: Requests,
    most_under_way: usize,
    most_queued: usize,
    words: String,
}

impl Told {
    fn all<T>(&self, with: impl FnOnce(&mut All) -> T) -> T {
        with(&mut self.0.lock().unwrap())
    }
}

impl Observer for Told {
    fn call_begun(&self, call: &CallInfo<'_>) {
        self.all(|all| {
            all.begun += 1;
            all.words += &format!("{call:?}\n");
        });
    }

    fn call_ended(&self, call: &CallInfo<'_>, end: &CallEnd) {
        self.all(|all| {
            all.calls.push((call.operation, end.clone()));
            all.words += &format!("{end:?}\n");
        });
    }

    fn attempt_ended(&self, call: &CallInfo<'_>, end: &AttemptEnd) {
        self.all(|all| {
            all.attempts.push((call.operation, end.clone()));
            all.words += &format!("{call:?} {end:?}\n");
        });
    }

    fn session(&self, event: &SessionEvent) {
        self.all(|all| {
            all.sessions.push(*event);
            all.words += &format!("{event:?}\n");
        });
    }

    fn sessions_open(&self, sessions: usize) {
        self.all(|all| all.open = sessions);
    }

    fn requests(&self, requests: &Requests) {
        self.all(|all| {
            all.requests = *requests;
            all.most_under_way = all.most_under_way.max(requests.under_way);
            all.most_queued = all.most_queued.max(requests.queued);
        });
    }
}

/// One that must not matter.
struct Panics;

impl Observer for Panics {
    fn call_ended(&self, _: &CallInfo<'_>, _: &CallEnd) {
        panic!("an observer");
    }
}

#[tokio::test]
async fn calls_attempts_and_sessions_are_told() {
    let server = Vcenter::start().await;
    let told = Told::default();
    let client = builder(&server).observer(Panics).observer(told.clone()).build().unwrap();
    server.next([Fault::Unavailable]);
    client.thing("a").await.unwrap();
    told.all(|all| {
        let login = &all.attempts[0];
        assert_eq!((login.0, login.1.outcome, login.1.number), ("Cis.Session_create", Outcome::Success, 1));
        let failed = &all.attempts[1];
        assert_eq!((failed.0, failed.1.outcome), ("Thing_get", Outcome::Failure(ErrorKind::Api)));
        assert_eq!((failed.1.fate, failed.1.answered_by), (Fate::Unknown, AnsweredBy::Between));
        assert_eq!((all.attempts[2].1.number, all.attempts[2].1.fate), (2, Fate::Answered));
        let (operation, end) = &all.calls[0];
        assert_eq!((*operation, end.outcome, end.attempts), ("Thing_get", Outcome::Success, 2));
        assert_eq!((all.begun, &*all.sessions, all.open), (1, &[SessionEvent::LoggedIn][..], 1));
    });
    server.expire();
    client.tell(&Secret::from("swordfish")).await.unwrap_err();
    server.next([Fault::CutJson]);
    client.thing("a").await.unwrap_err();
    told.all(|all| {
        assert_eq!(all.sessions[1], SessionEvent::Renewed);
        let last = all.calls.last().unwrap();
        assert_eq!((last.1.outcome, last.1.fate), (Outcome::Failure(ErrorKind::Decode), Fate::Answered));
        assert_eq!(all.open, 1);
    });
    client.logout().await.unwrap();
    let id = "session-0000";
    told.all(|all| {
        assert_eq!((all.sessions.last(), all.open), (Some(&SessionEvent::LoggedOut), 0));
        assert_eq!(all.requests, Requests::default());
        assert_eq!(all.begun, all.calls.len());
        for secret in [PASSWORD, "swordfish", id, USER] {
            assert!(!all.words.contains(secret), "{}", all.words);
        }
    });
}

#[tokio::test]
async fn a_refusal_is_told_once_and_what_is_given_up_has_an_end() {
    let server = Vcenter::start().await;
    let told = Told::default();
    let wrong = Credentials::basic(USER, Secret::from("not-this-one"));
    let refused = builder(&server).credentials(wrong).observer(told.clone()).build().unwrap();
    join_all((0..10).map(|_| std::future::IntoFuture::into_future(refused.thing("a")))).await;
    let told_of = told.all(|all| (all.sessions.clone(), all.calls.len()));
    assert!(matches!(told_of.0[..], [SessionEvent::Refused(Some(_))]), "{told_of:?}");
    assert_eq!(told_of.1, 10);

    let told = Told::default();
    let client = builder(&server).retry(RetryPolicy::off()).observer(told.clone()).build().unwrap();
    client.thing("a").await.unwrap();
    server.close_calls(true);
    let mut call = Box::pin(std::future::IntoFuture::into_future(client.create_thing("b")));
    assert!(poll(call.as_mut()).await.is_pending());
    server.waiting(0).await;
    while told.all(|all| all.requests.under_way) == 0 {
        assert!(poll(call.as_mut()).await.is_pending());
        tokio::task::yield_now().await;
    }
    drop(call);
    server.close_calls(false);
    told.all(|all| {
        let (attempt, call) = (&all.attempts.last().unwrap().1, &all.calls.last().unwrap().1);
        assert_eq!((attempt.outcome, attempt.fate), (Outcome::GivenUp, Fate::Unknown));
        assert_eq!((call.outcome, call.fate), (Outcome::GivenUp, Fate::Unknown));
        assert_eq!(all.requests, Requests::default());
    });
}

#[tokio::test]
async fn requests_under_way_and_queued_are_counted() {
    let server = Vcenter::start().await;
    let told = Told::default();
    let client = builder(&server).max_concurrent_requests(2).observer(told.clone()).build().unwrap();
    client.thing("a").await.unwrap();
    join_all((0..10).map(|_| std::future::IntoFuture::into_future(client.thing("b")))).await;
    told.all(|all| {
        assert_eq!((all.most_under_way, all.requests), (2, Requests::default()));
        assert!(all.most_queued >= 7, "{}", all.most_queued);
    });
}

#[tokio::test]
async fn a_question_for_the_flavour_that_is_given_up_has_an_end() {
    let server = Raw::start(|seen| match &*seen.target {
        // The rest never comes.
        "/api/session" => b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n".to_vec(),
        _ => Reply::new(404, "text/plain", "404 page not found".to_owned()).bytes(),
    })
    .await;
    let told = Told::default();
    let builder = Client::builder(format!("http://{}", server.address))
        .credentials(Credentials::session_id(Secret::from("given")));
    let client = builder.observer(told.clone()).build().unwrap();
    let mut call = Box::pin(std::future::IntoFuture::into_future(client.legacy_thing()));
    while server.seen().len() < 2 {
        assert!(poll(call.as_mut()).await.is_pending());
        tokio::task::yield_now().await;
    }
    drop(call);
    told.all(|all| {
        let (operation, end) = all.attempts.last().unwrap();
        assert_eq!((*operation, end.outcome, end.fate), ("Cis.Session_get", Outcome::GivenUp, Fate::Unknown));
    });
}

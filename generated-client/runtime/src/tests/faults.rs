//! Faults one at a time: what becomes of a call that may be repeated and of one that may not.

use super::support::{Fault, SECOND, Thing, Vcenter, client};
use crate::{AnsweredBy, Error, ErrorKind, Fate, NextStep};

/// Reads a thing and creates one, each while the fault happens once.
async fn both(fault: Fault) -> (Vcenter, Result<Thing, Error>, Result<Thing, Error>) {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("first").await.unwrap();
    server.next([fault.clone()]);
    let get = client.thing("a").await;
    server.call_ended();
    server.next([fault]);
    let post = client.create_thing("a").await;
    server.call_ended();
    client.thing("last").await.unwrap();
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
    assert!(server.state(|state| state.executed.values().all(|times| *times == 1)));
    (server, get, post)
}

/// The read is repeated and succeeds; the other call is told as one whose fate is unknown.
async fn breaks(fault: Fault, executed: usize) -> Error {
    let (server, get, post) = both(fault.clone()).await;
    assert_eq!(get.unwrap(), Thing::new("a"), "{fault:?}");
    let error = post.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Disconnected, 1), "{fault:?}: {error}");
    assert!(error.outcome_is_unknown() && !error.is_retryable(), "{fault:?}");
    assert_eq!(server.state(|state| state.executed.len()), executed, "{fault:?}");
    error
}

#[tokio::test]
async fn connections_that_break() {
    let error = breaks(Fault::ResetBeforeBody, 0).await;
    assert!(error.to_string().contains("the connection broke before an answer came"), "{error}");
    breaks(Fault::ResetAfterBody, 1).await;
    let error = breaks(Fault::HalfBody, 1).await;
    assert_eq!(error.status().unwrap(), 201);
    assert!(error.to_string().contains("201, but the connection broke in the answer"), "{error}");
}

#[tokio::test]
async fn servers_that_fall_silent() {
    for fault in [Fault::StalledBody, Fault::SlowHeaders] {
        let (_server, get, post) = both(fault).await;
        let (get, post) = (get.unwrap_err(), post.unwrap_err());
        assert!(post.outcome_is_unknown() && !get.outcome_is_unknown() && get.is_retryable());
        for error in [get, post] {
            assert!(error.is_timeout() && error.fate() == Fate::Unknown);
            let line = error.to_string();
            assert!(line.contains("not a byte from 127.0.0.1 for 60 s, the idle timeout"), "{line}");
            assert!(error.elapsed() >= 60 * SECOND && error.elapsed() < 300 * SECOND);
        }
    }
}

#[tokio::test]
async fn servers_that_are_busy() {
    let (server, get, post) = both(Fault::TooMany(2)).await;
    get.unwrap();
    let error = post.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.retry_after()), (429, Some(2 * SECOND)));
    assert!(error.is_retryable());
    assert!(server.state(|state| state.executed.is_empty()));

    let (_server, get, post) = both(Fault::Unavailable).await;
    get.unwrap();
    let error = post.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.kind()), (503, ErrorKind::Api));
    assert!(error.to_string().contains("without a body; the server may still be starting"), "{error}");
}

#[tokio::test]
async fn sessions_that_are_over() {
    for body in [true, false] {
        let (server, get, post) = both(Fault::Expired { body }).await;
        get.unwrap();
        post.unwrap();
        assert_eq!(server.state(|state| state.logins), 3);
    }
}

#[tokio::test]
async fn answers_that_are_none() {
    let (_server, get, post) = both(Fault::Html).await;
    get.unwrap();
    let error = post.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Decode, 200));
    assert!(error.to_string().contains("200, but the answer is a web page"), "{error}");
    assert!(error.body().unwrap().contains("Welcome"));
    assert_eq!((error.answered_by(), error.next_step()), (AnsweredBy::Between, NextStep::LookFirst));
    let (_server, get, post) = both(Fault::CutJson).await;
    for error in [get.unwrap_err(), post.unwrap_err()] {
        assert!(error.is_decode() && error.to_string().contains("the answer is cut off: {"), "{error}");
    }
    let (_server, get, post) = both(Fault::WrongType).await;
    assert_eq!(get.unwrap(), post.unwrap());
}

#[tokio::test]
async fn a_gigabyte_is_not_read() {
    let (_server, get, post) = both(Fault::Garbage).await;
    for error in [get.unwrap_err(), post.unwrap_err()] {
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.to_string().contains("larger than 262144 bytes"), "{error}");
    }
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let other = Vcenter::start().await;
    let (_server, get, post) = both(Fault::Redirect(format!("{}/api/things/a", other.url()))).await;
    let host = other.url().trim_start_matches("http://");
    for error in [get.unwrap_err(), post.unwrap_err()] {
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Redirect, 307));
        assert!(error.to_string().contains(&format!("307: the server sends the client to {host}")), "{error}");
    }
    assert_eq!(other.state(|state| state.requests.len()), 0);
}

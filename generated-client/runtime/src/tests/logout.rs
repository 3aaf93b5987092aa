//! The end of a session.

use std::future::Future as _;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};

use super::support::{Fault, Vcenter, basic, builder, client};
use crate::tests::support::Client;
use crate::{Credentials, ErrorKind, Secret};

#[tokio::test]
async fn logout_ends_the_session_for_all_clones_for_good() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    client.clone().logout().await.unwrap();
    let error = client.thing("a").await.unwrap_err();
    assert!(error.is_logged_out());
    assert!(error.to_string().contains("not sent: the client has logged out"), "{error}");
    client.logout().await.unwrap();
    assert_eq!(server.state(|state| (state.logins, state.logouts, state.requests.len())), (1, 1, 3));
}

#[tokio::test]
async fn logout_without_a_session_sends_nothing() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.logout().await.unwrap();
    assert!(client.thing("a").await.unwrap_err().is_logged_out());
    assert_eq!(server.state(|state| state.requests.len()), 0);
}

#[tokio::test]
async fn deleting_the_session_is_logging_out() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    assert_eq!(client.end_session().send().await.unwrap().status(), 204);
    assert!(client.thing("a").await.unwrap_err().is_logged_out());
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_session_that_is_gone_is_ended() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    server.expire();
    client.logout().await.unwrap();
}

#[tokio::test]
async fn logout_waits_for_a_login_under_way_and_goes_on_when_it_is_dropped() {
    let server = Vcenter::start().await;
    let client = client(&server);
    server.close_logins(true);
    let call = tokio::spawn({
        let client = client.clone();
        async move { client.thing("a").await }
    });
    server.waiting(1).await;
    let mut logout = Box::pin(client.logout());
    assert!(logout.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert!(client.thing("b").await.unwrap_err().is_logged_out(), "it begins after the logout");
    drop(logout);
    server.close_logins(false);
    client.logout().await.unwrap();
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (1, 1));
    // The call that was waiting got in or came too late: both are fine, hanging is not.
    let _ = call.await.unwrap();
}

#[tokio::test]
async fn a_logout_that_fails_can_be_repeated() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    server.next_logout([Fault::Answer(500, "text/plain", "oops".into())]);
    assert_eq!(client.logout().await.unwrap_err().kind(), ErrorKind::Api);
    assert!(client.thing("a").await.unwrap_err().is_logged_out());
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_scope_has_its_own_session_and_ends_it() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    let thing = client.with_session(|inner| async move { inner.thing("b").await }).await.unwrap();
    assert_eq!(thing.id, "b");
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (2, 1));
    let none = r#"{"error_type":"NOT_FOUND","messages":[]}"#;
    server.next([Fault::Answer(404, "application/json", none.into())]);
    let outcome = client.with_session(|inner| async move { inner.thing("b").await }).await;
    assert!(outcome.unwrap_err().is_not_found());
    assert_eq!(server.state(|state| (state.logins, state.logouts)), (3, 2));
    client.thing("a").await.unwrap();
    client.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_scope_that_is_dropped_logs_out() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let kept = Arc::new(Mutex::new(None::<Client>));
    let scope = tokio::spawn({
        let (client, kept) = (client.clone(), Arc::clone(&kept));
        async move {
            let work = |inner: Client| async move {
                inner.thing("a").await.unwrap();
                *kept.lock().unwrap() = Some(inner);
                std::future::pending::<()>().await;
            };
            client.with_session(work).await;
        }
    });
    let inner = loop {
        if let Some(inner) = kept.lock().unwrap().clone() {
            break inner;
        }
        tokio::task::yield_now().await;
    };
    scope.abort();
    assert!(scope.await.unwrap_err().is_cancelled());
    while server.leaked() > 0 {
        tokio::task::yield_now().await;
    }
    assert!(inner.thing("a").await.unwrap_err().is_logged_out());
    client.thing("a").await.unwrap();
}

#[tokio::test]
async fn a_scope_does_not_end_a_session_that_was_given() {
    let server = Vcenter::start().await;
    let id = client(&server).new_session().await.unwrap();
    let given = builder(&server).credentials(Credentials::session_id(Secret::from(&id))).build().unwrap();
    given.with_session(|inner| async move { inner.thing("a").await }).await.unwrap();
    given.thing("a").await.unwrap();
    given.logout().await.unwrap();
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn a_login_whose_client_is_gone_is_undone() {
    let server = Vcenter::start().await;
    let client = builder(&server).credentials(basic()).build().unwrap();
    server.close_logins(true);
    let call = tokio::spawn(async move { client.thing("a").await });
    server.waiting(1).await;
    call.abort();
    let _ = call.await;
    server.close_logins(false);
    while server.state(|state| state.logouts) == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(server.leaked(), 0);
}

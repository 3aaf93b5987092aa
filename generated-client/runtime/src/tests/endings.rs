//! Ends of sessions that are slow, dropped, or lose the runtime that they run on.

use std::future::Future as _;
use std::task::{Context, Waker};

use tokio::runtime::Builder;

use super::support::{SECOND, Vcenter, client, poll};
use crate::tests::support::Client;

#[tokio::test]
async fn a_logout_that_hangs_does_not_keep_finished_work() {
    let server = Vcenter::start().await;
    let client = client(&server);
    let scope = tokio::spawn({
        let (client, server) = (client.clone(), server.clone());
        async move {
            let work = |inner: Client| async move {
                let thing = inner.thing("done").await.unwrap();
                server.close_calls(true);
                thing
            };
            client.with_session(work).await
        }
    });
    server.waiting(1).await;
    server.clock().advance(41 * SECOND);
    assert_eq!(scope.await.unwrap().id, "done");
    assert_eq!(server.leaked(), 1);
    server.close_calls(false);
    client.sessions_ended().await;
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn closing_waits_for_the_sessions_of_scopes_that_were_dropped() {
    let server = Vcenter::start().await;
    let client = client(&server);
    for _ in 0..10 {
        let work = |inner: Client| async move {
            inner.thing("a").await.unwrap();
            std::future::pending::<()>().await;
        };
        let mut scope = Box::pin(client.with_session(work));
        let logins = server.state(|state| state.requests.len());
        while server.state(|state| state.requests.len()) < logins + 2 {
            assert!(poll(scope.as_mut()).await.is_pending());
            tokio::task::yield_now().await;
        }
    }
    client.thing("a").await.unwrap();
    client.close().await.unwrap();
    assert_eq!((server.state(|state| state.logins), server.leaked()), (11, 0));
}

#[test]
fn a_logout_that_vanishes_with_its_runtime_can_be_repeated() {
    let servers = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = servers.block_on(Vcenter::start());
    let client = client(&server);
    let first = Builder::new_current_thread().enable_all().build().unwrap();
    first.block_on(async {
        client.thing("a").await.unwrap();
        server.close_calls(true);
        let mut logout = Box::pin(client.logout());
        assert!(logout.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        server.waiting(1).await;
    });
    drop(first);
    server.close_calls(false);
    Builder::new_current_thread().enable_all().build().unwrap().block_on(client.logout()).unwrap();
    assert_eq!(server.leaked(), 0);
}

#[test]
fn a_logout_that_was_dropped_while_it_waited_for_a_login_is_not_stuck() {
    let servers = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = servers.block_on(Vcenter::start());
    let client = client(&server);
    server.close_logins(true);
    let first = Builder::new_current_thread().enable_all().build().unwrap();
    first.block_on(async {
        let mut call = Box::pin(std::future::IntoFuture::into_future(client.thing("a")));
        assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        server.waiting(1).await;
        let mut logout = Box::pin(client.logout());
        assert!(logout.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    });
    drop(first);
    server.close_logins(false);
    Builder::new_current_thread().enable_all().build().unwrap().block_on(client.logout()).unwrap();
}

#[tokio::test]
async fn deleting_the_session_has_the_options_of_a_call() {
    let server = Vcenter::start().await;
    let client = client(&server);
    client.thing("a").await.unwrap();
    server.close_calls(true);
    let hung = tokio::spawn({
        let client = client.clone();
        async move { client.end_session().timeout(40 * SECOND).request_id("mine").await }
    });
    server.waiting(1).await;
    server.clock().advance(41 * SECOND);
    let error = hung.await.unwrap().unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(error.request_id(), Some("mine"));
    server.close_calls(false);
    client.sessions_ended().await;
    client.logout().await.unwrap();
    let ids = server.state(|state| {
        let deletes = state.requests.iter().filter(|seen| seen.method == "DELETE");
        deletes.map(|seen| seen.header("x-request-id").to_owned()).collect::<Vec<_>>()
    });
    assert_eq!(ids[0], "mine");
    assert_eq!(server.leaked(), 0);
}

#[tokio::test]
async fn the_id_of_the_session_is_there_as_long_as_it_is() {
    let server = Vcenter::start().await;
    let client = client(&server);
    assert!(client.session_id().is_none());
    client.thing("a").await.unwrap();
    let id = client.session_id().unwrap();
    assert!(server.state(|state| state.sessions.contains(id.expose())));
    client.logout().await.unwrap();
    assert!(client.session_id().is_none());
}

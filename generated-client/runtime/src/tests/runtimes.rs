//! Runtimes of every kind, and none.

use std::future::{Future as _, IntoFuture as _};
use std::task::{Context, Poll, Waker};

use tokio::runtime::{Builder, Runtime};

use super::support::{Vcenter, client};
use crate::tests::support::{Client, ClientBuilder};
use crate::{Call, Credentials, Error, ErrorKind, Response, Secret};

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

fn multi_thread() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

#[test]
fn current_thread_and_multi_thread() {
    for runtime in [current_thread(), multi_thread()] {
        let server = runtime.block_on(Vcenter::start());
        let client = client(&server);
        for id in ["a", "b"] {
            assert_eq!(runtime.block_on(client.thing(id).into_future()).unwrap().id, id);
        }
        runtime.block_on(client.logout()).unwrap();
        assert_eq!(server.leaked(), 0);
    }
}

#[test]
fn clients_are_built_and_dropped_without_a_runtime() {
    let runtime = current_thread();
    let server = runtime.block_on(Vcenter::start());
    let client = client(&server);
    runtime.block_on(client.thing("a").into_future()).unwrap();
    drop(runtime);
    drop(client);
}

#[test]
fn a_call_without_a_runtime_is_an_error() {
    let client = Client::builder("https://vcenter.test").credentials(Credentials::basic("u", Secret::from("p")));
    let Ok(client) = client.build() else { return };
    let mut context = Context::from_waker(Waker::noop());
    let mut call = client.thing("a").into_future();
    let Poll::Ready(Err(error)) = std::pin::Pin::new(&mut call).poll(&mut context) else { panic!("no error") };
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("Tokio runtime"), "{error}");
    let mut logout = Box::pin(client.logout());
    assert!(matches!(logout.as_mut().poll(&mut context), Poll::Ready(Err(_))));
}

#[test]
fn a_login_that_vanishes_with_its_runtime_is_begun_again() {
    let servers = multi_thread();
    let server = servers.block_on(Vcenter::start());
    let client = client(&server);
    server.close_logins(true);
    let first = current_thread();
    first.block_on(async {
        let mut call = Box::pin(client.thing("a").into_future());
        assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        server.waiting(1).await;
    });
    drop(first);
    server.close_logins(false);
    current_thread().block_on(client.thing("a").into_future()).unwrap();
}

#[test]
fn types_are_what_callers_rely_on() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send>(_: T) {}
    shared::<Client>();
    shared::<Error>();
    shared::<Credentials>();
    shared::<Secret>();
    shared::<Response<String>>();
    fn movable<T: Send>() {}
    movable::<ClientBuilder>();
    movable::<Call<'static, String>>();
    assert!(size_of::<Error>() <= 16);
    assert!(size_of::<Result<(), Error>>() <= 16);
    let client = Client::builder("http://127.0.0.1:1").build().unwrap();
    sent(client.thing("a").into_future());
    sent(client.thing("a").send());
    sent(client.logout());
    sent(client.with_session(|inner| async move { inner.thing("a").await }));
}

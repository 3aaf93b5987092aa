//! Futures that are dropped: at every await point, the client stays usable and no login half done.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::support::{Vcenter, client};
use crate::tests::support::Client;

/// Polls a future so many times, then drops it.
struct Polls<F>(Option<Pin<Box<F>>>, usize);

impl<F: Future> Future for Polls<F> {
    /// Whether it came to its end.
    type Output = bool;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        if self.1 == 0 {
            self.0 = None;
            return Poll::Ready(false);
        }
        self.1 -= 1;
        match self.0.as_mut().map(|future| future.as_mut().poll(context)) {
            Some(Poll::Ready(_)) => Poll::Ready(true),
            Some(Poll::Pending) => {
                if self.1 == 0 {
                    context.waker().wake_by_ref();
                }
                Poll::Pending
            }
            None => Poll::Ready(true),
        }
    }
}

/// Cancels `action` after 0, 1, 2, … polls, until it comes to its end; `after` must hold each time.
async fn at_every_point<F: Future>(
    server: &Vcenter,
    prepare: impl AsyncFn(&Client),
    action: impl Fn(Client) -> F,
    after: impl AsyncFn(&Client),
) {
    for polls in 0.. {
        assert!(polls < 1000, "it never ends");
        let client = client(server);
        prepare(&client).await;
        let ended = Polls(Some(Box::pin(action(client.clone()))), polls).await;
        after(&client).await;
        client.logout().await.unwrap();
        assert_eq!(server.leaked(), 0, "after {polls} polls");
        if ended {
            assert!(polls > 1, "nothing was cancelled");
            return;
        }
    }
}

async fn usable(client: &Client) {
    assert_eq!(client.thing("after").await.unwrap().id, "after");
}

#[tokio::test]
async fn the_first_call() {
    let server = Vcenter::start().await;
    at_every_point(&server, async |_| {}, |client| async move { client.thing("a").await }, usable).await;
    assert!(server.state(|state| state.logins) > 3);
}

#[tokio::test]
async fn a_call_whose_session_is_over() {
    let server = Vcenter::start().await;
    let prepare = async |client: &Client| {
        client.thing("a").await.unwrap();
        server.expire();
    };
    at_every_point(&server, prepare, |client| async move { client.create_thing("a").await }, usable).await;
    assert!(server.state(|state| state.executed.values().all(|times| *times == 1)));
}

#[tokio::test]
async fn a_logout() {
    let server = Vcenter::start().await;
    let prepare = async |client: &Client| drop(client.thing("a").await.unwrap());
    at_every_point(&server, prepare, |client| async move { client.logout().await }, async |_| {}).await;
}

#[tokio::test]
async fn a_session_of_the_callers_own() {
    let server = Vcenter::start().await;
    let action = |client: Client| async move { client.new_session().await };
    let after = async |client: &Client| {
        usable(client).await;
        // The session is the caller's; if the answer was dropped, only the server can end it.
        client.logout().await.unwrap();
        server.expire();
    };
    at_every_point(&server, async |_| {}, action, after).await;
}

#[tokio::test]
async fn a_scope() {
    let server = Vcenter::start().await;
    let action =
        |client: Client| async move { client.with_session(|inner| async move { inner.thing("a").await }).await };
    let after = async |client: &Client| {
        usable(client).await;
        while server.leaked() > 1 {
            tokio::task::yield_now().await;
        }
    };
    at_every_point(&server, async |_| {}, action, after).await;
}

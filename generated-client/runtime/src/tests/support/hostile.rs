//! A server that answers whatever a test says, but lets everybody in.

use super::http::{Reply, Seen};
use super::raw::{Raw, Said};

/// Its address. `None` breaks the connection. It lives as long as the runtime of the test.
pub(crate) async fn start(mut answer: impl FnMut(&Seen) -> Option<Reply> + Send + 'static) -> String {
    let server = Raw::serve(move |seen| {
        let reply = if seen.is_login() { Some(Reply::json(201, &"a-session-id".into())) } else { answer(seen) };
        reply.map_or(Said::Reset, |reply| Said::Bytes(reply.bytes()))
    });
    server.await.url()
}

/// The same answers for requests one after the other; the last for all that follow.
pub(crate) async fn answers(replies: impl IntoIterator<Item = Reply>) -> String {
    let mut replies: Vec<Reply> = replies.into_iter().collect();
    replies.reverse();
    start(move |_| if replies.len() > 1 { replies.pop() } else { replies.last().cloned() }).await
}

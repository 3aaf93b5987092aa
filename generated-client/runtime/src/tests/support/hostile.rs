//! A server that answers whatever a test says, but lets everybody in.

use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;

use super::http::{Connection, Reply, Seen};

/// What comes back for a request: `None` breaks the connection.
type Answer = dyn FnMut(&Seen) -> Option<Reply> + Send;

/// Its address. It lives as long as the runtime of the test.
pub(crate) async fn start(answer: impl FnMut(&Seen) -> Option<Reply> + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let answer: Arc<Mutex<Box<Answer>>> = Arc::new(Mutex::new(Box::new(answer)));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let answer = Arc::clone(&answer);
            tokio::spawn(async move {
                let mut connection = Connection::new(stream);
                while let Ok(Some(mut seen)) = connection.head().await {
                    if connection.body(&mut seen).await.is_err() {
                        return;
                    }
                    let reply = match seen.is_login() {
                        true => Some(Reply::json(201, &"a-session-id".into())),
                        false => (answer.lock().unwrap())(&seen),
                    };
                    let Some(reply) = reply else { return connection.reset() };
                    if connection.answer(&reply).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    format!("http://{address}")
}

/// The same answers for requests one after the other; the last for all that follow.
pub(crate) async fn answers(replies: impl IntoIterator<Item = Reply>) -> String {
    let mut replies: Vec<Reply> = replies.into_iter().collect();
    replies.reverse();
    start(move |_| if replies.len() > 1 { replies.pop() } else { replies.last().cloned() }).await
}

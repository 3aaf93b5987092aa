//! A session for one piece of work.

use std::future::Future;

use tokio::sync::oneshot;

use super::connection::Connection;
use crate::session::logout::log_out;

impl Connection {
    /// Runs `work` with a connection that has a session of its own, and ends that session afterwards:
    /// on success, on error, and when this future is dropped.
    ///
    /// It shares settings and connections with this one, and logs in at its first
    /// call. After `work` it counts as logged out, so keep no clone of it. A session id or token
    /// that was given is used as it is, and not ended.
    ///
    /// A logout that fails does not change the outcome; it is a `tracing` warning.
    pub async fn with_session<F, R>(&self, work: F) -> R::Output
    where
        F: FnOnce(Connection) -> R,
        R: Future,
    {
        let own = self.apart();
        let end = Ending::begin(&own);
        let output = work(own).await;
        end.wait().await;
        output
    }
}

/// A task that logs out as soon as this is dropped: dropping itself cannot talk to the server.
struct Ending {
    /// Dropped to say that the work is over.
    working: oneshot::Sender<()>,
    ended: Option<tokio::task::JoinHandle<()>>,
}

impl Ending {
    fn begin(own: &Connection) -> Self {
        let (working, over) = oneshot::channel::<()>();
        let own = own.clone();
        // Without a runtime no call can be made, so there will be no session either.
        let ended = tokio::runtime::Handle::try_current().ok().map(|runtime| {
            runtime.spawn(async move {
                let _ = over.await;
                if let Err(error) = log_out(own.session(), false).await {
                    tracing::warn!(%error, "a session could not be ended");
                }
            })
        });
        Self { working, ended }
    }

    async fn wait(self) {
        drop(self.working);
        if let Some(ended) = self.ended {
            let _ = ended.await;
        }
    }
}

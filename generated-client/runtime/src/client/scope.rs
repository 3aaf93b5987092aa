//! A session for one piece of work.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::connection::Connection;
use crate::clock::timeout;
use crate::session::logout::{Ends, log_out};
use crate::session::tasks::Task;

impl Connection {
    /// Runs `work` with a connection that has a session of its own, and ends that session afterwards:
    /// on success, on error, and when this future is dropped.
    ///
    /// It shares settings and connections with this one, and logs in at its first
    /// call. After `work` it counts as logged out, so keep no clone of it. A session id or token
    /// that was given is used as it is, and not ended.
    ///
    /// A logout that fails does not change the outcome; it is a `tracing` warning. One that takes longer than
    /// `ClientBuilder::logout_timeout` goes on behind, see [`sessions_ended`](Self::sessions_ended).
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
    own: Connection,
    /// Told that the work is over; the end of the session counts as a task from then on.
    working: Option<oneshot::Sender<Task>>,
    ended: Option<tokio::task::JoinHandle<()>>,
}

impl Ending {
    fn begin(own: &Connection) -> Self {
        let (working, over) = oneshot::channel();
        let session = Arc::clone(own.session());
        // Without a runtime no call can be made, so there will be no session either.
        let ended = tokio::runtime::Handle::try_current().ok().map(|runtime| {
            runtime.spawn(async move {
                let _task = over.await;
                if let Err(error) = log_out(&session, Ends::Own).await {
                    tracing::warn!(%error, "a session could not be ended");
                }
            })
        });
        Self { own: own.clone(), working: Some(working), ended }
    }

    async fn wait(mut self) {
        self.over();
        let account = &self.own.session().account;
        if let Some(ended) = self.ended.take()
            && timeout(&*account.sender.transport.clock, account.logout_timeout, ended).await.is_none()
        {
            tracing::warn!("the end of a session takes long; it goes on behind");
        }
    }

    fn over(&mut self) {
        if let Some(working) = self.working.take() {
            // The task is there to take it unless its runtime was shut down.
            let _ = working.send(self.own.session().account.tasks.begin());
        }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.over();
    }
}

//! Tasks under way that talk to the server on behalf of sessions: counted, so that their end can be awaited.

use std::sync::Arc;

use tokio::sync::watch;

#[derive(Debug, Default)]
pub(crate) struct Tasks(watch::Sender<usize>);

/// Counts as a task until it is dropped.
pub(crate) struct Task(Arc<Tasks>);

impl Tasks {
    pub(crate) fn begin(self: &Arc<Self>) -> Task {
        self.0.send_modify(|tasks| *tasks += 1);
        Task(Arc::clone(self))
    }

    /// Returns once none is under way.
    pub(crate) async fn ended(&self) {
        // The sender is `self`, so there is always something to wait for.
        let _ = self.0.subscribe().wait_for(|tasks| *tasks == 0).await;
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.0.send_modify(|tasks| *tasks -= 1);
    }
}

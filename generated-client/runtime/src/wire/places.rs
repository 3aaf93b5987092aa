//! How many requests may be under way at once.

use tokio::sync::{Semaphore, SemaphorePermit};

/// Places for requests, given in the order in which they were asked for.
#[derive(Debug)]
pub(crate) struct Places {
    /// How many there are, and those that are free; `None` without a limit.
    limited: Option<(usize, Semaphore)>,
}

/// Held while a request is under way.
pub(crate) struct Place<'p>(#[expect(dead_code, reason = "given back when it is dropped")] Option<SemaphorePermit<'p>>);

impl Places {
    pub(crate) fn new(most: Option<usize>) -> Self {
        let most = most.map(|most| most.clamp(1, Semaphore::MAX_PERMITS));
        Self { limited: most.map(|most| (most, Semaphore::new(most))) }
    }

    pub(crate) async fn take(&self) -> Place<'_> {
        match &self.limited {
            // It is never closed, which would be the error.
            Some((_, free)) => Place(free.acquire().await.ok()),
            None => Place(None),
        }
    }

    /// Places that are taken, and all that there are; `None` without a limit.
    #[cfg_attr(not(test), expect(dead_code, reason = "for who watches the client"))]
    pub(crate) fn taken(&self) -> Option<(usize, usize)> {
        self.limited.as_ref().map(|(most, free)| (most - free.available_permits(), *most))
    }
}

//! The release of a server, as long as it is known.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::values::lifecycle::Release;

/// What is known of the release of a server.
#[derive(Default)]
pub(crate) struct Known {
    /// `Some(None)`: it was asked, and does not say.
    release: Mutex<Option<Option<Release>>>,
    /// One asks, and the others wait for it.
    pub(super) asking: tokio::sync::Mutex<()>,
}

impl Known {
    /// The release, if it was asked for since the last login.
    pub(super) fn now(&self) -> Option<Release> {
        self.release().clone().flatten()
    }

    /// A login: it may be another server by now.
    pub(super) fn forget(&self) {
        *self.release() = None;
    }

    pub(super) fn release(&self) -> MutexGuard<'_, Option<Option<Release>>> {
        self.release.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

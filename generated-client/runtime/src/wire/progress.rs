//! How far a call has come.

use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, Ordering};

use http::StatusCode;

/// How far a call has come, for when it is broken off.
#[derive(Default)]
pub(crate) struct Progress {
    attempts: AtomicU32,
    under_way: AtomicBool,
    queued: AtomicBool,
    doubtful: AtomicBool,
    /// Status of the answer that is being read; 0 before it came.
    status: AtomicU16,
}

impl Progress {
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// A request may have reached the server, and was not answered.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way.load(Ordering::Relaxed)
    }

    /// The request waits until others are done.
    pub(crate) fn is_queued(&self) -> bool {
        self.queued.load(Ordering::Relaxed)
    }

    /// Status of the answer that has begun to come.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status.load(Ordering::Relaxed)).ok()
    }

    /// An attempt that is over may have been carried out.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.doubtful.load(Ordering::Relaxed)
    }

    /// The attempt that is over may have been carried out, and another follows.
    pub(crate) fn doubt(&self) {
        self.doubtful.store(true, Ordering::Relaxed);
    }

    pub(super) fn begin(&self) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        self.status.store(0, Ordering::Relaxed);
        self.under_way.store(true, Ordering::Relaxed);
    }

    pub(super) fn end(&self) {
        self.under_way.store(false, Ordering::Relaxed);
    }

    pub(super) fn queue(&self, waits: bool) {
        self.queued.store(waits, Ordering::Relaxed);
    }

    pub(super) fn answered(&self, status: StatusCode) {
        self.status.store(status.as_u16(), Ordering::Relaxed);
    }
}

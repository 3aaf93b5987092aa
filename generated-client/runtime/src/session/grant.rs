//! What a login gave: a session, or a token that needs none.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::wire::authorization::Authorization;

/// When so many sessions in a row were never accepted, the trouble is not the session: the next
/// login waits until the last session is this old.
const DOUBTFUL: u32 = 3;
const PAUSE: Duration = Duration::from_secs(10);

pub(crate) struct Grant {
    pub(crate) authorization: Authorization,
    /// Counts logins; a 401 is worth one new login per generation.
    pub(crate) generation: u64,
    /// The client made the session, so it has to end it.
    pub(crate) owned: bool,
    /// There is a session behind it, so that it can be ended.
    pub(crate) session: bool,
    since: Duration,
    /// Sessions in a row before this one that were never accepted.
    doubts: u32,
    /// The server accepted it once.
    proven: AtomicBool,
}

impl Grant {
    pub(crate) fn new(
        authorization: Authorization,
        generation: u64,
        (session, owned): (bool, bool),
        now: Duration,
        last: Option<&Self>,
    ) -> Self {
        let proven = AtomicBool::new(false);
        let doubts = last.filter(|last| !last.is_proven()).map_or(0, |last| last.doubts + 1);
        Self { authorization, generation, owned, session, since: now, doubts, proven }
    }

    pub(crate) fn accepted(&self) {
        self.proven.store(true, Ordering::Relaxed);
    }

    /// Whether a 401 means that the session is over, rather than that none is ever accepted.
    pub(crate) fn may_be_renewed(&self, now: Duration) -> bool {
        self.is_proven() || self.doubts + 1 < DOUBTFUL || now.saturating_sub(self.since) >= PAUSE
    }

    fn is_proven(&self) -> bool {
        self.proven.load(Ordering::Relaxed)
    }
}

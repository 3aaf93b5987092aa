//! What a login gave: a session, or a token that needs none.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::runtime::authorization::Authorization;

/// A renewed session that was never accepted is not renewed again before this has passed: the
/// trouble is not the session.
const DOUBTFUL: Duration = Duration::from_secs(10);

pub(crate) struct Grant {
    pub(crate) authorization: Authorization,
    /// Counts logins; a 401 is worth one new login per generation.
    pub(crate) generation: u64,
    /// The client made the session, so it has to end it.
    pub(crate) owned: bool,
    /// There is a session behind it, so that it can be ended.
    pub(crate) session: bool,
    since: Duration,
    /// The server accepted it once.
    proven: AtomicBool,
}

impl Grant {
    pub(crate) fn new(
        authorization: Authorization,
        generation: u64,
        (session, owned): (bool, bool),
        now: Duration,
    ) -> Self {
        let proven = AtomicBool::new(false);
        Self { authorization, generation, owned, session, since: now, proven }
    }

    pub(crate) fn accepted(&self) {
        self.proven.store(true, Ordering::Relaxed);
    }

    /// Whether a 401 means that the session is over, rather than that none is ever accepted.
    pub(crate) fn may_be_renewed(&self, now: Duration) -> bool {
        self.generation <= 1 || self.proven.load(Ordering::Relaxed) || now.saturating_sub(self.since) >= DOUBTFUL
    }
}

//! What a login gave: a session, or a token that needs none.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::observer::watch::Counted;
use crate::values::secret::Secret;
use crate::wire::authorization::Authorization;

/// When so many sessions in a row were never accepted, the trouble is not the session: the next
/// login waits until the last session is this old.
const DOUBTFUL: u32 = 3;
const PAUSE: Duration = Duration::from_secs(10);

/// Where it comes from, and so what becomes of it in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A session of a login of the client, which has to end it.
    Made,
    /// A session whose id was given.
    Given,
    /// A session in the store, for others too.
    Stored,
    /// A token: there is no session.
    Token,
}

pub(crate) struct Grant {
    pub(crate) authorization: Authorization,
    /// The id of the session, if there is one.
    pub(crate) id: Option<Secret>,
    /// Counts logins; a 401 is worth one new login per generation.
    pub(crate) generation: u64,
    pub(crate) origin: Origin,
    since: Duration,
    /// Sessions in a row before this one that were never accepted.
    doubts: u32,
    /// The server accepted it once.
    proven: AtomicBool,
    /// It counts as an open session of the client.
    open: Option<Counted>,
}

impl Grant {
    /// `None` if the id does not fit into a header.
    pub(crate) fn session(
        id: &Secret,
        generation: u64,
        origin: Origin,
        now: Duration,
        last: Option<&Self>,
    ) -> Option<Self> {
        let authorization = Authorization::session(id)?;
        Some(Self { id: Some(id.clone()), ..Self::new(authorization, generation, origin, now, last) })
    }

    pub(crate) fn new(
        authorization: Authorization,
        generation: u64,
        origin: Origin,
        now: Duration,
        last: Option<&Self>,
    ) -> Self {
        let proven = AtomicBool::new(false);
        let doubts = last.filter(|last| !last.is_proven()).map_or(0, |last| last.doubts + 1);
        Self { authorization, id: None, generation, origin, since: now, doubts, proven, open: None }
    }

    /// The client began the session: it is open as long as the client holds it.
    pub(crate) fn counted(mut self, open: Counted) -> Self {
        self.open = Some(open);
        self
    }

    /// The client made the session for itself, so it has to end it.
    pub(crate) fn is_owned(&self) -> bool {
        self.origin == Origin::Made
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

//! A moment, on the clock that saw it: clients that share what is known of an account may have several.

use std::sync::Arc;
use std::time::Duration;

use crate::clock::Clock;

#[derive(Clone, Debug)]
pub(super) struct Moment {
    clock: Arc<dyn Clock>,
    at: Duration,
}

impl Moment {
    pub(super) fn now(clock: &Arc<dyn Clock>) -> Self {
        Self { clock: Arc::clone(clock), at: clock.now() }
    }

    /// So much later. A pause of any length is one.
    pub(super) fn after(&self, pause: Duration) -> Self {
        Self { clock: Arc::clone(&self.clock), at: self.at.saturating_add(pause) }
    }

    /// How long ago it was.
    pub(super) fn age(&self) -> Duration {
        self.clock.now().saturating_sub(self.at)
    }

    /// How long it is until then.
    pub(super) fn left(&self) -> Duration {
        self.at.saturating_sub(self.clock.now())
    }

    pub(super) fn is_over(&self) -> bool {
        self.left().is_zero()
    }
}

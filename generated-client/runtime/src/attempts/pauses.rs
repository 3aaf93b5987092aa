//! Pauses between attempts, and between looks.

use std::time::Duration;

/// Doubling pauses with jitter, from the shortest to the longest.
///
/// Each pause is picked between one step and the next; at the longest still within a quarter below it, so that clients
/// that failed together do not come back together, however long the outage.
pub(crate) struct Pauses {
    step: Duration,
    shortest: Duration,
    longest: Duration,
}

impl Pauses {
    pub(crate) fn between(shortest: Duration, longest: Duration) -> Self {
        Self { step: shortest.min(longest), shortest, longest }
    }

    pub(crate) fn next(&mut self) -> Duration {
        let low = self.step.min(self.longest.saturating_sub(self.longest / 4)).max(self.shortest).min(self.longest);
        let high = self.step.saturating_mul(2).min(self.longest);
        self.step = high;
        low.saturating_add(high.saturating_sub(low).mul_f64(fastrand::f64()))
    }
}

#[cfg(test)]
mod tests;

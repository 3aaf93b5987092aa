//! When a request is sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};

/// When and how often a request is sent again.
///
/// Repeated are: connections that failed before a byte was sent, for every method; and for methods
/// that may be repeated (all but POST and PATCH) the answers 429, 502, 503 and 504 and connections
/// that broke. Nothing else, whatever the policy says: in particular no timeout of an answer, no
/// 401 of a login and no login for which there is no session left. Not counted here: a call whose
/// session had ended is sent once more with a new one.
///
/// Between attempts it waits, doubling from [`min_delay`](Self::min_delay) to
/// [`max_delay`](Self::max_delay) with jitter, or as long as the server says in `Retry-After`. A
/// pause that does not fit into the timeout of the call is not begun.
#[derive(Clone, Debug, PartialEq)]
pub struct RetryPolicy {
    pub(crate) attempts: u32,
    pub(crate) min_delay: Duration,
    pub(crate) max_delay: Duration,
    pub(crate) budget: f64,
}

impl Default for RetryPolicy {
    /// 3 attempts, pauses of 0.2 s to 5 s, a budget of 20 %.
    fn default() -> Self {
        Self { attempts: 3, min_delay: Duration::from_millis(200), max_delay: Duration::from_secs(5), budget: 0.2 }
    }
}

impl RetryPolicy {
    /// Nothing is sent again.
    pub fn off() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Attempts in all, the first included. Default 3; 0 counts as 1.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Shortest pause. Default 0.2 s.
    #[must_use]
    pub fn min_delay(mut self, delay: Duration) -> Self {
        self.min_delay = delay;
        self
    }

    /// Longest pause. Default 5 s.
    #[must_use]
    pub fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Repeated requests per call, over all calls of the client: it keeps a client from adding to
    /// the load of a server that is down. Default 0.2; besides, one repeat a second is always free.
    /// Only the policy of the client counts, not that of a call.
    #[must_use]
    pub fn budget(mut self, ratio: f64) -> Self {
        self.budget = ratio.max(0.0);
        self
    }

    /// The pauses, without end.
    pub(crate) fn pauses(&self) -> Pauses {
        Pauses { backoff: backoff(self.min_delay, self.max_delay), longest: self.max_delay }
    }
}

/// Doubling pauses with jitter, never longer than the longest.
pub(crate) struct Pauses {
    backoff: ExponentialBackoff,
    longest: Duration,
}

impl Pauses {
    pub(crate) fn between(shortest: Duration, longest: Duration) -> Self {
        Self { backoff: backoff(shortest, longest), longest }
    }

    pub(crate) fn next(&mut self) -> Duration {
        self.backoff.next().unwrap_or(self.longest).min(self.longest)
    }
}

fn backoff(shortest: Duration, longest: Duration) -> ExponentialBackoff {
    ExponentialBuilder::new()
        .with_min_delay(shortest)
        .with_max_delay(longest)
        .without_max_times()
        .with_jitter()
        .with_jitter_seed(fastrand::u64(..))
        .build()
}

#[cfg(test)]
mod tests;

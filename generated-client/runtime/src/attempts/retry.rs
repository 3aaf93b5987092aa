//! When a request is sent again.

use std::time::Duration;

use super::pauses::Pauses;

/// When and how often a request is sent again.
///
/// Repeated are: connections that failed before a byte was sent, for every method; and for methods
/// that may be repeated (all but POST and PATCH) connections that broke, 502, 503, 504 and web pages with 200 of
/// something in between, and an API that is busy (429, 503). Logins, too, where the connection broke or the server is
/// starting (503 and no more): at worst they leave a session behind. Nothing else, whatever the policy says: in
/// particular no timeout of an answer, no 401 of a login and no login for which there is no session left. Not counted
/// here: a call whose session had ended is sent once more with a new one.
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
    /// 4 attempts, pauses of 0.2 s to 5 s, a budget of 20 %. The pauses add up to 1.4 s at least, and 2.8 s at most.
    fn default() -> Self {
        Self { attempts: 4, min_delay: Duration::from_millis(200), max_delay: Duration::from_secs(5), budget: 0.2 }
    }
}

impl RetryPolicy {
    /// Nothing is sent again.
    pub fn off() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// Attempts in all, the first included. Default 4; 0 counts as 1.
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
    /// the load of a server that is down. Default 0.2. Free are the first 5 s of trouble, so that a short outage is
    /// survived by all calls, however many are under way; and one repeat a second, always. Trouble is over when for
    /// 15 s nothing was to be repeated.
    /// Only the policy of the client counts, not that of a call.
    #[must_use]
    pub fn budget(mut self, ratio: f64) -> Self {
        self.budget = ratio.max(0.0);
        self
    }

    /// The pauses, without end.
    pub(crate) fn pauses(&self) -> Pauses {
        Pauses::between(self.min_delay, self.max_delay)
    }
}

#[cfg(test)]
mod tests;

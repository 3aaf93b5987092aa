//! How to wait.

use std::time::Duration;

/// How long to wait, and how often to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitPolicy {
    pub(crate) deadline: Duration,
    pub(crate) min_interval: Duration,
    pub(crate) max_interval: Duration,
    pub(crate) grace: Duration,
    pub(crate) failures: u32,
}

impl Default for WaitPolicy {
    /// An hour; after 1 s, 2 s, 4 s and so on, up to every 30 s, with jitter.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(3600),
            min_interval: Duration::from_secs(1),
            max_interval: Duration::from_secs(30),
            grace: Duration::from_secs(30),
            failures: 3,
        }
    }
}

impl WaitPolicy {
    /// The default.
    pub fn new() -> Self {
        Self::default()
    }

    /// Longest time to wait in all. Default: an hour.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Pause after the first look; it doubles from look to look. Default: 1 s.
    #[must_use]
    pub fn min_interval(mut self, interval: Duration) -> Self {
        self.min_interval = interval;
        self
    }

    /// Longest pause between two looks. Default: 30 s.
    #[must_use]
    pub fn max_interval(mut self, interval: Duration) -> Self {
        self.max_interval = interval;
        self
    }

    /// How long something that the caller has begun just now may take to appear. Default: 30 s.
    /// Does not count where the caller began nothing.
    #[must_use]
    pub fn grace(mut self, grace: Duration) -> Self {
        self.grace = grace;
        self
    }

    /// How many looks in a row may fail for a passing reason, besides what a call repeats by
    /// itself. Default: 3.
    #[must_use]
    pub fn tolerated_failures(mut self, failures: u32) -> Self {
        self.failures = failures;
        self
    }
}

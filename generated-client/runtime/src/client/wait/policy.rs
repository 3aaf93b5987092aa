//! How to wait.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// How long to wait, and how often to look. Can be stored with serde.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WaitPolicy {
    pub(crate) deadline: Duration,
    pub(crate) min_interval: Duration,
    pub(crate) max_interval: Duration,
    pub(crate) grace: Duration,
    pub(crate) tolerate: Duration,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) failures: Option<u32>,
}

impl Default for WaitPolicy {
    /// An hour; after 1 s, 2 s, 4 s and so on, up to every 30 s, with jitter. An outage of 15 minutes is tolerated.
    fn default() -> Self {
        Self {
            deadline: Duration::from_secs(3600),
            min_interval: Duration::from_secs(1),
            max_interval: Duration::from_secs(30),
            grace: Duration::from_secs(30),
            tolerate: Duration::from_secs(15 * 60),
            failures: None,
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

    /// How long looks may fail in a row for a reason that may pass: no connection, time up, a 5xx, anything that
    /// something in between answers, and, once the state was seen, a login that is refused (single sign-on comes up
    /// after the server). Default: 15 minutes, in which an appliance restarts with all its services. Zero: the first
    /// failure ends the wait.
    ///
    /// A failure that does not pass, such as a lacking privilege, ends it at once.
    #[must_use]
    pub fn tolerate(mut self, outage: Duration) -> Self {
        self.tolerate = outage;
        self
    }

    /// Ends the wait, too, when more looks than this fail in a row, however short the time. Default: any number.
    #[deprecated(note = "how long an outage may last is what matters: use `tolerate`")]
    #[must_use]
    pub fn tolerated_failures(mut self, failures: u32) -> Self {
        self.failures = Some(failures);
        self
    }
}

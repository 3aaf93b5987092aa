//! What is about to be begun, or was: kept so that the wait for it survives a restart of the program.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::policy::WaitPolicy;

/// What was there before something is begun, when that was looked at, and how to wait.
///
/// Made before the call that begins it, from a look at the server. With it the new is told from the old by comparison,
/// not by clocks, and two questions have an answer later, also in another process, since it can be stored with serde:
/// was it begun, if the call's outcome is [unknown](crate::Error::outcome_is_unknown); and how does it end.
///
/// The deadline counts from that look; time in which no process waited counts, too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pending<T> {
    before: Option<T>,
    since: DateTime<Utc>,
    policy: WaitPolicy,
}

impl<T> Pending<T> {
    #[doc(hidden)]
    pub fn new(before: Option<T>, policy: WaitPolicy) -> Self {
        Self { before, since: Utc::now(), policy }
    }

    /// What was there before.
    pub fn before(&self) -> Option<&T> {
        self.before.as_ref()
    }

    /// When that was.
    pub fn since(&self) -> DateTime<Utc> {
        self.since
    }

    /// How to wait.
    pub fn policy(&self) -> &WaitPolicy {
        &self.policy
    }

    /// What is left until the deadline. A clock that went back since does not lengthen it.
    pub fn time_left(&self) -> Duration {
        self.policy.deadline.saturating_sub(self.passed())
    }

    #[doc(hidden)]
    pub fn passed(&self) -> Duration {
        (Utc::now() - self.since).to_std().unwrap_or_default()
    }
}

/// What a look says of something whose beginning had an [unknown](crate::Error::outcome_is_unknown) outcome.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Settled<T> {
    /// It is there, and was not before. That nobody else made it is not known: the API does not say who did.
    Done(T),
    /// Nothing of it is there. A request that something in between still holds may do it yet: look once more after its
    /// timeout before you begin it again.
    NotDone,
    /// The server's state does not say; why.
    Uncertain(&'static str),
}

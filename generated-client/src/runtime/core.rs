//! What all clones of a client share, apart from their session.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::clock::Clock;
use super::credentials::Credentials;
use super::retry::RetryPolicy;
use super::retry::budget::Budget;
use super::server::Server;
use super::session::refusal::Refusals;

pub(crate) struct Core {
    pub(crate) http: reqwest::Client,
    pub(crate) server: Server,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) refusals: Refusals,
    pub(crate) timeouts: Timeouts,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) max_answer: usize,
    pub(crate) keep_alive: Option<Duration>,
    pub(crate) announced: Announced,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Timeouts {
    pub(crate) connect: Duration,
    pub(crate) idle: Duration,
    pub(crate) overall: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), idle: Duration::from_secs(60), overall: Duration::from_secs(300) }
    }
}

/// Technology Preview operations that were spoken of already.
#[derive(Default)]
pub(crate) struct Announced(Mutex<BTreeSet<&'static str>>);

impl Announced {
    pub(crate) fn first(&self, operation: &'static str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(operation)
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("server", &self.server)
            .field("credentials", &self.credentials)
            .field("timeouts", &self.timeouts)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

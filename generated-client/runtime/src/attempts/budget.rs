//! How many requests may be sent again, over all calls of a client.
//!
//! A budget is there for the long outage, in which repeats would only add to the load. A short one has to be survived by
//! all calls, however many are under way: if all of 200 tasks meet a server that is away for a second, each has to
//! repeat. So the first seconds of trouble are free. That is no storm: a call repeats a few times at most, after
//! pauses that double and have jitter. What follows in the same trouble is paid for.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What a client that made no call yet may repeat, and the most that is saved up.
const RESERVE: f64 = 10.0;
const SAVED: f64 = 100.0;
/// The beginning of trouble, in which repeats are free.
const FREE: Duration = Duration::from_secs(5);
/// Trouble is over when nothing was to be repeated for so long.
const QUIET: Duration = Duration::from_secs(15);

#[derive(Debug)]
pub(crate) struct Budget {
    ratio: f64,
    balance: Mutex<Balance>,
}

#[derive(Debug)]
struct Balance {
    tokens: f64,
    at: Duration,
    trouble: Option<Trouble>,
}

#[derive(Debug)]
struct Trouble {
    since: Duration,
    last: Duration,
}

impl Budget {
    pub(crate) fn new(ratio: f64) -> Self {
        Self { ratio, balance: Mutex::new(Balance { tokens: RESERVE, at: Duration::ZERO, trouble: None }) }
    }

    /// A call begins.
    pub(crate) fn deposit(&self) {
        self.change(|balance| balance.tokens = (balance.tokens + self.ratio).min(SAVED));
    }

    /// A request is to be sent again: whether it may.
    pub(crate) fn withdraw(&self, now: Duration) -> bool {
        self.change(|balance| {
            let passed = now.saturating_sub(balance.at).as_secs_f64();
            balance.at = balance.at.max(now);
            // One a second is free, so that a client with few calls can repeat at all.
            balance.tokens = balance.tokens.max((balance.tokens + passed).min(RESERVE));
            if balance.is_free(now) {
                return true;
            }
            let may = balance.tokens >= 1.0;
            if may {
                balance.tokens -= 1.0;
            }
            may
        })
    }

    fn change<T>(&self, with: impl FnOnce(&mut Balance) -> T) -> T {
        with(&mut self.balance.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Balance {
    /// Trouble has just begun.
    fn is_free(&mut self, now: Duration) -> bool {
        let going_on = |trouble: &Trouble| now.saturating_sub(trouble.last) < QUIET;
        let since = self.trouble.take().filter(going_on).map_or(now, |trouble| trouble.since);
        self.trouble = Some(Trouble { since, last: now });
        now.saturating_sub(since) < FREE
    }
}

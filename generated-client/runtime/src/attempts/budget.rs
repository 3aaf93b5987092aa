//! How many requests may be sent again, over all calls of a client.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What a client that made no call yet may repeat, and the most that is saved up.
const RESERVE: f64 = 10.0;
const SAVED: f64 = 100.0;

#[derive(Debug)]
pub(crate) struct Budget {
    ratio: f64,
    balance: Mutex<Balance>,
}

#[derive(Debug)]
struct Balance {
    tokens: f64,
    at: Duration,
}

impl Budget {
    pub(crate) fn new(ratio: f64) -> Self {
        Self { ratio, balance: Mutex::new(Balance { tokens: RESERVE, at: Duration::ZERO }) }
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

//! Operations that are answered 401 whatever the session: they are not worth a login each time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

const SHORTEST: Duration = Duration::from_secs(10);
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// When so many new sessions in a row were not accepted for an operation, it is the operation. One may just have ended
/// early.
const DOUBTFUL: u32 = 2;

/// Renewals in vain, by operation, since it was accepted last: the pause to the next one doubles.
#[derive(Debug, Default)]
pub(crate) struct Vain(Mutex<HashMap<&'static str, Doubt>>);

#[derive(Clone, Copy, Debug)]
struct Doubt {
    /// Which session was not accepted last.
    generation: u64,
    sessions: u32,
    pause: Duration,
    until: Duration,
}

impl Vain {
    /// The operation was not accepted with a new session either.
    pub(super) fn note(&self, operation: &'static str, generation: u64, now: Duration) {
        self.doubts(|doubts| {
            let doubt =
                doubts.entry(operation).or_insert(Doubt { generation: 0, sessions: 0, pause: SHORTEST, until: now });
            if doubt.generation == generation {
                return;
            }
            doubt.generation = generation;
            doubt.sessions += 1;
            if doubt.sessions > DOUBTFUL {
                doubt.pause = (doubt.pause * 2).min(LONGEST);
            }
            if doubt.sessions >= DOUBTFUL {
                doubt.until = now.saturating_add(doubt.pause);
            }
        });
    }

    /// The operation was accepted.
    pub(super) fn forget(&self, operation: &'static str) {
        self.doubts(|doubts| doubts.remove(operation));
    }

    /// It is too soon for another renewal for this operation.
    pub(super) fn is_doubted(&self, operation: &'static str, now: Duration) -> bool {
        self.doubts(|doubts| doubts.get(operation).is_some_and(|doubt| now < doubt.until))
    }

    fn doubts<T>(&self, with: impl FnOnce(&mut HashMap<&'static str, Doubt>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

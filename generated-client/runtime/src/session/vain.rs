//! Operations that are answered 401 whatever the session: they are not worth a login each time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::error::Called;

const SHORTEST: Duration = Duration::from_secs(10);
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// When so many new sessions in a row were not accepted for an operation, it is the operation. One may just have ended
/// early.
const DOUBTFUL: u32 = 2;

/// Renewals in vain, by operation, since it was accepted last: the pause to the next one doubles.
#[derive(Debug, Default)]
pub(crate) struct Vain(Mutex<HashMap<Key, Doubt>>);

/// What is doubted: an operation, or a path of a caller's own.
type Key = (&'static str, Option<Arc<str>>);

fn key(call: &Called) -> Key {
    (call.operation, call.own.then(|| Arc::clone(&call.path)))
}

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
    pub(super) fn note(&self, call: &Called, generation: u64, now: Duration) {
        self.doubts(|doubts| {
            let doubt =
                doubts.entry(key(call)).or_insert(Doubt { generation: 0, sessions: 0, pause: SHORTEST, until: now });
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
    pub(super) fn forget(&self, call: &Called) {
        self.doubts(|doubts| doubts.remove(&key(call)));
    }

    /// It is too soon for another renewal for this operation.
    pub(super) fn is_doubted(&self, call: &Called, now: Duration) -> bool {
        self.doubts(|doubts| doubts.get(&key(call)).is_some_and(|doubt| now < doubt.until))
    }

    fn doubts<T>(&self, with: impl FnOnce(&mut HashMap<Key, Doubt>) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

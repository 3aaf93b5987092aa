//! Work that many wait for: they get its outcome, or learn that it will never come.
//!
//! It runs in a task of its own, and the runtime of that task may be shut down, or not be driven any more. The first
//! drops the task; the second can only be found out by asking.

use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::{Either, select};
use tokio::sync::{Notify, watch};

use super::moment::Moment;
use crate::clock::{Clock, timeout};

/// How long a question may stay without a reply. A runtime that is driven replies at once.
const PATIENCE: Duration = Duration::from_secs(31);

/// The side that works.
pub(super) struct Work<T> {
    outcome: watch::Sender<Option<T>>,
    pulse: Arc<Pulse>,
}

/// The side that waits.
pub(super) struct Joined<T> {
    outcome: watch::Receiver<Option<T>>,
    pulse: Arc<Pulse>,
}

#[derive(Default)]
struct Pulse {
    asked: Notify,
    /// When the first question was asked that has no reply.
    unanswered: Mutex<Option<Moment>>,
}

pub(super) fn work<T>() -> (Work<T>, Joined<T>) {
    let (sender, receiver) = watch::channel(None);
    let pulse = Arc::new(Pulse::default());
    (Work { outcome: sender, pulse: Arc::clone(&pulse) }, Joined { outcome: receiver, pulse })
}

impl<T> Work<T> {
    /// Runs a part of the work, and meanwhile replies to those who ask whether anything runs here.
    pub(super) async fn run<F: Future>(&self, part: F) -> F::Output {
        let mut part = pin!(part);
        loop {
            // The part first.
            match select(part.as_mut(), pin!(self.pulse.asked.notified())).await {
                Either::Left((output, _)) => return output,
                Either::Right(_) => *self.pulse.unanswered() = None,
            }
        }
    }

    pub(super) fn end(&self, outcome: T) {
        self.outcome.send_replace(Some(outcome));
    }
}

impl<T: Clone> Joined<T> {
    /// The outcome; `None` if nobody works on it any more.
    pub(super) async fn outcome(&mut self, clock: &Arc<dyn Clock>) -> Option<T> {
        loop {
            if self.pulse.ask(clock) >= PATIENCE {
                return None;
            }
            let outcome = async {
                let outcome = self.outcome.wait_for(Option::is_some).await.ok()?;
                outcome.clone()
            };
            if let Some(outcome) = timeout(&**clock, PATIENCE, outcome).await {
                return outcome;
            }
            // A clock that jumps must not be taken for a runtime that sleeps.
            tokio::task::yield_now().await;
        }
    }

    /// The same work.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.pulse, &other.pulse)
    }
}

impl<T> Clone for Joined<T> {
    fn clone(&self) -> Self {
        Self { outcome: self.outcome.clone(), pulse: Arc::clone(&self.pulse) }
    }
}

impl Pulse {
    /// Asks; says for how long nobody has replied.
    fn ask(&self, clock: &Arc<dyn Clock>) -> Duration {
        let since = self.unanswered().get_or_insert_with(|| Moment::now(clock)).age();
        self.asked.notify_one();
        since
    }

    fn unanswered(&self) -> std::sync::MutexGuard<'_, Option<Moment>> {
        self.unanswered.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

//! The one source of time: timeouts, backoff, cool-down and waiting all ask it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// A future that ends when it is time.
pub type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where a client takes its time from.
///
/// The default is Tokio's clock. Tests give another by `ClientBuilder::clock`, such as
/// [`SteppedClock`].
pub trait Clock: fmt::Debug + Send + Sync + 'static {
    /// Time since a fixed moment; never goes back.
    fn now(&self) -> Duration;

    /// Ends once `duration` has passed.
    fn sleep(&self, duration: Duration) -> Sleep;
}

/// Tokio's clock.
#[derive(Debug)]
pub(crate) struct TokioClock {
    start: tokio::time::Instant,
}

impl TokioClock {
    pub(crate) fn new() -> Self {
        Self { start: tokio::time::Instant::now() }
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// A clock that stands still until it is told to move: for tests that talk to a server over
/// sockets, where pausing Tokio's time would make every timeout fire.
#[derive(Clone, Default)]
pub struct SteppedClock(Arc<Mutex<Steps>>);

#[derive(Default)]
struct Steps {
    now: Duration,
    /// Sleeps at most this long end at once, and move the clock.
    skip: Duration,
    sleepers: Vec<(Duration, Waker)>,
}

impl SteppedClock {
    /// A clock at zero.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends sleeps of up to `longest` at once, moving the clock by as much: pauses between
    /// attempts and polls are skipped, timeouts are not.
    #[must_use]
    pub fn skipping(self, longest: Duration) -> Self {
        self.steps(|steps| steps.skip = longest);
        self
    }

    /// Moves the clock and wakes every sleeper whose time has come.
    pub fn advance(&self, duration: Duration) {
        let due = self.steps(|steps| {
            steps.now = steps.now.saturating_add(duration);
            let now = steps.now;
            let (due, rest) =
                std::mem::take(&mut steps.sleepers).into_iter().partition::<Vec<_>, _>(|(until, _)| *until <= now);
            steps.sleepers = rest;
            due
        });
        due.into_iter().for_each(|(_, waker)| waker.wake());
    }

    /// Number of sleeps that are under way.
    pub fn sleepers(&self) -> usize {
        self.steps(|steps| steps.sleepers.len())
    }

    fn steps<T>(&self, with: impl FnOnce(&mut Steps) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for SteppedClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SteppedClock").field(&self.now()).finish()
    }
}

impl Clock for SteppedClock {
    fn now(&self) -> Duration {
        self.steps(|steps| steps.now)
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        let until = self.now().saturating_add(duration);
        if duration <= self.steps(|steps| steps.skip) {
            self.advance(duration);
        }
        Box::pin(SteppedSleep { clock: self.clone(), until, waker: None })
    }
}

struct SteppedSleep {
    clock: SteppedClock,
    until: Duration,
    waker: Option<Waker>,
}

impl Future for SteppedSleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let until = self.until;
        let known = self.waker.take();
        let clock = self.clock.clone();
        let waker = context.waker();
        let ready = clock.steps(|steps| {
            if steps.now >= until {
                return true;
            }
            if let Some(known) = &known {
                steps.sleepers.retain(|(at, other)| *at != until || !other.will_wake(known));
            }
            steps.sleepers.push((until, waker.clone()));
            false
        });
        if ready {
            return Poll::Ready(());
        }
        self.waker = Some(waker.clone());
        Poll::Pending
    }
}

impl Drop for SteppedSleep {
    fn drop(&mut self) {
        let Some(known) = self.waker.take() else { return };
        let until = self.until;
        self.clock.steps(|steps| {
            let found = steps.sleepers.iter().position(|(at, other)| *at == until && other.will_wake(&known));
            found.map(|index| steps.sleepers.swap_remove(index))
        });
    }
}

/// `None` if the time was up first. What is ready at once needs no timer.
pub(crate) async fn timeout<F: Future>(clock: &dyn Clock, limit: Duration, future: F) -> Option<F::Output> {
    let mut future = std::pin::pin!(future);
    let mut sleep = None;
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => sleep.get_or_insert_with(|| clock.sleep(limit)).as_mut().poll(context).map(|()| None),
    })
    .await
}

#[cfg(test)]
mod tests;

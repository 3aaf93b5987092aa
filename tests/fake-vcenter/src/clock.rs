//! The time of a fake: real, or stepped by a test.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// The clock that a fake lives by: sessions expire, syncs and jobs move, and delayed answers wait by it.
///
/// Clones are the same clock, so that several fakes can share one.
///
/// ```
/// use std::time::Duration;
/// use vsphere_automation_fake::FakeClock;
///
/// let clock = FakeClock::stepped();
/// let before = clock.now();
/// clock.advance(Duration::from_secs(90));
/// assert_eq!((clock.now() - before).num_seconds(), 90);
/// ```
#[derive(Clone)]
pub struct FakeClock(Arc<Inner>);

struct Inner {
    /// What was added by `advance`, and what stands still (`None`: the clock of the system runs).
    time: Mutex<Time>,
    changed: watch::Sender<()>,
}

struct Time {
    start: Option<DateTime<Utc>>,
    added: TimeDelta,
}

impl FakeClock {
    /// The clock of the system. [`advance`](Self::advance) moves it ahead of it.
    pub fn real() -> Self {
        Self::new(None)
    }

    /// A clock that stands at 2025-01-15 08:00:00 UTC until it is advanced.
    pub fn stepped() -> Self {
        let start = DateTime::from_timestamp(1_736_928_000, 0).unwrap_or_default();
        Self::stepped_from(start)
    }

    /// A clock that stands at `start` until it is advanced.
    pub fn stepped_from(start: DateTime<Utc>) -> Self {
        Self::new(Some(start))
    }

    fn new(start: Option<DateTime<Utc>>) -> Self {
        let time = Mutex::new(Time { start, added: TimeDelta::zero() });
        Self(Arc::new(Inner { time, changed: watch::Sender::new(()) }))
    }

    /// What time it is for the fake.
    pub fn now(&self) -> DateTime<Utc> {
        let time = self.time();
        time.start.unwrap_or_else(Utc::now).checked_add_signed(time.added).unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    /// Moves the clock forward. Answers that wait for a moment that is now past go out at once.
    pub fn advance(&self, by: Duration) {
        let by = TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX);
        let mut time = self.time();
        time.added = time.added.checked_add(&by).unwrap_or(TimeDelta::MAX);
        drop(time);
        self.0.changed.send_replace(());
    }

    /// Whether the clock stands still by itself.
    pub fn is_stepped(&self) -> bool {
        self.time().start.is_some()
    }

    /// Returns when it is that time on this clock.
    pub(crate) async fn sleep_until(&self, time: DateTime<Utc>) {
        let mut changed = self.0.changed.subscribe();
        loop {
            let Some(left) = (time - self.now()).to_std().ok().filter(|left| !left.is_zero()) else { return };
            if self.is_stepped() {
                // The clock owns the sender, so this cannot fail while `self` is borrowed.
                _ = changed.changed().await;
            } else {
                _ = tokio::time::timeout(left, changed.changed()).await;
            }
        }
    }

    fn time(&self) -> MutexGuard<'_, Time> {
        self.0.time.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for FakeClock {
    /// [`FakeClock::real`].
    fn default() -> Self {
        Self::real()
    }
}

impl fmt::Debug for FakeClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_stepped() { "stepped" } else { "real" };
        write!(f, "FakeClock({kind}, {})", self.now())
    }
}

/// A time as vAPI writes it: UTC, `Z`, three fraction digits.
pub(crate) fn wire(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// A duration that can be added to a date without leaving the calendar.
pub(crate) fn delta(duration: Duration) -> TimeDelta {
    TimeDelta::from_std(duration).unwrap_or(TimeDelta::MAX)
}

/// `time + duration`, the end of the calendar at most.
pub(crate) fn after(time: DateTime<Utc>, duration: Duration) -> DateTime<Utc> {
    time.checked_add_signed(delta(duration)).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_stepped_clock_wakes_sleepers_when_it_is_advanced() {
        let clock = FakeClock::stepped();
        let sleeper = clock.clone();
        let time = after(clock.now(), Duration::from_secs(10));
        let task = tokio::spawn(async move { sleeper.sleep_until(time).await });
        tokio::task::yield_now().await;
        clock.advance(Duration::from_secs(9));
        tokio::task::yield_now().await;
        assert!(!task.is_finished());
        clock.advance(Duration::from_secs(1));
        task.await.unwrap();
    }

    #[test]
    fn times_are_written_with_three_fraction_digits() {
        let clock = FakeClock::stepped();
        assert_eq!(wire(clock.now()), "2025-01-15T08:00:00.000Z");
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), DateTime::<Utc>::MAX_UTC);
    }
}

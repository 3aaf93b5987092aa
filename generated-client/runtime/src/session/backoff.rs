//! Logins that failed for another reason than the credentials: the next one waits, so that many who need a session do
//! not storm a server that has none to give.

use std::time::Duration;

use super::moment::Moment;

const SHORTEST: Duration = Duration::from_millis(200);
const LONGEST: Duration = Duration::from_secs(15);

/// Doubles with each failure, with jitter; a success ends it.
#[derive(Default)]
pub(super) struct Backoff {
    /// Which pause it is.
    number: u64,
    pause: Duration,
    until: Option<Moment>,
}

impl Backoff {
    /// Which pause the next login waits for, and how long; nothing for one that has waited for it already. It did so by
    /// its own clock, and that of the client that failed may have stopped with that client.
    pub(super) fn pause(&self, waited_for: Option<u64>) -> Option<(u64, Duration)> {
        let left = self.left();
        (!left.is_zero() && waited_for != Some(self.number)).then_some((self.number, left))
    }

    pub(super) fn left(&self) -> Duration {
        self.until.as_ref().map_or(Duration::ZERO, Moment::left)
    }

    pub(super) fn failed(&mut self, asked_for: Option<Duration>, now: &Moment) {
        if !self.left().is_zero() {
            // Failures side by side are one.
            return;
        }
        self.number += 1;
        self.pause = self.pause.saturating_mul(2).clamp(SHORTEST, LONGEST);
        let jittered = self.pause.mul_f64(0.5 + fastrand::f64() / 2.0);
        self.until = Some(now.after(jittered.max(asked_for.unwrap_or_default().min(LONGEST))));
    }

    pub(super) fn succeeded(&mut self) {
        *self = Self { number: self.number, ..Self::default() };
    }
}

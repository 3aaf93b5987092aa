//! Credentials that were refused: not tried again for a while, since servers lock accounts.
//!
//! For one account at one server, whoever asks:
//!
//! - a secret that was refused waits; the pause doubles from one refusal of the account to the next;
//! - another secret is tried at once, as after a rotation; a third one within the pause waits, too;
//! - while the server is unwell, or if it accepted the same secret before, the refusal may not be about the secret:
//!   the pause is then at most twice the first.

use std::time::Duration;

use super::moment::Moment;
use crate::error::{Error, seconds};

/// Pauses double up to this.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// Secrets of one account that may be refused before all others wait, too.
const SECRETS: usize = 2;

#[derive(Default)]
pub(super) struct Refusals {
    refused: Vec<Refusal>,
}

struct Refusal {
    secret: u64,
    error: Error,
    pause: Duration,
    until: Moment,
}

impl Refusals {
    /// The error of the refused login, if it is too soon for another.
    pub(super) fn check(&self, secret: u64) -> Result<(), Error> {
        let waiting: Vec<_> = self.refused.iter().filter(|refusal| !refusal.until.is_over()).collect();
        let same = waiting.iter().find(|refusal| refusal.secret == secret);
        let first = waiting.iter().min_by_key(|refusal| refusal.until.left());
        match same.or(first.filter(|_| waiting.len() >= SECRETS)) {
            Some(refusal) => {
                let left = refusal.until.left();
                Err(refusal.error.clone().amend(|failure| failure.retry_after = Some(left)))
            }
            None => Ok(()),
        }
    }

    /// The server refused the secret. `doubtful`: perhaps for another reason than the secret.
    pub(super) fn begin(
        &mut self,
        secret: u64,
        error: Error,
        first_pause: Duration,
        doubtful: bool,
        now: &Moment,
    ) -> Error {
        if first_pause.is_zero() {
            return error;
        }
        // Refusals within one pause make one step of the doubling.
        let is_waiting = |refusal: &&Refusal| !refusal.until.is_over();
        let step = self.refused.iter().filter(is_waiting).map(|refusal| refusal.pause).max();
        let again = self.refused.iter().filter(|refusal| !is_waiting(refusal));
        let again = again.filter(|refusal| refusal.secret == secret || step.is_none());
        let again = again.map(|refusal| refusal.pause.saturating_mul(2)).max();
        let longest = if doubtful { first_pause.saturating_mul(2) } else { LONGEST.max(first_pause) };
        let pause = step.max(again).unwrap_or(first_pause).clamp(first_pause, longest);
        let error = error.amend(|failure| {
            failure.advise(&format!("not tried again for {}, lest the account be locked", seconds(pause)));
            failure.retry_after = Some(pause);
        });
        // What is long over does not count for the doubling any more.
        self.refused.retain(|refusal| refusal.secret != secret && refusal.until.age() < LONGEST);
        self.refused.push(Refusal { secret, error: error.clone(), pause, until: now.after(pause) });
        error
    }

    /// The server accepted the secret.
    pub(super) fn forgive(&mut self, secret: u64) {
        self.refused.retain(|refusal| refusal.secret != secret);
    }

    /// The server turned out to be unwell, so what it refused last may have been right: the doubling begins anew.
    pub(super) fn doubt(&mut self, first_pause: Duration) {
        for refusal in &mut self.refused {
            refusal.pause = refusal.pause.min(first_pause);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.refused.iter().all(|refusal| refusal.until.is_over())
    }
}

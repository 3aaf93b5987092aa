//! Credentials that were refused: not tried again for a while, since servers lock accounts.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::credentials::Credentials;
use crate::error::{Error, ErrorKind, seconds};

/// Pauses double up to this.
const LONGEST: Duration = Duration::from_secs(15 * 60);

pub(crate) struct Refusals {
    first_pause: Duration,
    last: Mutex<Option<Refusal>>,
}

struct Refusal {
    credentials: Credentials,
    error: Error,
    pause: Duration,
    until: Duration,
}

impl Refusals {
    pub(crate) fn new(first_pause: Duration) -> Self {
        Self { first_pause, last: Mutex::new(None) }
    }

    /// The error of the last login, if these credentials were refused and it is too soon.
    pub(crate) fn check(&self, credentials: &Credentials, now: Duration) -> Result<(), Error> {
        match &*self.last() {
            Some(last) if now < last.until && last.credentials.same(credentials) => {
                let left = last.until - now;
                Err(last.error.clone().amend(|failure| failure.retry_after = Some(left)))
            }
            _ => Ok(()),
        }
    }

    /// A login ended: a refusal begins a pause, a success forgets the last.
    pub(crate) fn note<T>(
        &self,
        credentials: &Credentials,
        outcome: Result<T, Error>,
        now: Duration,
    ) -> Result<T, Error> {
        match outcome {
            Ok(value) => {
                *self.last() = None;
                Ok(value)
            }
            Err(error) if error.kind() == ErrorKind::Unauthenticated => Err(self.begin(credentials, error, now)),
            Err(error) => Err(error),
        }
    }

    fn begin(&self, credentials: &Credentials, error: Error, now: Duration) -> Error {
        let mut last = self.last();
        let again = last.as_ref().filter(|last| last.credentials.same(credentials));
        let pause = again.map_or(self.first_pause, |last| last.pause.saturating_mul(2).min(LONGEST));
        if pause.is_zero() {
            return error.amend(|failure| failure.advise("are user and password right?"));
        }
        let error = error.amend(|failure| {
            failure.advise(&format!(
                "are user and password right? Not tried again for {}, lest the account be locked",
                seconds(pause)
            ));
            failure.retry_after = Some(pause);
        });
        let (credentials, until) = (credentials.clone(), now.saturating_add(pause));
        *last = Some(Refusal { credentials, error: error.clone(), pause, until });
        error
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Option<Refusal>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

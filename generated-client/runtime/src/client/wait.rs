//! Waiting for something that the server does by itself: a stream of its states, up to the last.

mod ended;
mod job;
mod pending;
mod policy;
#[cfg(test)]
mod tests;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use futures_util::stream::unfold;

pub use ended::{WaitError, WaitErrorKind};
pub use job::{Job, Verdict};
pub use pending::{Pending, Settled};
pub use policy::WaitPolicy;

use crate::attempts::pauses::Pauses;
use crate::clock::{Clock, timeout};
use crate::error::{AnsweredBy, Error};

/// States of something that the server does: a [`Stream`] that ends with the last state, whether
/// that is success or failure, or with an error.
///
/// The first state comes at once, the others after pauses. Dropping the stream, or the future of
/// [`next`](Self::next), loses nothing on the server.
#[must_use = "streams do nothing until they are polled"]
pub struct States<'c, T> {
    stream: Pin<Box<dyn Stream<Item = Result<T, WaitError>> + Send + 'c>>,
    job: Arc<Job<T>>,
    ended: bool,
}

impl<T> States<'_, T> {
    /// The next state; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T, WaitError>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The last state, if it is a success.
    #[doc(hidden)]
    pub async fn last(mut self) -> Result<T, WaitError> {
        let mut last = None;
        while let Some(state) = self.next().await {
            last = Some(state?);
        }
        let Some(last) = last else { return Err(WaitError::none(&self.job)) };
        match (self.job.judge)(&last) {
            Verdict::Failed(messages) => Err(WaitError::failed(&self.job, messages)),
            _ => Ok(last),
        }
    }
}

impl<T> Stream for States<'_, T> {
    type Item = Result<T, WaitError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let state = std::task::ready!(self.stream.as_mut().poll_next(context));
        self.ended = state.is_none();
        Poll::Ready(state)
    }
}

impl<T> fmt::Debug for States<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("States").field("of", &self.job.name).finish_non_exhaustive()
    }
}

/// Watches `job` by calling `poll`, as the policy says.
pub fn states<'c, T, P, F>(clock: Arc<dyn Clock>, policy: &WaitPolicy, job: Job<T>, poll: P) -> States<'c, T>
where
    T: Send + 'c,
    P: FnMut() -> F + Send + 'c,
    F: Future<Output = Result<T, Error>> + Send + 'c,
{
    let job = Arc::new(job);
    let watch = Watch {
        pauses: Pauses::between(policy.min_interval, policy.max_interval),
        policy: policy.clone(),
        begin: clock.now(),
        passed: job.passed,
        clock,
        job: Arc::clone(&job),
        poll,
        polled: false,
        seen: None,
        absent: None,
        trouble: None,
        over: false,
    };
    let stream = unfold(watch, |mut watch| async move { watch.next().await.map(|state| (state, watch)) });
    States { stream: Box::pin(stream), job, ended: false }
}

/// Time for the first look, however near the deadline.
const FIRST_LOOK: Duration = Duration::from_secs(60);

/// Looks that failed in a row.
struct Trouble {
    since: Duration,
    looks: u32,
    /// Of the last look.
    error: Error,
}

struct Watch<T, P> {
    clock: Arc<dyn Clock>,
    policy: WaitPolicy,
    pauses: Pauses,
    begin: Duration,
    /// Before it began, in another process.
    passed: Duration,
    job: Arc<Job<T>>,
    poll: P,
    polled: bool,
    /// The last state in words.
    seen: Option<String>,
    /// Since when there was nothing of it.
    absent: Option<Duration>,
    trouble: Option<Trouble>,
    over: bool,
}

impl<T, P, F> Watch<T, P>
where
    P: FnMut() -> F,
    F: Future<Output = Result<T, Error>>,
{
    async fn next(&mut self) -> Option<Result<T, WaitError>> {
        if self.over {
            return None;
        }
        let outcome = self.state().await;
        self.over |= outcome.is_err();
        Some(outcome)
    }

    async fn state(&mut self) -> Result<T, WaitError> {
        loop {
            if self.polled {
                let asked = self.trouble.as_ref().and_then(|trouble| trouble.error.retry_after());
                let pause = self.pauses.next().max(asked.unwrap_or_default()).min(self.time_left()?);
                self.clock.sleep(pause).await;
            }
            let left = self.time_left()?;
            let clock = Arc::clone(&self.clock);
            let Some(outcome) = timeout(&*clock, left, (self.poll)()).await else { return Err(self.too_late()) };
            let first = !std::mem::replace(&mut self.polled, true);
            let state = match outcome {
                Ok(state) => Some(state),
                Err(error) if error.is_not_found() => None,
                Err(error) => {
                    self.tolerate(error)?;
                    continue;
                }
            };
            self.trouble = None;
            self.seen = state.as_ref().map(self.job.status).or(self.seen.take());
            let (verdict, state) = match state {
                Some(state) => ((self.job.judge)(&state), Some(state)),
                None => (Verdict::Absent, None),
            };
            let (Some(state), false) = (state, matches!(verdict, Verdict::Absent)) else {
                let now = self.clock.now();
                let since = *self.absent.get_or_insert(now);
                if self.job.begun && (first || now.saturating_sub(since) < self.policy.grace) {
                    continue;
                }
                return Err(match self.job.begun {
                    true => WaitError::never_seen(&self.job, self.policy.grace, self.seen.as_deref()),
                    false => WaitError::none(&self.job),
                });
            };
            self.over = !matches!(verdict, Verdict::Running);
            return Ok(state);
        }
    }

    /// A look failed: an error if that does not pass, or lasts too long.
    fn tolerate(&mut self, error: Error) -> Result<(), WaitError> {
        let now = self.clock.now();
        let (since, looks) = self.trouble.as_ref().map_or((now, 0), |trouble| (trouble.since, trouble.looks));
        let enough = now.saturating_sub(since) >= self.policy.tolerate
            || self.policy.failures.is_some_and(|failures| looks >= failures);
        if enough || !self.may_pass(&error) {
            return Err(WaitError::poll(&self.job, error));
        }
        self.trouble = Some(Trouble { since, looks: looks.saturating_add(1), error });
        Ok(())
    }

    fn may_pass(&self, error: &Error) -> bool {
        // Once the server showed it, or let it be begun, a refusal is not about who asks.
        let known = self.seen.is_some() || self.job.begun;
        let failed = error.status().is_some_and(|status| status.is_server_error());
        error.is_retryable()
            || (failed && !error.is_session_limit())
            || (known && error.answered_by() == AnsweredBy::Between)
            || (known && (error.is_unauthenticated() || error.is_session_limit()))
    }

    fn time_left(&self) -> Result<Duration, WaitError> {
        let passed = self.clock.now().saturating_sub(self.begin).saturating_add(self.passed);
        let left = self.policy.deadline.saturating_sub(passed);
        match self.polled {
            true if left.is_zero() => Err(self.too_late()),
            true => Ok(left),
            // What was resumed too late is looked at once all the same.
            false => Ok(left.max(FIRST_LOOK)),
        }
    }

    fn too_late(&self) -> WaitError {
        let trouble = self.trouble.as_ref().map(|trouble| trouble.error.clone());
        WaitError::deadline(&self.job, self.policy.deadline, self.seen.as_deref(), trouble)
    }
}

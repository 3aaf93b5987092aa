//! Waiting for something that the server does by itself: a stream of its states, up to the last.

mod ended;
mod job;
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
pub use policy::WaitPolicy;

use crate::attempts::retry::Pauses;
use crate::clock::{Clock, timeout};
use crate::error::Error;

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
        clock,
        job: Arc::clone(&job),
        poll,
        polled: false,
        seen: None,
        failures: 0,
        over: false,
    };
    let stream = unfold(watch, |mut watch| async move { watch.next().await.map(|state| (state, watch)) });
    States { stream: Box::pin(stream), job, ended: false }
}

struct Watch<T, P> {
    clock: Arc<dyn Clock>,
    policy: WaitPolicy,
    pauses: Pauses,
    begin: Duration,
    job: Arc<Job<T>>,
    poll: P,
    polled: bool,
    /// The last state in words.
    seen: Option<String>,
    /// Polls in a row that failed.
    failures: u32,
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
                let pause = self.pauses.next().min(self.time_left()?);
                self.clock.sleep(pause).await;
            }
            let left = self.time_left()?;
            let clock = Arc::clone(&self.clock);
            let Some(outcome) = timeout(&*clock, left, (self.poll)()).await else { return Err(self.too_late()) };
            let first = !std::mem::replace(&mut self.polled, true);
            let verdict = match &outcome {
                Ok(state) => (self.job.judge)(state),
                Err(error) if error.is_not_found() => Verdict::Absent,
                Err(error) if error.is_retryable() && self.failures < self.policy.failures => {
                    self.failures += 1;
                    continue;
                }
                Err(error) => return Err(WaitError::poll(&self.job, error.clone())),
            };
            self.failures = 0;
            if matches!(verdict, Verdict::Absent) {
                if self.job.begun && (first || self.clock.now() - self.begin < self.policy.grace) {
                    continue;
                }
                return Err(WaitError::none(&self.job));
            }
            // Not found is absent, and every other error has returned.
            let Ok(state) = outcome else { return Err(WaitError::none(&self.job)) };
            self.seen = Some((self.job.status)(&state));
            self.over = !matches!(verdict, Verdict::Running);
            return Ok(state);
        }
    }

    fn time_left(&self) -> Result<Duration, WaitError> {
        let passed = self.clock.now().saturating_sub(self.begin);
        let left = self.policy.deadline.saturating_sub(passed);
        if left.is_zero() && self.polled { Err(self.too_late()) } else { Ok(left) }
    }

    fn too_late(&self) -> WaitError {
        WaitError::deadline(&self.job, self.policy.deadline, self.seen.as_deref())
    }
}

//! The one way in which requests are sent: attempts within a time, with pauses in between.

use std::time::Duration;

use super::budget::Budget;
use super::entry::Entry;
use super::observe::Announced;
use super::retry::{Pauses, RetryPolicy};
use crate::clock::timeout;
use crate::error::{Error, ErrorKind, Failure, Repeat, seconds};
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::operation::{Authentication, Method};
use crate::wire::request::{AnswerKind, Request};
use crate::wire::transport::{Progress, Transport};

/// Sends requests to one server. What all calls of a client have in common, whatever lets them in.
#[derive(Debug)]
pub(crate) struct Sender {
    pub(crate) transport: Transport,
    /// Time for a whole call.
    pub(crate) timeout: Duration,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) announced: Announced,
}

/// What a call may set for itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

/// An answer, and what let the request in.
pub(crate) type Admitted = (Answer, Option<Authorization>);

impl Sender {
    pub(crate) fn now(&self) -> Duration {
        self.transport.clock.now()
    }

    /// All attempts together, within the time that the call has.
    pub(crate) async fn send(
        &self,
        request: &Request,
        options: &Options,
        entry: &impl Entry,
        progress: &Progress,
    ) -> Result<Admitted, Error> {
        self.budget.deposit();
        let started = self.now();
        let limit = options.timeout.unwrap_or(self.timeout);
        let policy = options.retry.as_ref().unwrap_or(&self.retry);
        let attempts = self.attempts(request, policy, entry, progress, started + limit);
        let outcome = timeout(&*self.transport.clock, limit, attempts).await;
        let outcome = outcome.unwrap_or_else(|| Err(Error::new(too_late(request, limit, progress))));
        outcome.map_err(|error| {
            if error.operation() != request.call.operation || error.elapsed() > Duration::ZERO {
                // The outcome of a login that others waited for too.
                return error;
            }
            let elapsed = self.now().saturating_sub(started);
            error.amend(|failure| {
                failure.attempts = progress.attempts();
                failure.elapsed = elapsed;
            })
        })
    }

    async fn attempts<E: Entry>(
        &self,
        request: &Request,
        policy: &RetryPolicy,
        entry: &E,
        progress: &Progress,
        deadline: Duration,
    ) -> Result<Admitted, Error> {
        let mut pauses = policy.pauses();
        let mut pass = entry.enter(&request.call).await?;
        let (mut renewed, mut tries) = (false, 0);
        // An earlier attempt may have been carried out.
        let mut repeated = false;
        loop {
            tries += 1;
            let shown = entry.shown(&pass);
            let mut failure = match self.transport.exchange(request, shown, progress).await {
                Ok(answer) => {
                    entry.accepted(&pass);
                    return Ok((answer, shown.cloned()));
                }
                Err(failure) => failure,
            };
            match failure.status.map(|status| status.as_u16()) {
                Some(401) if !renewed => {
                    if let Some(next) = entry.renew(&request.call, &pass, &mut failure).await? {
                        pass = next;
                        renewed = true;
                        tries -= 1;
                        continue;
                    }
                }
                None | Some(401) => {}
                Some(404) if repeated && succeeds_if_gone(request) => {
                    entry.accepted(&pass);
                    let gone = Answer { status: http::StatusCode::NOT_FOUND, ..Answer::empty() };
                    return Ok((gone, shown.cloned()));
                }
                Some(_) => entry.accepted(&pass),
            }
            let now = self.now();
            let Some(pause) = self.pause(request, &mut failure, policy, &mut pauses, tries) else {
                return Err(Error::new(failure));
            };
            if now + pause >= deadline {
                failure.advise("a pause before another try would not fit into the timeout of the call");
                return Err(Error::new(failure));
            }
            repeated |= failure.repeat != Repeat::Always;
            tracing::debug!(attempt = progress.attempts(), ?pause, error = failure.kind.as_str(), "again");
            self.transport.clock.sleep(pause).await;
        }
    }

    /// How long to wait before the request is sent again; `None` if it is not.
    fn pause(
        &self,
        request: &Request,
        failure: &mut Failure,
        policy: &RetryPolicy,
        pauses: &mut Pauses,
        tries: u32,
    ) -> Option<Duration> {
        let may = match failure.repeat {
            Repeat::Never => false,
            Repeat::Always => true,
            // A login. A starting server says 503 and no more; with an API error it means what it says.
            Repeat::IfIdempotent if request.operation.authentication == Authentication::Basic => {
                failure.status == Some(http::StatusCode::SERVICE_UNAVAILABLE) && failure.api.is_none()
            }
            Repeat::IfIdempotent => failure.call.idempotent,
        };
        if !may || tries >= policy.attempts {
            return None;
        }
        if !self.budget.withdraw(self.now()) {
            failure.advise("not repeated: the retry budget of the client is spent (RetryPolicy::budget)");
            return None;
        }
        Some(pauses.next().max(failure.retry_after.unwrap_or_default()))
    }
}

fn too_late(request: &Request, limit: Duration, progress: &Progress) -> Box<Failure> {
    let under_way = progress.is_under_way();
    let what = match (under_way, progress.attempts()) {
        (true, _) => "no answer",
        (false, 0) => "not sent: no session",
        (false, _) => "no success",
    };
    let line =
        format!("{what} within {}, the timeout of the call (Call::timeout, ClientBuilder::timeout)", seconds(limit));
    let mut failure = Failure::new(ErrorKind::Timeout, &request.call, line);
    failure.outcome_unknown = under_way;
    failure.say_fate();
    failure
}

fn succeeds_if_gone(request: &Request) -> bool {
    request.operation.method == Method::Delete && request.answer == AnswerKind::Void
}

//! The one way in which requests are sent: attempts within a time, with pauses in between.

use std::time::Duration;

use super::budget::Budget;
use super::entry::Entry;
use super::negotiate::{Verdict, Witness};
use super::observe::Announced;
use super::pauses::Pauses;
use super::retry::RetryPolicy;
use crate::clock::timeout;
use crate::error::{AnsweredBy, Error, ErrorKind, Failure, Fate, seconds};
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::channel::Channel;
use crate::wire::operation::Method;
use crate::wire::payload::Payload;
use crate::wire::progress::Progress;
use crate::wire::request::{AnswerKind, Request};

/// Sends requests to one server. What all calls of a client have in common, whatever lets them in.
#[derive(Debug)]
pub(crate) struct Sender {
    pub(crate) transport: Channel,
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
        let attempts = self.attempts(request, options, entry, progress, started.saturating_add(limit));
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
                failure.doubtful = progress.is_doubtful();
            })
        })
    }

    async fn attempts<E: Entry>(
        &self,
        request: &Request,
        options: &Options,
        entry: &E,
        progress: &Progress,
        deadline: Duration,
    ) -> Result<Admitted, Error> {
        let policy = options.retry.as_ref().unwrap_or(&self.retry);
        let mut pauses = policy.pauses();
        let mut pass = entry.enter(&request.call).await?;
        let (mut renewed, mut tries) = (false, 0);
        let (mut witness, mut on_trial) = (None, false);
        loop {
            tries += 1;
            let shown = entry.shown(&pass);
            let mut failure = match self.transport.attempt(request, shown, options.timeout, progress).await {
                Ok(answer) => {
                    entry.accepted(&request.call, &pass);
                    if request.operation.rest.is_some() {
                        self.transport.dialect.is_api();
                    }
                    return Ok((answer, shown.cloned()));
                }
                Err(failure) => failure,
            };
            let verdict = if on_trial {
                if failure.answered_by != AnsweredBy::Api {
                    // What is tried next decides anew.
                    self.transport.dialect.reopen();
                    (witness, on_trial) = (None, false);
                }
                Verdict::Stays
            } else {
                self.transport.negotiate(request, shown, &failure, witness).await
            };
            match verdict {
                Verdict::Stays => {}
                // Nothing was carried out: the server does not know the path.
                Verdict::Again(by) => {
                    witness = Some(by);
                    tries -= 1;
                    continue;
                }
                Verdict::InLegacy => {
                    on_trial = witness == Some(Witness::Silent);
                    tries -= 1;
                    continue;
                }
            }
            let spent = request.body.as_ref().is_some_and(Payload::is_spent);
            match failure.status.map(|status| status.as_u16()) {
                Some(401) if !renewed && !spent => {
                    renewed = true;
                    if let Some(next) = entry.renew(&request.call, &pass, &mut failure).await? {
                        pass = next;
                        tries -= 1;
                        continue;
                    }
                }
                Some(401) => entry.renewed_in_vain(&request.call, &pass),
                None => {}
                Some(404) if progress.is_doubtful() && is_gone(request, &failure) => {
                    entry.accepted(&request.call, &pass);
                    let gone = Answer { status: http::StatusCode::NOT_FOUND, ..Answer::empty() };
                    return Ok((gone, shown.cloned()));
                }
                Some(_) => entry.accepted(&request.call, &pass),
            }
            if spent {
                failure.advise("not repeated: its body is a stream");
                return Err(Error::new(failure));
            }
            let now = self.now();
            let Some(pause) = self.pause(&mut failure, policy, &mut pauses, tries) else {
                return Err(Error::new(failure));
            };
            if now.saturating_add(pause) >= deadline {
                failure.advise("a pause before another try would not fit into the timeout of the call");
                return Err(Error::new(failure));
            }
            if failure.last_fate == Fate::Unknown {
                progress.doubt();
            }
            // What broke this attempt may end a session too, as a server does that restarts.
            renewed = false;
            tracing::debug!(attempt = progress.attempts(), ?pause, error = failure.kind.as_str(), "again");
            self.transport.clock.sleep(pause).await;
        }
    }

    /// How long to wait before the request is sent again; `None` if it is not.
    fn pause(&self, failure: &mut Failure, policy: &RetryPolicy, pauses: &mut Pauses, tries: u32) -> Option<Duration> {
        if !failure.may_be_repeated() || tries >= policy.attempts {
            return None;
        }
        if !self.budget.withdraw(self.now()) {
            failure.advise("not repeated: the retry budget of the client is spent (RetryPolicy::budget)");
            return None;
        }
        Some(pauses.next().max(failure.retry_after.unwrap_or_default()))
    }
}

pub(crate) fn too_late(request: &Request, limit: Duration, progress: &Progress) -> Box<Failure> {
    let under_way = progress.is_under_way();
    let status = progress.status().filter(|_| under_way);
    let what = match (status, under_way, progress.attempts()) {
        (Some(status), ..) => format!("{}, but not the rest of the answer", status.as_u16()),
        (None, true, _) => "no answer".to_owned(),
        _ if progress.is_queued() => "not sent: no turn among the ClientBuilder::max_concurrent_requests".to_owned(),
        (None, false, 0) => "not sent: no session".to_owned(),
        (None, false, _) => "no success".to_owned(),
    };
    let line =
        format!("{what} within {}, the timeout of the call (Call::timeout, ClientBuilder::timeout)", seconds(limit));
    let failure = Failure::new(ErrorKind::Timeout, &request.call, line);
    let mut failure = match status {
        // The body would have said whether it is the API's.
        Some(status) if !status.is_success() => failure.came_of_it(AnsweredBy::Between, Fate::of_answer(status, None)),
        _ if under_way => failure.came_of_it(AnsweredBy::Nobody, Fate::Unknown),
        _ => failure,
    };
    failure.status = status;
    failure
}

/// The API says that what was to be deleted does not exist: an attempt before deleted it.
fn is_gone(request: &Request, failure: &Failure) -> bool {
    let deletes = request.operation.method == Method::Delete && request.answer == AnswerKind::Void;
    deletes && failure.kind == ErrorKind::NotFound
}

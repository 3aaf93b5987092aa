//! The one way in which requests are sent: timeout, session, retries. Nothing here is generic.

use std::sync::Arc;
use std::time::Duration;

use tracing::{Instrument as _, Span};

use super::authorization::Authorization;
use super::clock::timeout;
use super::core::Core;
use super::credentials::{Credentials, Kind};
use super::error::{Error, ErrorKind, Failure, Repeat, seconds};
use super::operation::{Authentication, Method};
use super::request::{AnswerKind, Request};
use super::session::{Session, credentials_now, require_runtime};
use super::transport::{Answer, Progress, exchange};
use super::{observe, retry};

/// A request that was answered.
pub(crate) struct Sent {
    pub(crate) request: Request,
    pub(crate) answer: Answer,
    /// What let the request in, for the texts of errors to be cleared of it.
    pub(crate) authorization: Option<Authorization>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) span: Span,
}

/// What lets a request in.
enum Entry<'a> {
    /// The session of the client, renewed after a 401.
    Session(&'a Arc<Session>),
    /// Credentials that are exchanged for a session: repeated with more care.
    Login(&'a Authorization),
    Fixed(&'a Authorization),
    Nothing,
}

/// Sends a request of a caller.
pub(crate) async fn call(core: &Arc<Core>, session: &Arc<Session>, request: Request) -> Result<Sent, Error> {
    require_runtime()?;
    let operation = request.operation;
    if operation.preview && core.announced.first(operation.id) {
        observe::preview(operation);
    }
    let started = core.clock.now();
    let span = observe::span(core, &request);
    let progress = Progress::default();
    let mut authorization = None;
    let outcome = async {
        if operation.ends_session {
            let answer = session.log_out(core, true).await?;
            return Ok(answer.unwrap_or_else(Answer::empty));
        }
        match operation.authentication {
            Authentication::Session => {
                let entry = Entry::Session(session);
                run(core, &request, entry, &progress, &mut authorization).await
            }
            Authentication::Basic => {
                let credentials = credentials_now(core, &request.call).await?;
                log_in(core, &request, &credentials).await
            }
            Authentication::None => run(core, &request, Entry::Nothing, &progress, &mut authorization).await,
        }
    }
    .instrument(span.clone())
    .await;
    let elapsed = core.clock.now().saturating_sub(started);
    match outcome {
        Ok(answer) => {
            let attempts = progress.attempts().max(1);
            observe::answered(&span, answer.status, attempts);
            Ok(Sent { request, answer, authorization, attempts, elapsed, span })
        }
        Err(error) => {
            observe::failed(&span, &error);
            Err(error)
        }
    }
}

/// Exchanges credentials for a session, unless the same were refused just now.
pub(crate) async fn log_in(core: &Arc<Core>, request: &Request, credentials: &Credentials) -> Result<Answer, Error> {
    let refused = |kind, line| Err(Error::new(Failure::new(kind, &request.call, line)));
    let Kind::Basic { user, password } = &credentials.0 else {
        let line = "not sent: a new session needs user and password, and the client has a token \
                    or the id of a session";
        return refused(ErrorKind::Request, line);
    };
    let Some(authorization) = Authorization::basic(user, password) else {
        let line = "not sent: there is a `:` in the user name, which HTTP cannot express";
        return refused(ErrorKind::Credentials, line);
    };
    core.refusals.check(credentials, core.clock.now())?;
    let progress = Progress::default();
    let entry = Entry::Login(&authorization);
    let outcome = run(core, request, entry, &progress, &mut None).await;
    core.refusals.note(credentials, outcome, core.clock.now())
}

/// Ends a session.
pub(crate) async fn log_out(
    core: &Arc<Core>,
    request: &Request,
    authorization: &Authorization,
) -> Result<Answer, Error> {
    let entry = Entry::Fixed(authorization);
    run(core, request, entry, &Progress::default(), &mut None).await
}

/// All attempts together, within the time that the call has.
async fn run(
    core: &Arc<Core>,
    request: &Request,
    entry: Entry<'_>,
    progress: &Progress,
    shown: &mut Option<Authorization>,
) -> Result<Answer, Error> {
    core.budget.deposit();
    let started = core.clock.now();
    let limit = request.options.timeout.unwrap_or(core.timeouts.overall);
    let attempts = attempts(core, request, entry, progress, shown, started + limit);
    let outcome = timeout(&*core.clock, limit, attempts).await;
    let outcome = outcome.unwrap_or_else(|| Err(Error::new(too_late(request, limit, progress))));
    outcome.map_err(|error| {
        if error.operation() != request.call.operation || error.elapsed() > Duration::ZERO {
            // The outcome of a login that others waited for too.
            return error;
        }
        let elapsed = core.clock.now().saturating_sub(started);
        error.amend(|failure| {
            failure.attempts = progress.attempts();
            failure.elapsed = elapsed;
        })
    })
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
    super::transport::say_fate(&mut failure);
    failure
}

async fn attempts(
    core: &Arc<Core>,
    request: &Request,
    entry: Entry<'_>,
    progress: &Progress,
    shown: &mut Option<Authorization>,
    deadline: Duration,
) -> Result<Answer, Error> {
    let policy = request.options.retry.as_ref().unwrap_or(&core.retry);
    let mut pauses = policy.pauses();
    let mut grant = match &entry {
        Entry::Session(session) => Some(session.grant(core, &request.call).await?),
        _ => None,
    };
    let (mut renewed, mut tries) = (false, 0);
    // An earlier attempt may have been carried out.
    let mut repeated = false;
    loop {
        let authorization = match &entry {
            Entry::Session(_) => grant.as_ref().map(|grant| &grant.authorization),
            Entry::Login(authorization) | Entry::Fixed(authorization) => Some(*authorization),
            Entry::Nothing => None,
        };
        *shown = authorization.cloned();
        tries += 1;
        let mut failure = match exchange(core, request, authorization, progress).await {
            Ok(answer) => {
                if let Some(grant) = &grant {
                    grant.accepted();
                }
                return Ok(answer);
            }
            Err(failure) => failure,
        };
        let status = failure.status.map_or(0, |status| status.as_u16());
        if let (Entry::Session(session), Some(used)) = (&entry, &grant) {
            if status != 401 {
                if status != 0 {
                    used.accepted();
                }
            } else if !renewed && can_renew(core, &mut failure) {
                if used.may_be_renewed(core.clock.now()) {
                    renewed = true;
                    tries -= 1;
                    grant = Some(session.renewed(core, &request.call, used).await?);
                    continue;
                }
                failure.advise("several new sessions were not accepted, so another login would not help");
            }
        }
        if status == 404 && repeated && succeeds_if_gone(request) {
            return Ok(Answer { status: http::StatusCode::NOT_FOUND, ..Answer::empty() });
        }
        let now = core.clock.now();
        let login = matches!(entry, Entry::Login(_));
        let Some(pause) = pause(core, &mut failure, policy, &mut pauses, tries, login) else {
            return Err(Error::new(failure));
        };
        if now + pause >= deadline {
            failure.advise("a pause before another try would not fit into the timeout of the call");
            return Err(Error::new(failure));
        }
        repeated |= failure.repeat != Repeat::Always;
        tracing::debug!(attempt = progress.attempts(), ?pause, error = failure.kind.as_str(), "again");
        core.clock.sleep(pause).await;
    }
}

fn can_renew(core: &Core, failure: &mut Failure) -> bool {
    let can = core.credentials.as_ref().is_some_and(Credentials::can_log_in_again);
    if !can {
        failure.advise("the session id or token given to the client is not valid (any more)");
    }
    can
}

fn succeeds_if_gone(request: &Request) -> bool {
    request.operation.method == Method::Delete && request.answer == AnswerKind::Void
}

/// How long to wait before the request is sent again; `None` if it is not.
fn pause(
    core: &Core,
    failure: &mut Failure,
    policy: &retry::RetryPolicy,
    pauses: &mut retry::Pauses,
    tries: u32,
    login: bool,
) -> Option<Duration> {
    let may = match failure.repeat {
        Repeat::Never => false,
        Repeat::Always => true,
        // A starting server says 503 and no more; with an API error it means what it says.
        Repeat::IfIdempotent if login => {
            failure.status == Some(http::StatusCode::SERVICE_UNAVAILABLE) && failure.api.is_none()
        }
        Repeat::IfIdempotent => failure.call.idempotent,
    };
    if !may || tries >= policy.attempts {
        return None;
    }
    if !core.budget.withdraw(core.clock.now()) {
        failure.advise("not repeated: the retry budget of the client is spent (RetryPolicy::budget)");
        return None;
    }
    Some(pauses.next().max(failure.retry_after.unwrap_or_default()))
}

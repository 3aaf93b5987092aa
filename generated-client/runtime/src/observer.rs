//! Who watches the client: told of calls, attempts and sessions as they happen. No secret is in what it is told.

pub(crate) mod watch;

use std::time::Duration;

use http::StatusCode;

use crate::error::{AnsweredBy, Called, Error, ErrorKind, Failure, Fate};

/// Told what a client does: for metrics, audits, tests. Given to `ClientBuilder::observer`.
///
/// Each method does nothing unless it is written anew. They are called from the tasks that make the calls, so they must
/// return at once: count, or put something into a channel. One that panics is as if it had returned.
///
/// Calls and attempts are two things: a call is what a caller awaits, an attempt is one request of it. Logins and
/// logouts are no calls, unless a caller made them, but their attempts are seen.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use vsphere_automation_runtime::{CallEnd, CallInfo, Observer};
///
/// #[derive(Default)]
/// struct Failures(AtomicU64);
///
/// impl Observer for Failures {
///     fn call_ended(&self, _: &CallInfo<'_>, end: &CallEnd) {
///         if end.outcome.error().is_some() {
///             self.0.fetch_add(1, Ordering::Relaxed);
///         }
///     }
/// }
/// ```
pub trait Observer: Send + Sync + 'static {
    /// A call begins: before a login that it may need, and before it waits for anything.
    fn call_begun(&self, _call: &CallInfo<'_>) {}

    /// A call is over. Each that began ends once, also if its future is dropped.
    fn call_ended(&self, _call: &CallInfo<'_>, _end: &CallEnd) {}

    /// One request is over: of a call, a login or a logout.
    fn attempt_ended(&self, _call: &CallInfo<'_>, _attempt: &AttemptEnd) {}

    /// A session began, ended, or could not.
    fn session(&self, _event: &SessionEvent) {}

    /// How many sessions there are now that the client has begun for its own use and still holds. Those that a caller
    /// made with an operation are the caller's.
    fn sessions_open(&self, _sessions: usize) {}

    /// How many requests are under way, and how many wait for their turn
    /// (`ClientBuilder::max_concurrent_requests`).
    fn requests(&self, _requests: &Requests) {}
}

/// What is called.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CallInfo<'a> {
    /// The vendor's id of the operation, or `Client.request` for a request of one's own: one of few, as a label of a
    /// metric has to be.
    pub operation: &'static str,
    /// The method of HTTP.
    pub method: &'static str,
    /// The path with its ids, without the query: one of very many.
    pub path: &'a str,
    /// Id that its requests carry in their `X-Request-ID` header.
    pub request_id: &'a str,
}

/// How a call or an attempt ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It succeeded.
    Success,
    /// It failed.
    Failure(ErrorKind),
    /// Its future was dropped, or its time was up in the middle of an attempt.
    GivenUp,
}

impl Outcome {
    /// A short name, as for a label of a metric: `success`, `given_up`, or that of the kind of failure.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure(kind) => kind.as_str(),
            Self::GivenUp => "given_up",
        }
    }

    /// What kind of failure it was, if it was one.
    pub const fn error(self) -> Option<ErrorKind> {
        match self {
            Self::Failure(kind) => Some(kind),
            _ => None,
        }
    }
}

/// How a call ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallEnd {
    /// In short.
    pub outcome: Outcome,
    /// Status of the answer, if one came.
    pub status: Option<StatusCode>,
    /// Who answered.
    pub answered_by: AnsweredBy,
    /// What became of the request, over all attempts.
    pub fate: Fate,
    /// How many times it was sent.
    pub attempts: u32,
    /// Time from the start of the call to its end.
    pub elapsed: Duration,
}

/// How an attempt ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AttemptEnd {
    /// Counts the attempts of a call, from 1.
    pub number: u32,
    /// In short.
    pub outcome: Outcome,
    /// Status of the answer, if one came.
    pub status: Option<StatusCode>,
    /// Who answered.
    pub answered_by: AnsweredBy,
    /// What became of this one request.
    pub fate: Fate,
    /// Time from its start to its end; waiting for its turn included.
    pub elapsed: Duration,
}

/// What happened to a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SessionEvent {
    /// A login succeeded.
    LoggedIn,
    /// The session had ended on the server, and there is a new one.
    Renewed,
    /// A session was taken from the store.
    Adopted,
    /// A login failed for another reason than the credentials.
    LoginFailed(ErrorKind),
    /// The server refused the credentials; with the pause until they are tried again. Told once per refusal, not for
    /// each call that fails with it.
    Refused(Option<Duration>),
    /// A session was ended.
    LoggedOut,
    /// A session could not be ended, and may stay on the server until it expires there.
    LeftBehind(ErrorKind),
}

impl SessionEvent {
    /// A short name, as for a label of a metric.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LoggedIn => "logged_in",
            Self::Renewed => "renewed",
            Self::Adopted => "adopted",
            Self::LoginFailed(_) => "login_failed",
            Self::Refused(_) => "refused",
            Self::LoggedOut => "logged_out",
            Self::LeftBehind(_) => "left_behind",
        }
    }
}

/// Requests at a moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requests {
    /// Sent, or being sent, and not answered.
    pub under_way: usize,
    /// Waiting for their turn.
    pub queued: usize,
}

impl<'a> From<&'a Called> for CallInfo<'a> {
    fn from(call: &'a Called) -> Self {
        Self { operation: call.operation, method: call.method, path: &call.path, request_id: &call.request_id }
    }
}

impl CallEnd {
    pub(crate) fn success(status: StatusCode, attempts: u32, elapsed: Duration) -> Self {
        let (answered_by, fate) = (AnsweredBy::Api, Fate::Answered);
        Self { outcome: Outcome::Success, status: Some(status), answered_by, fate, attempts, elapsed }
    }

    pub(crate) fn failure(error: &Error, elapsed: Duration) -> Self {
        Self {
            outcome: Outcome::Failure(error.kind()),
            status: error.status(),
            answered_by: error.answered_by(),
            fate: error.fate(),
            attempts: error.attempts(),
            elapsed,
        }
    }

    pub(crate) fn given_up(fate: Fate, attempts: u32, elapsed: Duration) -> Self {
        Self { outcome: Outcome::GivenUp, status: None, answered_by: AnsweredBy::Nobody, fate, attempts, elapsed }
    }
}

impl AttemptEnd {
    pub(crate) fn new(number: u32, outcome: Result<StatusCode, &Failure>, elapsed: Duration) -> Self {
        let (outcome, status, answered_by, fate) = match outcome {
            Ok(status) => (Outcome::Success, Some(status), AnsweredBy::Api, Fate::Answered),
            Err(failure) => (Outcome::Failure(failure.kind), failure.status, failure.answered_by, failure.last_fate),
        };
        Self { number, outcome, status, answered_by, fate, elapsed }
    }

    pub(crate) fn given_up(number: u32, fate: Fate, elapsed: Duration) -> Self {
        Self { number, outcome: Outcome::GivenUp, status: None, answered_by: AnsweredBy::Nobody, fate, elapsed }
    }
}

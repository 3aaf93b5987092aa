//! What can go wrong, in one type.

mod display;
mod documented;
mod failure;
mod fate;
mod kind;
mod line;
mod next_step;
#[cfg(test)]
mod tests;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

pub(crate) use documented::DocumentedErrors;
pub use documented::{ErrorBody, Statuses, read_error};
pub(crate) use failure::{Called, Failure, Unknown};
pub use fate::{AnsweredBy, Fate, NextStep};
pub use kind::ErrorKind;
pub(crate) use line::{excerpt, root_cause, seconds, shorten};

use crate::values::vapi::errors::{Error as ApiError, ErrorType};

/// Why a call, or the building of a client, failed.
///
/// Cheap to clone. Its `Display` is one line: what was called, what came back, why, and what to do.
/// [`source`](StdError::source) begins below what that line says.
#[derive(Clone)]
pub struct Error(Arc<Failure>);

impl Error {
    pub(crate) fn new(failure: Box<Failure>) -> Self {
        Self(Arc::from(failure))
    }

    /// Of a call that was not sent because the login for it failed; that is its source.
    pub(crate) fn without_login(call: &Called, login: &Self) -> Self {
        let mut failure = Failure::without_login(call, &login.0);
        failure.said = Some(Arc::new(login.clone()));
        Self::new(failure)
    }

    /// A client that cannot be built.
    pub(crate) fn configuration(line: impl Into<String>) -> Self {
        Self::new(Failure::new(ErrorKind::Configuration, &Called::default(), line))
    }

    /// Whether the server does not know what was asked for.
    pub(crate) fn unknown(&self) -> Unknown {
        self.0.unknown
    }

    /// The same with a change; other clones keep what they have.
    pub(crate) fn amend(mut self, change: impl FnOnce(&mut Failure)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Status of the answer, if there was one. Of a call that was not sent for want of a login: that of the login.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The error body of the API, if the answer had one.
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_ref()
    }

    /// Type of the error that the API names; `None` without an error body, and from servers
    /// before 6.7.2.
    pub fn error_type(&self) -> Option<&ErrorType> {
        self.api()?.error_type.as_ref()
    }

    /// The vendor's id of the operation; empty where none was called (building a client).
    pub fn operation(&self) -> &'static str {
        self.0.call.operation
    }

    /// Id that the request carried in its `X-Request-ID` header, if a request was made.
    pub fn request_id(&self) -> Option<&str> {
        Some(&*self.0.call.request_id).filter(|id| !id.is_empty())
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Time from the start of the call to its failure.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed
    }

    /// How long to wait before another try: what the server said in `Retry-After`, or what is left
    /// of the pause after refused credentials.
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Body of an answer that was not understood, cut off at 64 KiB and with the client's own
    /// credentials blotted out. Never the answer to a login.
    pub fn body(&self) -> Option<&str> {
        self.0.body.as_deref()
    }

    /// The body of the error as the document describes it for the operation and the status: `E` is the type that the
    /// operation's documentation names. `None` where the operation has another, where the document says nothing of the
    /// status, and where the body is not what it says; [`body`](Self::body) has it as text.
    pub fn typed<E: ErrorBody>(&self) -> Option<E> {
        let documented = self.0.call.errors.filter(|errors| (errors.of)() == std::any::TypeId::of::<E>())?;
        let kind = Statuses::choose(documented.kinds, self.status()?.as_u16())?;
        E::read(kind, self.body()?)
    }

    /// Where in the body the value is that did not decode, such as `messages[0].id`.
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// Who gave the answer that the call failed with. Of a call that was not sent for want of a login: who answered
    /// the login.
    ///
    /// An answer is the API's if its body is an error body of the API, and nobody else's: a page of a proxy, JSON that
    /// a gateway made up, or no body at all say nothing about what the request names.
    pub fn answered_by(&self) -> AnsweredBy {
        self.0.answered_by
    }

    /// What became of the request, over all attempts.
    pub fn fate(&self) -> Fate {
        self.0.fate()
    }

    /// What may be done next.
    ///
    /// | what came | [answered by](Self::answered_by) | [fate](Self::fate) | next step |
    /// | --- | --- | --- | --- |
    /// | no connection | nobody | not sent | repeat later |
    /// | untrusted certificate, refused or missing credentials, a request that cannot be written | nobody | not sent | give up |
    /// | a proxy that refuses the client (407, 403) | between | not sent | give up |
    /// | a proxy that does not reach the server (5xx) | between | not sent | repeat later |
    /// | the login for it failed | as the login | not sent | as the login; repeat, where the login broke |
    /// | broken, or time up, after it was sent | nobody | unknown | idempotent: repeat later; else look first |
    /// | error of the API: `RESOURCE_BUSY`, `SERVICE_UNAVAILABLE`, `UNABLE_TO_ALLOCATE_RESOURCE`, 429 | API | refused | repeat later |
    /// | 404, and the release of the server does not have the operation | API or between | refused | give up |
    /// | error of the API: `CONCURRENT_CHANGE` | API | refused | look first |
    /// | error of the API: `TIMED_OUT` | API | unknown | idempotent: repeat later; else look first |
    /// | error of the API: `RESOURCE_INACCESSIBLE` | API | answered | repeat later |
    /// | error of the API: `ERROR`, `INTERNAL_SERVER_ERROR`, `CANCELED`, a new type | API | answered | give up |
    /// | any other error of the API | API | refused | give up |
    /// | a success that cannot be read | API | answered | give up |
    /// | 2xx with a web page, or empty where JSON is due | between | unknown | idempotent: repeat later; else look first |
    /// | 5xx or 408 without an error of the API | between | unknown | idempotent: repeat later; else look first |
    /// | 404 or 429 without an error of the API | between | refused | repeat later |
    /// | any other 4xx without an error of the API, a redirect | between | refused | give up |
    ///
    /// Where the API says `is_transient` in the data of its error, that decides between giving up and repeating. Requests
    /// are idempotent but for POST and PATCH; a login counts as idempotent, since at worst it leaves a session.
    pub fn next_step(&self) -> NextStep {
        self.0.next_step()
    }

    /// The request may have been carried out, and must not simply be repeated: its [fate](Self::fate) is
    /// [unknown](Fate::Unknown), and doing it twice is not the same as doing it once.
    pub fn outcome_is_unknown(&self) -> bool {
        self.fate() == Fate::Unknown && !self.0.call.is_harmless()
    }
}

/// Questions that callers ask most.
impl Error {
    /// The API says that something named in the request does not exist. Not true of the 404 of something in between.
    pub fn is_not_found(&self) -> bool {
        self.kind() == ErrorKind::NotFound
    }

    /// The server did not accept the credentials or the session.
    pub fn is_unauthenticated(&self) -> bool {
        self.kind() == ErrorKind::Unauthenticated
    }

    /// The user may not do this.
    pub fn is_unauthorized(&self) -> bool {
        self.kind() == ErrorKind::Unauthorized
    }

    /// The release of the server, or one that the client is to support, does not have what was called or sent.
    pub fn is_not_in_this_release(&self) -> bool {
        self.kind() == ErrorKind::NotInThisRelease
    }

    /// The server has no session left for the user.
    pub fn is_session_limit(&self) -> bool {
        self.kind() == ErrorKind::SessionLimit
    }

    /// The client was logged out before the call.
    pub fn is_logged_out(&self) -> bool {
        self.kind() == ErrorKind::LoggedOut
    }

    /// The time was up: connecting, waiting for the next byte, or overall.
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// There was no connection to the server, so nothing was sent.
    pub fn is_connect(&self) -> bool {
        matches!(self.kind(), ErrorKind::Connect | ErrorKind::Certificate | ErrorKind::Proxy)
    }

    /// The answer was not what the API promises.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Another try may succeed without anything being changed, and does no harm: the
    /// [next step](Self::next_step) is to repeat.
    ///
    /// Wider than what the client repeats by itself. Never true where the request may have been carried out and
    /// repeating it would do it twice.
    pub fn is_retryable(&self) -> bool {
        matches!(self.next_step(), NextStep::Repeat | NextStep::RepeatLater)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&*self.0, f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.kind())
            .field("status", &self.status())
            .field("error_type", &self.error_type())
            .field("message", &self.to_string())
            .field("attempts", &self.attempts())
            .field("elapsed", &self.elapsed())
            .field("answered_by", &self.answered_by())
            .field("fate", &self.fate())
            .field("next_step", &self.next_step())
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0.login {
            Some(_) => self.0.said.as_deref().map(|login| login as _),
            None => self.0.said.as_deref()?.source(),
        }
    }
}

//! Why waiting ended without success.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::job::Job;
use crate::error::{Error, Fate, excerpt, seconds};
use crate::values::vapi::LocalizableMessage;

/// What kind of end a [`WaitError`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitErrorKind {
    /// It was not started: the call for it was not sent, or was turned away.
    NotStarted,
    /// It may have been started: the outcome of the call for it is unknown, or its answer cannot be read. Look before
    /// you start it again.
    MayBeStarted,
    /// There is none to wait for, or nothing new of it appeared within [`grace`](crate::WaitPolicy::grace).
    NoJob,
    /// It failed on the server.
    JobFailed,
    /// Its state could not be read; it may well go on.
    PollFailed,
    /// It did not end in time; it goes on.
    Deadline,
}

/// Why waiting ended without success. Cheap to clone.
#[derive(Clone)]
pub struct WaitError(Arc<Inner>);

struct Inner {
    kind: WaitErrorKind,
    line: String,
    messages: Vec<LocalizableMessage>,
    error: Option<Error>,
}

impl WaitError {
    /// What kind of end it is.
    pub fn kind(&self) -> WaitErrorKind {
        self.0.kind
    }

    /// What the server says of a job that failed, in the language that was asked for where it
    /// has one; empty for other kinds.
    pub fn messages(&self) -> &[LocalizableMessage] {
        &self.0.messages
    }

    /// The error of the call, where a call failed.
    pub fn call(&self) -> Option<&Error> {
        self.0.error.as_ref()
    }

    /// It did not end in time.
    pub fn is_deadline(&self) -> bool {
        self.kind() == WaitErrorKind::Deadline
    }

    /// It failed on the server.
    pub fn is_job_failed(&self) -> bool {
        self.kind() == WaitErrorKind::JobFailed
    }

    /// Its state could not be read.
    pub fn is_poll_failed(&self) -> bool {
        self.kind() == WaitErrorKind::PollFailed
    }

    /// It may have been started, and nobody knows.
    pub fn may_be_started(&self) -> bool {
        self.kind() == WaitErrorKind::MayBeStarted
    }

    /// There is none to wait for.
    pub fn is_no_job(&self) -> bool {
        self.kind() == WaitErrorKind::NoJob
    }

    fn new(kind: WaitErrorKind, line: String) -> Self {
        Self(Arc::new(Inner { kind, line, messages: Vec::new(), error: None }))
    }

    pub(super) fn none<T>(job: &Job<T>) -> Self {
        Self::new(WaitErrorKind::NoJob, format!("there is no {}; {}", job.name, job.none))
    }

    pub(super) fn never_seen<T>(job: &Job<T>, grace: Duration, seen: Option<&str>) -> Self {
        let seen = seen.map_or(String::new(), |seen| format!(", all there is has the state {seen} since before"));
        let line = format!("no new {} appeared within {} (WaitPolicy::grace){seen}", job.name, seconds(grace));
        Self::new(WaitErrorKind::NoJob, line)
    }

    pub(super) fn deadline<T>(job: &Job<T>, deadline: Duration, seen: Option<&str>, trouble: Option<Error>) -> Self {
        let seen = seen.map_or(String::new(), |seen| format!(", last seen {seen}"));
        let failed = trouble.as_ref().map_or(String::new(), |error| format!("; the last look failed: {error}"));
        let within = seconds(deadline);
        let line = format!("the {} did not end within {within} (WaitPolicy::deadline){seen}{failed}", job.name);
        Self(Arc::new(Inner { kind: WaitErrorKind::Deadline, line, messages: Vec::new(), error: trouble }))
    }

    pub(super) fn failed<T>(job: &Job<T>, messages: Vec<LocalizableMessage>) -> Self {
        let says = |message: &LocalizableMessage| {
            let localized = message.localized.as_deref().filter(|text| !text.is_empty());
            localized.unwrap_or(&message.default_message).to_owned()
        };
        let said: Vec<_> = messages.iter().map(says).filter(|text| !text.is_empty()).collect();
        let said = if said.is_empty() { "no reason given".to_owned() } else { excerpt(&said.join(" ")) };
        let line = format!("the {} failed: {said}", job.name);
        Self(Arc::new(Inner { kind: WaitErrorKind::JobFailed, line, messages, error: None }))
    }

    pub(super) fn poll<T>(job: &Job<T>, error: Error) -> Self {
        let line = format!("the state of the {} could not be read: {error}", job.name);
        Self(Arc::new(Inner { kind: WaitErrorKind::PollFailed, line, messages: Vec::new(), error: Some(error) }))
    }

    /// The call that begins it failed.
    #[doc(hidden)]
    pub fn not_started(name: &str, error: Error) -> Self {
        let (kind, what) = match (error.fate(), error.status()) {
            (Fate::Unknown, _) => (WaitErrorKind::MayBeStarted, "may have been started"),
            (Fate::Answered, Some(status)) if status.is_success() => {
                (WaitErrorKind::MayBeStarted, "was started, as it seems")
            }
            _ => (WaitErrorKind::NotStarted, "was not started"),
        };
        let line = format!("the {name} {what}: {error}");
        Self(Arc::new(Inner { kind, line, messages: Vec::new(), error: Some(error) }))
    }

    /// What was there before could not be looked at, so nothing was begun.
    #[doc(hidden)]
    pub fn not_looked(name: &str, error: Error) -> Self {
        let line = format!("the {name} was not started, since what is there could not be read: {error}");
        Self(Arc::new(Inner { kind: WaitErrorKind::NotStarted, line, messages: Vec::new(), error: Some(error) }))
    }
}

impl fmt::Display for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.line)
    }
}

impl fmt::Debug for WaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitError")
            .field("kind", &self.0.kind)
            .field("message", &self.0.line)
            .field("call", &self.0.error)
            .finish_non_exhaustive()
    }
}

impl StdError for WaitError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.error.as_ref()?.source()
    }
}

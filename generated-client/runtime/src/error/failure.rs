//! A failure while it is still being put together.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::documented::DocumentedErrors;
use super::fate::{AnsweredBy, Fate};
use super::kind::ErrorKind;
use super::line::join;
use crate::values::vapi::errors::Error as ApiError;

/// What was called.
#[derive(Clone, Debug, Default)]
pub(crate) struct Called {
    pub(crate) method: &'static str,
    pub(crate) path: Arc<str>,
    /// The vendor's id; empty if nothing was called.
    pub(crate) operation: &'static str,
    /// Releases that have the operation, in words.
    pub(crate) available: Option<&'static str>,
    pub(crate) request_id: Arc<str>,
    pub(crate) idempotent: bool,
    /// It begins a session.
    pub(crate) login: bool,
    /// What the document says of its errors.
    pub(crate) errors: Option<DocumentedErrors>,
    /// A request of the caller's own, of which only method and path are known.
    pub(crate) own: bool,
}

impl Called {
    /// Doing it twice does no harm. A login at worst leaves a session behind.
    pub(crate) fn is_harmless(&self) -> bool {
        self.idempotent || self.login
    }
}

/// Whether an answer says that there is no such method and path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// It does not.
    #[default]
    No,
    /// A 404 of nobody knows whom, and no web page.
    Bare,
    /// The API says so.
    SaidByApi,
}

/// All that an [`Error`](super::Error) knows.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) call: Called,
    /// What came back and why; the rest of the line is put around it.
    pub(crate) line: String,
    pub(crate) status: Option<StatusCode>,
    pub(crate) api: Option<ApiError>,
    pub(crate) body: Option<String>,
    pub(crate) json_path: Option<String>,
    /// The server does not know what was asked for.
    pub(crate) unknown: Unknown,
    /// The error that `line` speaks of; its sources are below.
    pub(crate) said: Option<Arc<dyn StdError + Send + Sync>>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) answered_by: AnsweredBy,
    /// Of the last attempt.
    pub(crate) last_fate: Fate,
    /// An attempt before the last may have been carried out.
    pub(crate) doubtful: bool,
    /// The failure of the login without which the request was not sent.
    pub(super) login: Option<Arc<Self>>,
}

impl Failure {
    /// Of a request that was not sent, until [`came_of_it`](Self::came_of_it) says otherwise.
    pub(crate) fn new(kind: ErrorKind, call: &Called, line: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            call: call.clone(),
            line: line.into(),
            status: None,
            api: None,
            body: None,
            json_path: None,
            unknown: Unknown::No,
            said: None,
            attempts: 0,
            elapsed: Duration::ZERO,
            retry_after: None,
            answered_by: AnsweredBy::Nobody,
            last_fate: Fate::NotSent,
            doubtful: false,
            login: None,
        })
    }

    /// Who answered the request, and what became of it.
    pub(crate) fn came_of_it(mut self: Box<Self>, answered_by: AnsweredBy, fate: Fate) -> Box<Self> {
        self.answered_by = answered_by;
        self.last_fate = fate;
        self
    }

    /// Of a request that was not sent because the login for it failed. Kind, status and who answered are the login's.
    pub(super) fn without_login(call: &Called, of: &Arc<Self>) -> Box<Self> {
        let why = of.line.strip_prefix("not sent: ").unwrap_or(&of.line);
        let mut failure = Self::new(of.kind, call, format!("not sent: the login for it failed: {why}"));
        if of.attempts > 1 {
            failure.advise(&format!("{} logins tried", of.attempts));
        }
        failure.status = of.status;
        failure.api = of.api.clone();
        failure.retry_after = of.retry_after;
        failure.answered_by = of.answered_by;
        failure.login = Some(Arc::clone(of));
        failure
    }

    /// Adds advice to the line.
    pub(crate) fn advise(&mut self, advice: &str) {
        join(&mut self.line, advice);
    }
}

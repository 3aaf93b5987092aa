//! A failure while it is still being put together.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use super::kind::ErrorKind;
use crate::values::vapi::errors::{Error as ApiError, ErrorType};

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
}

/// Whether the client may send the request again by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    Never,
    /// Nothing had been sent.
    Always,
    /// If doing it twice is the same as doing it once.
    IfIdempotent,
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
    /// The error that `line` speaks of; its sources are below.
    pub(crate) said: Option<Arc<dyn StdError + Send + Sync>>,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) outcome_unknown: bool,
    pub(crate) repeat: Repeat,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, call: &Called, line: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            call: call.clone(),
            line: line.into(),
            status: None,
            api: None,
            body: None,
            json_path: None,
            said: None,
            attempts: 0,
            elapsed: Duration::ZERO,
            retry_after: None,
            outcome_unknown: false,
            repeat: Repeat::Never,
        })
    }

    /// Adds advice to the line.
    pub(crate) fn advise(&mut self, advice: &str) {
        // The server's own words may be a sentence; then the advice is the next one.
        if self.line.ends_with(['.', '!', '?', '…']) {
            let mut letters = advice.chars();
            self.line.push(' ');
            self.line.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            self.line.push_str(letters.as_str());
        } else {
            self.line.push_str("; ");
            self.line.push_str(advice);
        }
    }

    /// What a caller must know of a request that is not simply repeated.
    pub(crate) fn say_fate(&mut self) {
        if self.outcome_unknown && !self.call.idempotent {
            self.advise(
                "whether the server carried it out is unknown, so it was not repeated: look before \
                 you call again",
            );
        }
    }

    pub(crate) fn is_retryable(&self) -> bool {
        if self.outcome_unknown && !self.call.idempotent {
            return false;
        }
        if self.kind == ErrorKind::SessionLimit {
            return false;
        }
        if let Some(retryable) = self.api.as_ref().and_then(is_transient) {
            return retryable;
        }
        match self.status {
            Some(status) if !status.is_success() => {
                matches!(status.as_u16(), 408 | 429 | 502 | 503 | 504)
            }
            _ => matches!(self.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Disconnected),
        }
    }
}

/// The one line that an error is.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let call = &self.call;
        if call.operation.is_empty() {
            return f.write_str(&self.line);
        }
        write!(f, "{} {} → {} [{}", call.method, call.path, self.line, call.operation)?;
        if !call.request_id.is_empty() {
            write!(f, ", request {}", call.request_id)?;
        }
        if self.attempts > 1 {
            write!(f, ", {} attempts", self.attempts)?;
        }
        f.write_str("]")
    }
}

/// What the error itself says about another try.
fn is_transient(error: &ApiError) -> Option<bool> {
    let indication = error.data.as_ref().and_then(|data| data.get("is_transient")?.as_bool());
    indication.or(match error.error_type.as_ref()? {
        ErrorType::ResourceBusy
        | ErrorType::ResourceInaccessible
        | ErrorType::ServiceUnavailable
        | ErrorType::TimedOut
        | ErrorType::ConcurrentChange
        | ErrorType::UnableToAllocateResource => Some(true),
        ErrorType::Error | ErrorType::InternalServerError | ErrorType::Unknown(_) => None,
        _ => Some(false),
    })
}

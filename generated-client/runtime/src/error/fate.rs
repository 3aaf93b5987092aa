//! Who answered, what became of the request, and what a caller may do next: every predicate, every text and every
//! decision to repeat is derived from these.

use http::StatusCode;

use super::failure::Failure;
use super::kind::ErrorKind;
use crate::values::vapi::errors::{Error as ApiError, ErrorType};

/// Who gave the answer that a call failed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AnsweredBy {
    /// No answer came, or not all of it, or nothing was sent.
    Nobody,
    /// The API itself: a success, or an error body of the API.
    Api,
    /// A proxy, a gateway, a load balancer, or a server that is still starting: no error body of the API.
    Between,
}

/// What became of the request that a call sent. Over all attempts: if one of them may have been carried out, the
/// request may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fate {
    /// Nothing of this call reached the server: no connection, an untrusted certificate, a login that failed, a
    /// request that cannot be written.
    NotSent,
    /// It came to somebody, who turned it away before it was carried out: the API's 4xx, a busy server, a gateway's
    /// 403, 404 or 429, a redirect.
    Refused,
    /// It may have been carried out: the connection broke or the time was up after it was sent, the API gave up on it
    /// (`TIMED_OUT`), or something in between answered in the API's place (502, 503, 504, 500, a page with 200).
    Unknown,
    /// The API dealt with it and said what came of it: a failure of its own, or a success that cannot be read.
    Answered,
}

/// What a caller may do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NextStep {
    /// Call again, at once if need be: nothing was sent, and nothing says that it will go wrong again.
    Repeat,
    /// Call again after a pause ([`retry_after`](super::Error::retry_after) where it is known): repeating does no
    /// harm, and may succeed without anything being changed.
    RepeatLater,
    /// Look at the server's state before calling again: the request may have been carried out and repeating it would
    /// do it twice, or somebody else changed the thing in the meantime.
    LookFirst,
    /// Calling again as it is will not help: something has to be changed first.
    GiveUp,
}

impl AnsweredBy {
    /// A short name, as for a label of a metric.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Api => "api",
            Self::Between => "between",
        }
    }
}

impl Fate {
    /// A short name, as for a label of a metric.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Answered => "answered",
        }
    }

    /// Of a request that was answered with a status other than 2xx.
    pub(crate) fn of_answer(status: StatusCode, api: Option<&ApiError>) -> Self {
        let code = status.as_u16();
        let Some(api) = api else {
            // 408: whoever says so may have passed half of it on.
            let turned_away = (300..500).contains(&code) && code != 408;
            return if turned_away { Self::Refused } else { Self::Unknown };
        };
        match (&api.error_type, code) {
            (_, 429) => Self::Refused,
            (Some(ErrorType::TimedOut), _) => Self::Unknown,
            (
                Some(
                    ErrorType::Error
                    | ErrorType::InternalServerError
                    | ErrorType::Canceled
                    | ErrorType::ResourceInaccessible,
                ),
                _,
            ) => Self::Answered,
            // Servers older than the type, and types newer than this crate.
            (None | Some(ErrorType::Unknown(_)), 408 | 502 | 504) => Self::Unknown,
            (None | Some(ErrorType::Unknown(_)), 503) => Self::Refused,
            (None | Some(ErrorType::Unknown(_)), 500..) => Self::Answered,
            _ => Self::Refused,
        }
    }
}

impl Failure {
    /// Over all attempts.
    pub(crate) fn fate(&self) -> Fate {
        match self.last_fate {
            Fate::NotSent | Fate::Refused if self.doubtful => Fate::Unknown,
            fate => fate,
        }
    }

    pub(crate) fn next_step(&self) -> NextStep {
        if let Some(login) = &self.login {
            return match (login.fate(), login.next_step()) {
                (Fate::Unknown, NextStep::RepeatLater) if login.status().is_none() => NextStep::Repeat,
                (_, step) => step,
            };
        }
        if self.fate() == Fate::Unknown && !self.call.is_harmless() {
            return NextStep::LookFirst;
        }
        if self.kind == ErrorKind::SessionLimit {
            return NextStep::GiveUp;
        }
        let transient = self.api.as_ref().and_then(is_transient);
        match (self.last_fate, transient) {
            (_, Some(true)) => NextStep::RepeatLater,
            (_, Some(false)) => NextStep::GiveUp,
            (Fate::NotSent, _) => match (self.kind, self.answered_by) {
                (ErrorKind::Connect | ErrorKind::Timeout, AnsweredBy::Nobody) => NextStep::RepeatLater,
                (ErrorKind::Disconnected, _) => NextStep::Repeat,
                _ => NextStep::GiveUp,
            },
            (Fate::Unknown, _) => NextStep::RepeatLater,
            (Fate::Refused, _) => self.after_refusal(),
            (Fate::Answered, _) => NextStep::GiveUp,
        }
    }

    fn after_refusal(&self) -> NextStep {
        let code = self.status.map_or(0, |status| status.as_u16());
        match (self.error_type(), self.answered_by, code) {
            (Some(ErrorType::ConcurrentChange), ..) => NextStep::LookFirst,
            // A proxy in front of a server that restarts knows no path for a while.
            (None | Some(ErrorType::Unknown(_)), _, 429 | 503) | (None, AnsweredBy::Between, 404) => {
                NextStep::RepeatLater
            }
            _ => NextStep::GiveUp,
        }
    }

    /// Whether the client may send the request again by itself, whatever the budget says.
    pub(crate) fn may_be_repeated(&self) -> bool {
        let status = self.status.map(|status| status.as_u16());
        match self.last_fate {
            // The certificate, the credentials and the proxy's refusal stay what they are.
            Fate::NotSent => self.next_step() != NextStep::GiveUp && self.login.is_none(),
            // A server that is starting says 503 and no more; with an API error it means what it says.
            fate if self.call.login => {
                let starting = status == Some(503) && self.answered_by == AnsweredBy::Between;
                fate == Fate::Unknown && (starting || self.kind == ErrorKind::Disconnected)
            }
            _ if !self.call.idempotent => false,
            Fate::Unknown => match self.kind {
                ErrorKind::Disconnected => true,
                ErrorKind::Decode => self.answered_by == AnsweredBy::Between,
                ErrorKind::Api => matches!(status, Some(502..=504)) && self.answered_by == AnsweredBy::Between,
                _ => false,
            },
            Fate::Refused => matches!(status, Some(429 | 503)) && self.next_step() == NextStep::RepeatLater,
            Fate::Answered => false,
        }
    }

    /// What a caller must know of what became of the request, if that is not plain.
    pub(super) fn fate_in_words(&self) -> Option<&'static str> {
        match self.fate() {
            Fate::Unknown if !self.call.is_harmless() => {
                Some("it may have been carried out: look before you call again")
            }
            Fate::Answered if !self.call.is_harmless() && self.status.is_some_and(|status| status.is_success()) => {
                Some("it was carried out, its result is lost")
            }
            _ => None,
        }
    }

    fn error_type(&self) -> Option<&ErrorType> {
        self.api.as_ref()?.error_type.as_ref()
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
        | ErrorType::UnableToAllocateResource => Some(true),
        _ => None,
    })
}

#[cfg(test)]
mod tests;

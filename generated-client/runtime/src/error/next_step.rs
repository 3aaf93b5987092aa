//! What follows from who answered and what became of the request.

use super::failure::Failure;
use super::fate::{AnsweredBy, Fate, NextStep};
use super::kind::ErrorKind;
use crate::values::vapi::errors::{Error as ApiError, ErrorType};

impl Failure {
    /// Over all attempts.
    pub(crate) fn fate(&self) -> Fate {
        match self.last_fate {
            Fate::NotSent | Fate::Refused if self.doubtful => Fate::Unknown,
            // What the API says of the last attempt is no word about the ones before, unless it is a success.
            Fate::Answered if self.doubtful && !self.status.is_some_and(|status| status.is_success()) => Fate::Unknown,
            fate => fate,
        }
    }

    pub(crate) fn next_step(&self) -> NextStep {
        if let Some(login) = &self.login {
            return match (login.fate(), login.next_step()) {
                (Fate::Unknown, NextStep::RepeatLater) if login.status.is_none() => NextStep::Repeat,
                (_, step) => step,
            };
        }
        if self.fate() == Fate::Unknown && !self.call.is_harmless() {
            return NextStep::LookFirst;
        }
        if matches!(self.kind, ErrorKind::SessionLimit | ErrorKind::NotInThisRelease) {
            return NextStep::GiveUp;
        }
        let transient = self.api.as_ref().and_then(is_transient);
        match (self.last_fate, transient) {
            (_, Some(true)) => NextStep::RepeatLater,
            (_, Some(false)) => NextStep::GiveUp,
            (Fate::NotSent, _) => match (self.kind, self.answered_by) {
                (ErrorKind::Connect | ErrorKind::Timeout, _) => NextStep::RepeatLater,
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

//! Who answered, what became of the request, and what a caller may do next: every layer says the first two, and every
//! predicate, every text and every decision to repeat is derived from them.

use http::StatusCode;

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

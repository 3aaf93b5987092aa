//! A value with what came along with it.

use std::fmt;
use std::ops::Deref;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::wire::decode::Sent;
use crate::wire::request::AnswerKind;

/// The answer to a call: the value, to which it dereferences, with status, headers and request id.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    request_id: Box<str>,
    attempts: u32,
    elapsed: Duration,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, sent: Sent) -> Self {
        Self {
            value,
            status: sent.answer.status,
            headers: sent.answer.headers,
            body: match sent.request.answer {
                AnswerKind::Secret => Bytes::new(),
                _ => sent.answer.body,
            },
            request_id: (&*sent.request.call.request_id).into(),
            attempts: sent.attempts,
            elapsed: sent.elapsed,
        }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// Status of the answer: a 2xx, or the 404 to a repeated DELETE, which means that the first
    /// one did it.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came, such as the JSON of which the value was made: with members that this version does not know.
    /// Empty if there was none, or if it is a secret.
    pub fn raw(&self) -> &[u8] {
        &self.body
    }

    /// Id that the request carried in its `X-Request-ID` header.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }

    /// How many times the request was sent.
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Time from the start of the call to its answer.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Without the body as it came.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("request_id", &self.request_id)
            .field("attempts", &self.attempts)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}

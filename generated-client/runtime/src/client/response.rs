//! A value with what came along with it.

use std::ops::Deref;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::wire::decode::Sent;

/// The answer to a call: the value, to which it dereferences, with status, headers and request id.
#[derive(Clone, Debug)]
pub struct Response<T> {
    value: T,
    status: StatusCode,
    headers: HeaderMap,
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

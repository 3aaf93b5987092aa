//! What came back from the server.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::payload::Payload;
use crate::error::Called;

/// An answer that says that the operation succeeded.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// What was called, where that was said in another way than it was drafted.
    pub(crate) called: Option<Called>,
    /// What of it is read later.
    pub(crate) stream: Option<Arc<Payload>>,
}

impl Answer {
    /// For what was done without an answer.
    pub(crate) fn empty() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            called: None,
            stream: None,
        }
    }
}

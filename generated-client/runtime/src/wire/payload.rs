//! The body of a request: bytes that can be sent again, or a stream that cannot.

use std::sync::{Arc, Mutex};

use bytes::Bytes;

use super::seam::Body;

#[derive(Clone)]
pub(crate) enum Payload {
    Whole(Bytes),
    /// Empty once it was sent, for all clones.
    Once(Arc<Mutex<Option<Body>>>),
}

impl Payload {
    pub(crate) fn of(body: Body) -> Self {
        match body.as_bytes() {
            Some(bytes) => Self::Whole(Bytes::copy_from_slice(bytes)),
            None => Self::Once(Arc::new(Mutex::new(Some(body)))),
        }
    }

    /// What one attempt sends; `None` if there is nothing left to send.
    pub(crate) fn body(&self) -> Option<Body> {
        match self {
            Self::Whole(bytes) => Some(bytes.clone().into()),
            Self::Once(body) => body.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take(),
        }
    }

    /// It was sent, and cannot be sent again.
    pub(crate) fn is_spent(&self) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Once(body) => body.lock().unwrap_or_else(std::sync::PoisonError::into_inner).is_none(),
        }
    }
}

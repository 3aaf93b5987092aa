//! Why no answer came, as a transport tells it.

use std::error::Error as StdError;
use std::fmt;

use super::body::BoxError;

/// Why no answer came, and whether anything may have been sent: on that depends what the client repeats by itself, and
/// what it tells its caller.
#[derive(Debug)]
pub struct TransportError {
    sent: bool,
    cause: BoxError,
}

impl TransportError {
    /// Certainly nothing of the request was sent, such as when there was no connection. It is repeated whatever the
    /// method is.
    pub fn not_sent(cause: impl Into<BoxError>) -> Self {
        Self { sent: false, cause: cause.into() }
    }

    /// The request, or a part of it, may have reached the server. In doubt say this.
    pub fn may_have_been_sent(cause: impl Into<BoxError>) -> Self {
        Self { sent: true, cause: cause.into() }
    }

    /// Anything of the request may have been sent.
    pub fn is_sent(&self) -> bool {
        self.sent
    }

    pub(crate) fn cause(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.cause
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.cause, f)
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause.source()
    }
}

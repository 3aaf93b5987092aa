//! A connection of whatever kind: TCP, TLS, one within the other.

use tokio::io::{AsyncRead, AsyncWrite};

pub(crate) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

pub(crate) type BoxStream = Box<dyn Stream>;

/// A connection within TLS.
pub(crate) struct Secured {
    pub(crate) stream: BoxStream,
    /// Both sides speak HTTP/2 in it.
    pub(crate) is_http2: bool,
}

//! Files that requests carry.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Frame, SizeHint};

use crate::wire::seam::{Body, BoxError};

/// What a request carries as it is: bytes or a stream of them, with a name and a media type where it needs these.
///
/// ```
/// use vsphere_automation_runtime::File;
///
/// let picture = File::new("sea.png", b"...".to_vec()).media_type("image/png");
/// let nameless = File::from(b"...".to_vec());
/// # let _ = (picture, nameless);
/// ```
///
/// A request with a stream in it can be sent once: it is not repeated when it fails.
pub struct File {
    name: Option<String>,
    media_type: Option<String>,
    body: Body,
}

impl File {
    /// A file of this name.
    pub fn new(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: Some(name.into()), ..Self::from(bytes.into()) }
    }

    /// A file of this name whose bytes are read while it is sent, such as a file on disk.
    pub fn stream<S, E>(name: impl Into<String>, bytes: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError>,
    {
        Self { name: Some(name.into()), media_type: None, body: Body::new(Streamed(Box::pin(bytes))) }
    }

    /// How many bytes a stream will give: servers that want a `Content-Length` then get one.
    pub fn size(self, size: u64) -> Self {
        let body = match self.body.as_bytes() {
            Some(_) => self.body,
            None => Body::new(Measured { body: self.body, left: size }),
        };
        Self { body, ..self }
    }

    /// Its media type. Default: what the API asks for.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    pub(super) fn into_parts(self) -> (Option<String>, Option<String>, Body) {
        (self.name, self.media_type, self.body)
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self { name: None, media_type: None, body: Body::from(bytes) }
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::from(Bytes::from(bytes))
    }
}

impl From<&[u8]> for File {
    fn from(bytes: &[u8]) -> Self {
        Self::from(bytes.to_vec())
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let media_type = self.media_type.as_deref();
        f.debug_struct("File").field("name", &self.name).field("media_type", &media_type).finish_non_exhaustive()
    }
}

struct Streamed<S>(Pin<Box<S>>);

impl<S, E> http_body::Body for Streamed<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|next| next.map(|bytes| bytes.map(Frame::data).map_err(Into::into)))
    }
}

/// A body that is as long as was said.
struct Measured {
    body: Body,
    left: u64,
}

impl http_body::Body for Measured {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let next = Pin::new(&mut self.body).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &next {
            let sent = frame.data_ref().map_or(0, |bytes| bytes.len() as u64);
            self.left = self.left.saturating_sub(sent);
        }
        next
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

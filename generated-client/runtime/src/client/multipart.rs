//! Bodies of several parts (RFC 7578).

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};

use super::file::File;
use crate::wire::request_id;
use crate::wire::seam::{Body, BoxError};

/// A body while its parts are being added.
pub(super) struct Multipart {
    boundary: String,
    pieces: VecDeque<Body>,
}

impl Multipart {
    pub(super) fn new() -> Self {
        Self { boundary: format!("part-{}", request_id::random()), pieces: VecDeque::new() }
    }

    pub(super) fn content_type(&self, media_type: &str) -> String {
        format!("{media_type}; boundary={}", self.boundary)
    }

    pub(super) fn add(&mut self, name: &str, file_name: Option<&str>, media_type: &str, content: Body) {
        let file_name = file_name.map_or(String::new(), |name| format!("; filename=\"{}\"", escaped(name)));
        let head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"{file_name}\r\nContent-Type: {}\r\n\r\n",
            self.boundary,
            escaped(name),
            media_type.replace(['\r', '\n'], " "),
        );
        self.pieces.extend([Body::from(head), content, Body::from("\r\n")]);
    }

    pub(super) fn add_file(&mut self, name: &str, media_type: &str, file: File) {
        let (file_name, own, content) = file.into_parts();
        self.add(name, Some(file_name.as_deref().unwrap_or(name)), own.as_deref().unwrap_or(media_type), content);
    }

    /// One run of bytes where all is there, else a stream.
    pub(super) fn finish(mut self) -> Body {
        self.pieces.push_back(Body::from(format!("--{}--\r\n", self.boundary)));
        let whole: Option<Vec<&[u8]>> = self.pieces.iter().map(Body::as_bytes).collect();
        match whole {
            Some(pieces) => Body::from(pieces.concat()),
            None => Body::new(Chain(self.pieces)),
        }
    }
}

/// As browsers do it: what would end the name is percent-encoded.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// Bodies one after the other.
struct Chain(VecDeque<Body>);

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        while let Some(first) = self.0.front_mut() {
            match Pin::new(first).poll_frame(context) {
                Poll::Ready(None) => {
                    self.0.pop_front();
                }
                next => return next,
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let sizes: Option<Vec<u64>> = self.0.iter().map(|body| body.size_hint().exact()).collect();
        sizes.map_or_else(SizeHint::default, |sizes| SizeHint::with_exact(sizes.iter().sum()))
    }
}

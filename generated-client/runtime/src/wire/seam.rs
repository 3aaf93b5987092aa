//! What carries requests to the server, as a trait: the transport that is built in, or one of the caller's own.

mod body;
mod failure;

use std::future::Future;
use std::pin::Pin;

pub use body::{Body, BoxError};
pub use failure::TransportError;

/// What a [`Transport`] returns.
pub type TransportFuture<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'a>>;

/// Carries one HTTP request to the server, and the answer back.
///
/// The client has one of its own. Another is given by `ClientBuilder::transport`: an HTTP client that a service has
/// already, a stack of tower, a recorder, a mock. All that is above stays as it is: session, retries, timeouts, errors,
/// cookies, and secrets kept out of errors.
///
/// Each attempt is one call of [`send`](Self::send). The request has an absolute URI and all headers but `Host`; those
/// that are secret are [marked so](http::HeaderValue::is_sensitive), and a transport must neither log nor store them.
/// The answer is whatever the server says, redirects and errors too: a transport neither follows, nor repeats, nor
/// changes anything. When the future is dropped the request is given up.
///
/// # Example
///
/// One that answers by itself:
///
/// ```
/// use vsphere_automation_runtime::{Body, Transport, TransportFuture};
///
/// struct Starting;
///
/// impl Transport for Starting {
///     fn send(&self, _: http::Request<Body>) -> TransportFuture<'_> {
///         let mut answer = http::Response::new(Body::from("the server is starting"));
///         *answer.status_mut() = http::StatusCode::SERVICE_UNAVAILABLE;
///         Box::pin(async { Ok(answer) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends the request once. Ends when the head of the answer is there; the body follows as a stream.
    ///
    /// # Errors
    ///
    /// No answer came: [`TransportError`] says whether anything may have been sent.
    fn send(&self, request: http::Request<Body>) -> TransportFuture<'_>;
}

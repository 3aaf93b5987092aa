//! A call: what the generated code fills in, and what the caller may still set.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::body::to_json;
use super::connection::Connection;
use super::draft::{Draft, Sending};
use super::dry_run::DryRun;
use super::response::Response;
use crate::attempts::retry::RetryPolicy;
use crate::error::Error;
use crate::session::call::Seen;
use crate::values::secret;
use crate::wire::decode::{self, Sent};
use crate::wire::flavour::maps::Listed;
use crate::wire::operation::{Authentication, Operation};
use crate::wire::query;
use crate::wire::request::AnswerKind;

/// A call that is ready to be made: `.await` makes it and gives the value, [`send`](Self::send)
/// gives the value with status, headers and request id.
///
/// Nothing happens before that. The future is `Send`, and may be dropped at any point: the client
/// stays usable, but the server may have carried out what it was sent.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<'c, T> {
    pub(super) draft: Box<Draft<'c>>,
    decode: fn(&Sent) -> Result<T, Error>,
}

/// Options that every call has.
impl<'c, T> Call<'c, T> {
    /// Time for the whole call: login, all attempts, the pauses between them and the answer.
    /// Default: that of the client, 300 s.
    ///
    /// Where it is longer than [`ClientBuilder::idle_timeout`](crate::ClientBuilder::idle_timeout), the call also waits as
    /// long as this for the beginning of the answer: some operations take minutes before they say a word.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.draft.options.timeout = Some(timeout);
        self
    }

    /// When the request is sent again. Default: the policy of the client.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.draft.options.retry = Some(policy);
        self
    }

    /// Id of the request, sent as `X-Request-ID` and carried by errors. Default: a random UUID.
    pub fn request_id(mut self, id: impl Into<String>) -> Self {
        self.draft.request_id = Some(id.into());
        self
    }

    /// A header for this call, such as `Accept-Language`; before one of the same name of the client.
    ///
    /// What says who the client is, which server is asked, or how long the body is cannot be set: the call then fails
    /// and nothing is sent. The id of the request has [`request_id`](Self::request_id).
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.draft.header_of_caller(name.as_ref(), value.as_ref());
        self
    }

    /// The request as it would be sent, with secrets shown as such; nothing is sent, and nobody logs in.
    ///
    /// # Errors
    ///
    /// It is a request that cannot be sent.
    pub fn dry_run(self) -> Result<DryRun, Error> {
        DryRun::of(self.draft)
    }

    /// Makes the call. Gives the value with status, headers and request id.
    pub async fn send(self) -> Result<Response<T>, Error> {
        let (decode, sending) = (self.decode, self.draft.send());
        let (sent, seen) = sending.await?;
        let value = decoded(decode, &sent, seen)?;
        Ok(Response::new(value, sent))
    }
}

/// For the generated code.
impl<'c, T> Call<'c, T> {
    pub(super) fn new(
        connection: &'c Connection,
        operation: &'static Operation,
        answer: AnswerKind,
        decode: fn(&Sent) -> Result<T, Error>,
    ) -> Self {
        Self { draft: Draft::new(connection, operation, answer), decode }
    }

    /// The same call with another kind of answer.
    pub(super) fn decoded_by<U>(mut self, answer: AnswerKind, decode: fn(&Sent) -> Result<U, Error>) -> Call<'c, U> {
        self.draft.answer = answer;
        Call { draft: self.draft, decode }
    }

    /// Fills the next `{…}` of the path.
    #[doc(hidden)]
    pub fn path(mut self, value: &str) -> Self {
        let outcome = self.draft.path.push(value);
        self.draft.note(outcome);
        self
    }

    #[doc(hidden)]
    pub fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.draft.query.push(name, &value.to_string());
        self
    }

    #[doc(hidden)]
    pub fn query_all(mut self, name: &'static str, values: impl IntoIterator<Item = impl ToString>) -> Self {
        values.into_iter().for_each(|value| self.draft.query.push(name, &value.to_string()));
        self
    }

    /// The members of a structure, each as a pair of its own.
    #[doc(hidden)]
    pub fn query_object(mut self, value: &impl Serialize) -> Self {
        let outcome = self.draft.query.push_object(value);
        self.draft.note(outcome.map_err(|error| format!("the query cannot be written: {error}")));
        self
    }

    #[doc(hidden)]
    pub fn header_parameter(mut self, name: &'static str, value: impl ToString) -> Self {
        self.draft.header(name, &value.to_string());
        self
    }

    #[doc(hidden)]
    pub fn body(self, body: &impl Serialize) -> Self {
        self.body_written("application/json", || to_json(body))
    }

    /// A body with maps, which the two flavours write differently: written in both, unless it is known which is spoken.
    #[doc(hidden)]
    pub fn body_with_maps(mut self, body: &impl Serialize) -> Self {
        let dialect = &self.draft.connection.session().account.sender.transport.dialect;
        if dialect.is_open() || dialect.is_rest() {
            match to_json(&Listed(body)) {
                Ok(bytes) => self.draft.legacy_body = Some(bytes::Bytes::from_owner(bytes)),
                Err(error) => self.draft.note(Err(format!("the body cannot be written: {error}"))),
            }
        }
        self.body(body)
    }

    /// The members of a structure, each as `name=value`.
    #[doc(hidden)]
    pub fn body_form(self, body: &impl Serialize) -> Self {
        let styles = self.draft.operation.form;
        self.body_written("application/x-www-form-urlencoded", || query::form(body, styles))
    }

    pub(super) fn body_written(
        mut self,
        content_type: &'static str,
        write: impl FnOnce() -> Result<Zeroizing<Vec<u8>>, serde_json::Error>,
    ) -> Self {
        let (written, secrets) = secret::collect(write);
        self.draft.secrets.extend(secrets);
        match written {
            Ok(bytes) => self.draft.body(content_type, bytes),
            Err(error) => self.draft.note(Err(format!("the body cannot be written: {error}"))),
        }
        self
    }

    #[doc(hidden)]
    pub fn body_bytes(mut self, content_type: &'static str, bytes: Vec<u8>) -> Self {
        self.draft.body(content_type, Zeroizing::new(bytes));
        self
    }
}

impl<'c, T: DeserializeOwned> Call<'c, T> {
    /// The answer is JSON.
    #[doc(hidden)]
    pub fn json(connection: &'c Connection, operation: &'static Operation) -> Self {
        let answer = match operation.authentication {
            Authentication::Basic => AnswerKind::Secret,
            _ => AnswerKind::Json,
        };
        Self::new(connection, operation, answer, decode::json::<T>)
    }
}

impl<'c> Call<'c, ()> {
    /// There is no answer; if there is, it is ignored.
    #[doc(hidden)]
    pub fn void(connection: &'c Connection, operation: &'static Operation) -> Self {
        Self::new(connection, operation, AnswerKind::Void, decode::void)
    }
}

impl<'c> Call<'c, String> {
    /// The answer is text.
    #[doc(hidden)]
    pub fn text(connection: &'c Connection, operation: &'static Operation) -> Self {
        Self::new(connection, operation, AnswerKind::Body, decode::text)
    }
}

impl<'c> Call<'c, Vec<u8>> {
    /// The answer is any bytes.
    #[doc(hidden)]
    pub fn bytes(connection: &'c Connection, operation: &'static Operation) -> Self {
        Self::new(connection, operation, AnswerKind::Body, decode::bytes)
    }
}

impl<'c, T> IntoFuture for Call<'c, T> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<'c, T>;

    fn into_future(self) -> CallFuture<'c, T> {
        CallFuture { sending: self.draft.send(), decode: self.decode }
    }
}

impl<T> fmt::Debug for Call<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.draft.operation.id).finish_non_exhaustive()
    }
}

/// The future of a [`Call`].
#[must_use = "futures do nothing until they are awaited"]
pub struct CallFuture<'c, T> {
    sending: Sending<'c>,
    decode: fn(&Sent) -> Result<T, Error>,
}

impl<T> Future for CallFuture<'_, T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.sending.as_mut().poll(context).map(|outcome| {
            let (sent, seen) = outcome?;
            decoded(decode, &sent, seen)
        })
    }
}

impl<T> fmt::Debug for CallFuture<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}

/// The value of the answer; that it does not decode is seen, too.
fn decoded<T>(decode: fn(&Sent) -> Result<T, Error>, sent: &Sent, seen: Seen) -> Result<T, Error> {
    let outcome = decode(sent);
    match &outcome {
        Ok(_) => seen.succeeded(sent),
        Err(error) => seen.failed(error),
    }
    outcome
}

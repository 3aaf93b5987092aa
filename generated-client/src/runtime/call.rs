//! A call: what the generated code fills in, and what the caller may still set.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::io;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::client::Client;
use super::error::{Error, ErrorKind, Failure};
use super::operation::{Authentication, Operation};
use super::path::Path;
use super::query::{self, Query};
use super::request::{AnswerKind, Options, Request};
use super::response::Response;
use super::retry::RetryPolicy;
use super::send::Sent;
use super::{Secret, decode, request_id, send};

/// A call that is ready to be made: `.await` makes it and gives the value, [`send`](Self::send)
/// gives the value with status, headers and request id.
///
/// Nothing happens before that. The future is `Send`, and may be dropped at any point: the client
/// stays usable, but the server may have carried out what it was sent.
///
/// `O` tells the optional parameters of one operation from those of another; it has no values.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<'c, T, O = ()> {
    draft: Box<Draft<'c>>,
    decode: fn(&Sent) -> Result<T, Error>,
    options: PhantomData<fn() -> O>,
}

/// All of a call that does not depend on its types.
struct Draft<'c> {
    client: &'c Client,
    operation: &'static Operation,
    path: Path,
    query: Query,
    headers: HeaderMap,
    body: Option<Bytes>,
    secrets: Vec<Secret>,
    answer: AnswerKind,
    options: Options,
    request_id: Option<String>,
    /// The first thing that makes it a request that cannot be sent.
    problem: Option<String>,
}

/// Options that every call has.
impl<'c, T, O> Call<'c, T, O> {
    /// Time for the whole call: login, all attempts, the pauses between them and the answer.
    /// Default: that of the client, 300 s.
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

    /// Makes the call. Gives the value with status, headers and request id.
    pub async fn send(self) -> Result<Response<T>, Error> {
        let (decode, sent) = (self.decode, self.draft.send());
        let sent = sent.await?;
        let value = decode(&sent)?;
        Ok(Response::new(value, sent))
    }
}

/// For the generated code.
#[allow(dead_code, reason = "a document need not need every kind of body and parameter")]
impl<'c, T, O> Call<'c, T, O> {
    fn new(
        client: &'c Client,
        operation: &'static Operation,
        answer: AnswerKind,
        decode: fn(&Sent) -> Result<T, Error>,
    ) -> Self {
        Self { draft: Draft::new(client, operation, answer), decode, options: PhantomData }
    }

    /// The clock of the client, for waiting.
    pub(crate) fn clock(&self) -> std::sync::Arc<dyn super::clock::Clock> {
        std::sync::Arc::clone(&self.draft.client.0.core.clock)
    }

    /// Fills the next `{…}` of the path.
    pub(crate) fn path(mut self, value: &str) -> Self {
        let outcome = self.draft.path.push(value);
        self.draft.note(outcome);
        self
    }

    pub(crate) fn query(mut self, name: &'static str, value: impl ToString) -> Self {
        self.draft.query.push(name, &value.to_string());
        self
    }

    pub(crate) fn query_all(mut self, name: &'static str, values: impl IntoIterator<Item = impl ToString>) -> Self {
        values.into_iter().for_each(|value| self.draft.query.push(name, &value.to_string()));
        self
    }

    /// The members of a structure, each as a pair of its own.
    pub(crate) fn query_object(mut self, value: &impl Serialize) -> Self {
        let outcome = self.draft.query.push_object(value);
        self.draft.note(outcome.map_err(|error| format!("the query cannot be written: {error}")));
        self
    }

    pub(crate) fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.draft.header(name, &value.to_string());
        self
    }

    pub(crate) fn body(self, body: &impl Serialize) -> Self {
        self.body_written("application/json", || to_json(body))
    }

    /// The members of a structure, each as `name=value`.
    pub(crate) fn body_form(self, body: &impl Serialize) -> Self {
        self.body_written("application/x-www-form-urlencoded", || query::form(body))
    }

    fn body_written(
        mut self,
        content_type: &'static str,
        write: impl FnOnce() -> Result<Zeroizing<Vec<u8>>, serde_json::Error>,
    ) -> Self {
        let (written, secrets) = super::secret::collect(write);
        self.draft.secrets.extend(secrets);
        match written {
            Ok(bytes) => self.draft.body(content_type, bytes),
            Err(error) => self.draft.note(Err(format!("the body cannot be written: {error}"))),
        }
        self
    }

    pub(crate) fn body_bytes(mut self, content_type: &'static str, bytes: Vec<u8>) -> Self {
        self.draft.body(content_type, Zeroizing::new(bytes));
        self
    }
}

impl<'c, T: DeserializeOwned, O> Call<'c, T, O> {
    /// The answer is JSON.
    pub(crate) fn json(client: &'c Client, operation: &'static Operation) -> Self {
        let answer = match operation.authentication {
            Authentication::Basic => AnswerKind::Secret,
            _ => AnswerKind::Body,
        };
        Self::new(client, operation, answer, decode::json::<T>)
    }
}

#[allow(dead_code, reason = "a document need not have every kind of answer")]
impl<'c, O> Call<'c, (), O> {
    /// There is no answer; if there is, it is ignored.
    pub(crate) fn void(client: &'c Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, AnswerKind::Void, decode::void)
    }
}

#[allow(dead_code, reason = "a document need not have every kind of answer")]
impl<'c, O> Call<'c, String, O> {
    /// The answer is text.
    pub(crate) fn text(client: &'c Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, AnswerKind::Body, decode::text)
    }
}

#[allow(dead_code, reason = "a document need not have every kind of answer")]
impl<'c, O> Call<'c, Vec<u8>, O> {
    /// The answer is any bytes.
    pub(crate) fn bytes(client: &'c Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, AnswerKind::Body, decode::bytes)
    }
}

impl<'c> Draft<'c> {
    fn new(client: &'c Client, operation: &'static Operation, answer: AnswerKind) -> Box<Self> {
        let mut query = Query::default();
        operation.constant_query.iter().for_each(|(name, value)| query.push(name, value));
        Box::new(Self {
            client,
            operation,
            path: Path::new(operation.template),
            query,
            headers: HeaderMap::new(),
            body: None,
            secrets: Vec::new(),
            answer,
            options: Options::default(),
            request_id: None,
            problem: None,
        })
    }

    fn note(&mut self, outcome: Result<(), String>) {
        if let Err(problem) = outcome {
            self.problem.get_or_insert(problem);
        }
    }

    fn header(&mut self, name: &'static str, value: &str) {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.append(name, value);
            }
            _ => self.note(Err(format!("the value for header `{name}` does not fit into one"))),
        }
    }

    fn body(&mut self, content_type: &'static str, bytes: Zeroizing<Vec<u8>>) {
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = Some(Bytes::from_owner(bytes));
    }

    fn finish(mut self) -> (&'c Client, Result<Request, Error>) {
        let request_id = self.request_id.take().unwrap_or_else(request_id::random);
        self.header(request_id::HEADER_NAME, &request_id);
        if self.answer == AnswerKind::Body && !self.headers.contains_key(ACCEPT) {
            self.headers.insert(ACCEPT, HeaderValue::from_static("application/json, */*;q=0.5"));
        }
        let path = self.path.finish();
        let shown = path.as_deref().unwrap_or(self.operation.template);
        let call = super::request::call(self.operation, shown, request_id);
        let problem = self.problem.or(path.as_ref().err().cloned());
        if let Some(problem) = problem {
            let mut call = call;
            call.request_id = "".into();
            let failure = Failure::new(ErrorKind::Request, &call, format!("not sent: {problem}"));
            return (self.client, Err(Error::new(failure)));
        }
        let request = Request {
            operation: self.operation,
            target: format!("{shown}{}", self.query.finish()),
            call,
            headers: self.headers,
            body: self.body,
            secrets: self.secrets,
            answer: self.answer,
            options: self.options,
        };
        (self.client, Ok(request))
    }

    fn send(self: Box<Self>) -> Pin<Box<dyn Future<Output = Result<Sent, Error>> + Send + 'c>> {
        Box::pin(async move {
            let (client, request) = self.finish();
            send::call(&client.0.core, &client.0.session, request?).await
        })
    }
}

impl<'c, T, O> IntoFuture for Call<'c, T, O> {
    type Output = Result<T, Error>;
    type IntoFuture = CallFuture<'c, T>;

    fn into_future(self) -> CallFuture<'c, T> {
        CallFuture { sent: self.draft.send(), decode: self.decode }
    }
}

impl<T, O> fmt::Debug for Call<'_, T, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.draft.operation.id).finish_non_exhaustive()
    }
}

/// The future of a [`Call`].
#[must_use = "futures do nothing until they are awaited"]
pub struct CallFuture<'c, T> {
    sent: Pin<Box<dyn Future<Output = Result<Sent, Error>> + Send + 'c>>,
    decode: fn(&Sent) -> Result<T, Error>,
}

impl<T> Future for CallFuture<'_, T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let decode = self.decode;
        self.sent.as_mut().poll(context).map(|sent| decode(&sent?))
    }
}

impl<T> fmt::Debug for CallFuture<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CallFuture")
    }
}

/// Written twice, first only to be measured: a buffer that grows would leave copies of secrets behind.
fn to_json(body: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut size = Size(0);
    serde_json::to_writer(&mut size, body)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(size.0));
    serde_json::to_writer(&mut *bytes, body)?;
    Ok(bytes)
}

struct Size(usize);

impl io::Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

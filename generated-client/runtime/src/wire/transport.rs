//! One exchange over HTTP: a request out, an answer or a failure back.

mod broken;
mod refusal;
mod retry_after;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::HeaderMap;

use super::answer::Answer;
use super::authorization::{Authorization, SESSION_HEADER};
use super::request::{AnswerKind, Request};
use super::server::Server;
use crate::clock::{Clock, timeout};
use crate::error::{ErrorKind, Failure, Repeat, seconds};

/// Most that is read of the body of an error.
const MAX_ERROR: usize = 64 * 1024;

/// The way to one server.
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) server: Server,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) connect_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) max_answer: usize,
}

impl fmt::Debug for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Transport").field(&self.server).finish()
    }
}

/// How far a call has come, for when it is broken off.
#[derive(Default)]
pub(crate) struct Progress {
    attempts: AtomicU32,
    under_way: AtomicBool,
}

impl Progress {
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// A request may have reached the server, and was not answered.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way.load(Ordering::Relaxed)
    }

    fn begin(&self) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        self.under_way.store(true, Ordering::Relaxed);
    }

    fn end(&self) {
        self.under_way.store(false, Ordering::Relaxed);
    }
}

impl Transport {
    /// Sends the request once.
    pub(crate) async fn exchange(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
        progress: &Progress,
    ) -> Result<Answer, Box<Failure>> {
        let message = self.build(request, authorization)?;
        progress.begin();
        let response = match timeout(&*self.clock, self.idle_timeout, self.http.execute(message)).await {
            Some(Ok(response)) => response,
            Some(Err(error)) => {
                let failure = broken::before_answer(&self.server, self.connect_timeout, request, error);
                if failure.repeat == Repeat::Always {
                    // Nothing was sent.
                    progress.end();
                }
                return Err(failure);
            }
            None => return Err(self.idle(request)),
        };
        let status = response.status();
        if status.is_success() {
            let headers = mark_sensitive(response.headers().clone());
            let body = match request.answer {
                AnswerKind::Void => Bytes::new(),
                AnswerKind::Body | AnswerKind::Secret => self.read(request, response).await?,
            };
            progress.end();
            return Ok(Answer { status, headers, body });
        }
        let headers = response.headers().clone();
        let body = self.read_error(response).await;
        progress.end();
        Err(refusal::failure(&self.server, request, authorization, status, &headers, &body))
    }

    fn build(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
    ) -> Result<reqwest::Request, Box<Failure>> {
        let unusable = |why: String| Failure::new(ErrorKind::Request, &request.call, format!("not sent: {why}"));
        let url = url::Url::parse(&format!("{}{}", self.server.base, request.target))
            .map_err(|error| unusable(format!("the path is not usable: {error}")))?;
        let mut message = reqwest::Request::new(request.operation.method.to_http(), url);
        *message.headers_mut() = request.headers.clone();
        if let Some(Authorization { name, value, .. }) = authorization {
            message.headers_mut().insert(name.clone(), value.clone());
        }
        *message.body_mut() = request.body.clone().map(reqwest::Body::from);
        Ok(message)
    }

    /// Reads a body up to the cap of the client.
    async fn read(&self, request: &Request, mut response: reqwest::Response) -> Result<Bytes, Box<Failure>> {
        let cap = self.max_answer;
        let status = response.status();
        let announced = response.content_length().unwrap_or(0);
        let mut body = BytesMut::new();
        loop {
            if body.len() > cap || announced > cap as u64 {
                let line = format!(
                    "{}, but the answer is larger than {cap} bytes, the most that the client reads; \
                     raise it with ClientBuilder::max_answer_bytes if that is right",
                    status.as_u16()
                );
                let mut failure = Failure::new(ErrorKind::TooLarge, &request.call, line);
                failure.status = Some(status);
                return Err(failure);
            }
            match timeout(&*self.clock, self.idle_timeout, response.chunk()).await {
                Some(Ok(Some(chunk))) => body.extend_from_slice(&chunk),
                Some(Ok(None)) => return Ok(body.freeze()),
                Some(Err(error)) => return Err(broken::in_answer(request, status, error)),
                None => {
                    let mut failure = self.idle(request);
                    failure.status = Some(status);
                    return Err(failure);
                }
            }
        }
    }

    /// Reads what there is of the body of an error: whatever happens, its status must not be lost.
    async fn read_error(&self, mut response: reqwest::Response) -> Vec<u8> {
        let mut body = Vec::new();
        while let Some(Ok(Some(chunk))) = timeout(&*self.clock, self.idle_timeout, response.chunk()).await {
            let room = MAX_ERROR - body.len();
            body.extend_from_slice(&chunk[..chunk.len().min(room)]);
            if body.len() == MAX_ERROR {
                break;
            }
        }
        body
    }

    fn idle(&self, request: &Request) -> Box<Failure> {
        let line = format!(
            "not a byte from {} for {}, the idle timeout (ClientBuilder::idle_timeout)",
            self.server.host,
            seconds(self.idle_timeout)
        );
        let mut failure = Failure::new(ErrorKind::Timeout, &request.call, line);
        failure.outcome_unknown = true;
        failure.say_fate();
        failure
    }
}

/// So that `Debug` of the headers does not show a session id that the server sent.
fn mark_sensitive(mut headers: HeaderMap) -> HeaderMap {
    for (name, value) in &mut headers {
        if *name == http::header::SET_COOKIE || *name == SESSION_HEADER {
            value.set_sensitive(true);
        }
    }
    headers
}

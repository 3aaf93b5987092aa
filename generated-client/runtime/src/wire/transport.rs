//! One exchange over HTTP: a request out, an answer or a failure back.

mod broken;
mod foreign;
mod refusal;
mod retry_after;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};
use http_body::Body as _;

use super::answer::Answer;
use super::authorization::{Authorization, SESSION_HEADER};
use super::channel::Channel;
use super::decode::shown;
use super::encoding::{self, Encoded};
use super::flavour::envelope::opened;
use super::payload::Payload;
use super::progress::Progress;
use super::request::{AnswerKind, Request};
use super::scrub::Scrub;
use super::seam::Body;
use crate::clock::timeout;
use crate::error::{AnsweredBy, ErrorKind, Failure, Fate, seconds};

/// Most that is read of the body of an error, so that its type is found wherever it stands.
const MAX_ERROR: usize = 1024 * 1024;

/// As much of the body of an error as came.
struct ErrorBody {
    bytes: Vec<u8>,
    whole: bool,
}

impl Channel {
    /// Sends the request once. `patience` is how long its caller is ready to wait, if the caller said so: longer than the
    /// idle timeout, which is then no limit for the head of the answer.
    pub(crate) async fn exchange(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
        patience: Option<Duration>,
        progress: &Progress,
    ) -> Result<Answer, Box<Failure>> {
        let said = self.say(request)?;
        let called = matches!(said, Cow::Owned(_)).then(|| said.call.clone());
        let request = &*said;
        let message = self.build(request, authorization)?;
        let scrub = || Scrub::new(authorization, request.secrets.iter().chain(&self.secrets));
        progress.queue(true);
        let queued = self.watch.queued();
        let _place = self.places.take().await;
        let _under_way = self.watch.under_way();
        drop(queued);
        progress.queue(false);
        progress.begin();
        let idle_timeout = self.idle_timeout(request);
        let sending = self.transport.send(message);
        let answer = if patience.is_some_and(|patience| patience > idle_timeout) {
            Some(sending.await)
        } else {
            timeout(&*self.clock, idle_timeout, sending).await
        };
        let (head, body) = match answer {
            Some(Ok(answer)) => answer.into_parts(),
            Some(Err(error)) => {
                let failure = broken::before_answer(&self.server, self.connect_timeout, request, &error);
                if failure.last_fate == Fate::NotSent {
                    progress.end();
                }
                return Err(failure);
            }
            None => return Err(self.idle(request)),
        };
        let (status, mut headers) = (head.status, mark_sensitive(head.headers));
        progress.answered(status);
        if self.is_at_home(request) {
            self.cookies.keep(&headers, &self.path(request), self.clock.now());
        }
        let unchanged = status == StatusCode::NOT_MODIFIED && request.operation.not_modified;
        if status.is_success() || unchanged {
            if request.answer == AnswerKind::Stream {
                progress.end();
                let stream = Some(Arc::new(Payload::of(body)));
                return Ok(Answer { status, headers, body: Bytes::new(), called, stream });
            }
            let body = match request.answer {
                _ if unchanged => Bytes::new(),
                AnswerKind::Void => Bytes::new(),
                AnswerKind::Json | AnswerKind::Body | AnswerKind::Stream | AnswerKind::Secret => {
                    let body = self.read(request, status, body).await?;
                    let body = encoding::decode(&mut headers, body, self.max_answer)
                        .map_err(|encoded| self.undecodable(request, status, encoded))?;
                    if request.legacy { opened(body) } else { body }
                }
            };
            progress.end();
            let answer = Answer { status, headers, body, called, stream: None };
            if unchanged {
                return Ok(answer);
            }
            return match foreign::failure(request, scrub, &answer) {
                Some(failure) => Err(failure),
                None => Ok(answer),
            };
        }
        let mut body = self.read_error(body).await;
        body.bytes = encoding::decode_some(&headers, body.bytes, MAX_ERROR);
        progress.end();
        if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
            let mut failure = broken::proxy_refuses(request, self.proxy.as_deref(), status);
            let text = shown(&body.bytes, &scrub());
            let text = if body.whole { text } else { scrub().cut(&text) };
            failure.body = Some(text).filter(|text| !text.is_empty());
            return Err(failure);
        }
        let user = authorization.and_then(|authorization| authorization.user.as_deref());
        let answer = refusal::Answer { status, headers: &headers, body: &body.bytes, whole: body.whole };
        Err(refusal::failure(&self.server, request, user, &scrub(), &answer))
    }

    /// Reads a body up to the cap of the client.
    async fn read(&self, request: &Request, status: StatusCode, mut stream: Body) -> Result<Bytes, Box<Failure>> {
        let announced = stream.size_hint().exact().unwrap_or(0);
        // Most answers come in one piece, which is not copied.
        let mut only = Bytes::new();
        let mut body = BytesMut::new();
        loop {
            if only.len() + body.len() > self.max_answer || announced > self.max_answer as u64 {
                return Err(self.undecodable(request, status, Encoded::TooLarge));
            }
            match timeout(&*self.clock, self.idle_timeout(request), stream.chunk()).await {
                Some(Some(Ok(chunk))) if only.is_empty() && body.is_empty() => only = chunk,
                Some(Some(Ok(chunk))) => {
                    body.extend_from_slice(&std::mem::take(&mut only));
                    body.extend_from_slice(&chunk);
                }
                Some(None) if body.is_empty() => return Ok(only),
                Some(None) => return Ok(body.freeze()),
                Some(Some(Err(error))) => return Err(broken::in_answer(request, status, &*error)),
                None => {
                    let mut failure = self.idle(request);
                    failure.status = Some(status);
                    return Err(failure);
                }
            }
        }
    }

    /// Reads what there is of the body of an error: whatever happens, its status must not be lost.
    async fn read_error(&self, mut stream: Body) -> ErrorBody {
        let mut bytes = Vec::new();
        loop {
            match timeout(&*self.clock, self.idle_timeout, stream.chunk()).await {
                Some(Some(Ok(chunk))) if bytes.len() < MAX_ERROR => {
                    bytes.extend_from_slice(&chunk[..chunk.len().min(MAX_ERROR - bytes.len())]);
                }
                Some(None) => return ErrorBody { bytes, whole: true },
                _ => return ErrorBody { bytes, whole: false },
            }
        }
    }

    fn idle_timeout(&self, request: &Request) -> Duration {
        request.idle_timeout.unwrap_or(self.idle_timeout)
    }

    /// A success whose body cannot be had.
    fn undecodable(&self, request: &Request, status: StatusCode, why: Encoded) -> Box<Failure> {
        let code = status.as_u16();
        let cap = self.max_answer;
        let (kind, line) = match why {
            Encoded::TooLarge => (
                ErrorKind::TooLarge,
                format!(
                    "{code}, but the answer is larger than {cap} bytes, the most that the client reads; \
                     raise it with ClientBuilder::max_answer_bytes if that is right"
                ),
            ),
            Encoded::Unreadable(why) => (ErrorKind::Decode, format!("{code}, but {why}; is there a proxy in between?")),
        };
        let mut failure = Failure::new(kind, &request.call, line).came_of_it(AnsweredBy::Api, Fate::Answered);
        failure.status = Some(status);
        failure
    }

    fn idle(&self, request: &Request) -> Box<Failure> {
        let line = format!(
            "not a byte from {} for {}, the idle timeout (ClientBuilder::idle_timeout)",
            self.server.host,
            seconds(self.idle_timeout(request))
        );
        Failure::new(ErrorKind::Timeout, &request.call, line).came_of_it(AnsweredBy::Nobody, Fate::Unknown)
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

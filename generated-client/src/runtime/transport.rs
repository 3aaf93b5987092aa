//! One exchange over HTTP: a request out, an answer or a failure back.

mod answer;
mod broken;
mod retry_after;
pub(crate) mod tls;

pub(crate) use broken::say_fate;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, StatusCode};

use super::authorization::Authorization;
use super::clock::timeout;
use super::core::Core;
use super::error::{ErrorKind, Failure, Repeat, seconds};
use super::request::{AnswerKind, Request};

/// Most that is read of the body of an error.
const MAX_ERROR: usize = 64 * 1024;

/// An answer that says that the operation succeeded.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// For what was done without an answer.
    pub(crate) fn empty() -> Self {
        Self { status: StatusCode::NO_CONTENT, headers: HeaderMap::new(), body: Bytes::new() }
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

/// Sends the request once.
pub(crate) async fn exchange(
    core: &Core,
    request: &Request,
    authorization: Option<&Authorization>,
    progress: &Progress,
) -> Result<Answer, Box<Failure>> {
    let message = build(core, request, authorization)?;
    progress.begin();
    let response = match timeout(&*core.clock, core.timeouts.idle, core.http.execute(message)).await {
        Some(Ok(response)) => response,
        Some(Err(error)) => {
            let failure = broken::before_answer(core, request, error);
            if failure.repeat == Repeat::Always {
                // Nothing was sent.
                progress.end();
            }
            return Err(failure);
        }
        None => return Err(idle(core, request)),
    };
    let status = response.status();
    if status.is_success() {
        let headers = mark_sensitive(response.headers().clone());
        let body = match request.answer {
            AnswerKind::Void => Bytes::new(),
            AnswerKind::Body | AnswerKind::Secret => read(core, request, response).await?,
        };
        progress.end();
        return Ok(Answer { status, headers, body });
    }
    let headers = response.headers().clone();
    let body = read_error(core, response).await;
    progress.end();
    Err(answer::failure(core, request, authorization, status, &headers, &body))
}

fn build(
    core: &Core,
    request: &Request,
    authorization: Option<&Authorization>,
) -> Result<reqwest::Request, Box<Failure>> {
    let unusable = |why: String| Failure::new(ErrorKind::Request, &request.call, format!("not sent: {why}"));
    let url = url::Url::parse(&format!("{}{}", core.server.base, request.target))
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
async fn read(core: &Core, request: &Request, mut response: reqwest::Response) -> Result<Bytes, Box<Failure>> {
    let cap = core.max_answer;
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
        match timeout(&*core.clock, core.timeouts.idle, response.chunk()).await {
            Some(Ok(Some(chunk))) => body.extend_from_slice(&chunk),
            Some(Ok(None)) => return Ok(body.freeze()),
            Some(Err(error)) => return Err(broken::in_answer(request, status, error)),
            None => {
                let mut failure = idle(core, request);
                failure.status = Some(status);
                return Err(failure);
            }
        }
    }
}

/// Reads what there is of the body of an error: whatever happens, its status must not be lost.
async fn read_error(core: &Core, mut response: reqwest::Response) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(Ok(Some(chunk))) = timeout(&*core.clock, core.timeouts.idle, response.chunk()).await {
        let room = MAX_ERROR - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        if body.len() == MAX_ERROR {
            break;
        }
    }
    body
}

fn idle(core: &Core, request: &Request) -> Box<Failure> {
    let limit: Duration = core.timeouts.idle;
    let line = format!(
        "not a byte from {} for {}, the idle timeout (ClientBuilder::idle_timeout)",
        core.server.host,
        seconds(limit)
    );
    let mut failure = Failure::new(ErrorKind::Timeout, &request.call, line);
    failure.outcome_unknown = true;
    broken::say_fate(&mut failure);
    failure
}

/// So that `Debug` of the headers does not show a session id that the server sent.
fn mark_sensitive(mut headers: HeaderMap) -> HeaderMap {
    for (name, value) in &mut headers {
        if *name == http::header::SET_COOKIE || *name == super::authorization::SESSION_HEADER {
            value.set_sensitive(true);
        }
    }
    headers
}

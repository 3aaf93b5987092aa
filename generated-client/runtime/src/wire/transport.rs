//! One exchange over HTTP: a request out, an answer or a failure back.

mod broken;
mod foreign;
mod refusal;
mod retry_after;

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, AtomicU32, Ordering};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, StatusCode};
use http_body::Body as _;

use super::answer::Answer;
use super::authorization::{Authorization, SESSION_HEADER};
use super::cookies::Cookies;
use super::decode::shown;
use super::encoding::{self, Encoded};
use super::headers::Shared;
use super::operation::Method;
use super::payload::Payload;
use super::places::Places;
use super::request::{AnswerKind, Request};
use super::scrub::Scrub;
use super::seam::{Body, Transport};
use super::server::Server;
use crate::clock::{Clock, timeout};
use crate::error::{AnsweredBy, ErrorKind, Failure, Fate, seconds};
use crate::observer::Watch;
use crate::values::secret::Secret;

/// Most that is read of the body of an error, so that its type is found wherever it stands.
const MAX_ERROR: usize = 1024 * 1024;

/// As much of the body of an error as came.
struct ErrorBody {
    bytes: Vec<u8>,
    whole: bool,
}

/// The way to one server: what all requests to it have in common, whatever carries them.
pub(crate) struct Channel {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) agent: HeaderValue,
    /// What requests go through on their way, where that is known.
    pub(crate) proxy: Option<Box<str>>,
    pub(crate) cookies: Cookies,
    /// Headers of the caller that all requests carry.
    pub(crate) shared: Shared,
    pub(crate) watch: Watch,
    pub(crate) places: Places,
    pub(crate) server: Server,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) connect_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) max_answer: usize,
    /// What proxies are shown.
    pub(crate) secrets: Vec<Secret>,
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Channel").field(&self.server).finish()
    }
}

/// How far a call has come, for when it is broken off.
#[derive(Default)]
pub(crate) struct Progress {
    attempts: AtomicU32,
    under_way: AtomicBool,
    queued: AtomicBool,
    doubtful: AtomicBool,
    /// Status of the answer that is being read; 0 before it came.
    status: AtomicU16,
}

impl Progress {
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }

    /// A request may have reached the server, and was not answered.
    pub(crate) fn is_under_way(&self) -> bool {
        self.under_way.load(Ordering::Relaxed)
    }

    /// The request waits until others are done.
    pub(crate) fn is_queued(&self) -> bool {
        self.queued.load(Ordering::Relaxed)
    }

    /// Status of the answer that has begun to come.
    pub(crate) fn status(&self) -> Option<StatusCode> {
        StatusCode::from_u16(self.status.load(Ordering::Relaxed)).ok()
    }

    /// An attempt that is over may have been carried out.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.doubtful.load(Ordering::Relaxed)
    }

    /// The attempt that is over may have been carried out, and another follows.
    pub(crate) fn doubt(&self) {
        self.doubtful.store(true, Ordering::Relaxed);
    }

    fn begin(&self) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        self.status.store(0, Ordering::Relaxed);
        self.under_way.store(true, Ordering::Relaxed);
    }

    fn end(&self) {
        self.under_way.store(false, Ordering::Relaxed);
    }
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
        let message = self.build(request, authorization)?;
        let scrub = || Scrub::new(authorization, request.secrets.iter().chain(&self.secrets));
        progress.queued.store(true, Ordering::Relaxed);
        let queued = self.watch.queued();
        let _place = self.places.take().await;
        let _under_way = self.watch.under_way();
        drop(queued);
        progress.queued.store(false, Ordering::Relaxed);
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
        progress.status.store(status.as_u16(), Ordering::Relaxed);
        if request.operation.server.is_none() {
            self.cookies.keep(&headers, &self.path(request), self.clock.now());
        }
        let unchanged = status == StatusCode::NOT_MODIFIED && request.operation.not_modified;
        if status.is_success() || unchanged {
            if request.answer == AnswerKind::Stream {
                progress.end();
                let stream = Some(Arc::new(Payload::of(body)));
                return Ok(Answer { status, headers, body: Bytes::new(), stream });
            }
            let body = match request.answer {
                _ if unchanged => Bytes::new(),
                AnswerKind::Void => Bytes::new(),
                AnswerKind::Json | AnswerKind::Body | AnswerKind::Stream | AnswerKind::Secret => {
                    let body = self.read(request, status, body).await?;
                    encoding::decode(&mut headers, body, self.max_answer)
                        .map_err(|encoded| self.undecodable(request, status, encoded))?
                }
            };
            progress.end();
            let answer = Answer { status, headers, body, stream: None };
            if unchanged {
                return Ok(answer);
            }
            return match foreign::failure(request, &scrub(), &answer) {
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

    /// The request as it goes out, but for the host.
    pub(crate) fn build(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
    ) -> Result<http::Request<Body>, Box<Failure>> {
        let unusable = |why: String| Failure::new(ErrorKind::Request, &request.call, format!("not sent: {why}"));
        let base = self.elsewhere(request).map_err(&unusable)?;
        let at_home = base.is_none();
        if !at_home && authorization.is_some() {
            let why = "it goes to another server than that of the client, for which the credentials were given";
            return Err(unusable(why.to_owned()));
        }
        let mut target = format!("{}{}", base.as_deref().unwrap_or(&self.server.base), request.target);
        if let Some(authorization) = authorization {
            authorization.add_to(&mut target);
        }
        let uri = target.parse::<http::Uri>();
        let body = match &request.body {
            None => Body::empty(),
            Some(payload) => {
                payload.body().ok_or_else(|| unusable("the body is a stream, which was sent already".to_owned()))?
            }
        };
        let mut message = http::Request::new(body);
        *message.method_mut() = request.operation.method.to_http();
        *message.uri_mut() = uri.map_err(|error| unusable(format!("the path is not usable: {error}")))?;
        let headers = message.headers_mut();
        *headers = request.headers.clone();
        self.shared.add_to(headers);
        headers.insert(USER_AGENT, self.agent.clone());
        if request.body.is_none() && matches!(request.operation.method, Method::Post | Method::Put | Method::Patch) {
            // Without it some servers and proxies answer 411.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if let Some(cookies) = self.cookies.header(&self.path(request), self.server.https, self.clock.now())
            && at_home
        {
            let cookies = match headers.get(COOKIE).and_then(|own| own.to_str().ok()).zip(cookies.to_str().ok()) {
                Some((own, kept)) => HeaderValue::from_str(&format!("{own}; {kept}")).unwrap_or(cookies),
                None => cookies,
            };
            headers.insert(COOKIE, cookies);
        }
        // Last, so that no parameter stands in its place, and no cookie is lost over it.
        if let Some(authorization) = authorization {
            authorization.put_into(headers);
        }
        Ok(message)
    }

    /// The address that an operation has of its own, if that is not the client's. Nothing is sent there in the clear
    /// unless the client's own server is asked in the clear too, or it is this machine.
    fn elsewhere(&self, request: &Request) -> Result<Option<String>, String> {
        let Some(server) = request.operation.server else { return Ok(None) };
        let scheme = if self.server.https { "https:" } else { "http:" };
        let address = if server.starts_with("//") { format!("{scheme}{server}") } else { server.to_owned() };
        let home = Server::origin(&self.server.base);
        let there = Server::parse(&address, !self.server.https).map_err(|error| error.to_string())?;
        Ok((home.as_deref() != Some(&*there.base)).then(|| there.base.into()))
    }

    fn path<'r>(&self, request: &'r Request) -> std::borrow::Cow<'r, str> {
        let path = request.target.split('?').next().unwrap_or_default();
        match &*self.server.path {
            "" => path.into(),
            before => format!("{before}{path}").into(),
        }
    }

    /// Reads a body up to the cap of the client.
    async fn read(&self, request: &Request, status: StatusCode, mut stream: Body) -> Result<Bytes, Box<Failure>> {
        let announced = stream.size_hint().exact().unwrap_or(0);
        let mut body = BytesMut::new();
        loop {
            if body.len() > self.max_answer || announced > self.max_answer as u64 {
                return Err(self.undecodable(request, status, Encoded::TooLarge));
            }
            match timeout(&*self.clock, self.idle_timeout(request), stream.chunk()).await {
                Some(Some(Ok(chunk))) => body.extend_from_slice(&chunk),
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

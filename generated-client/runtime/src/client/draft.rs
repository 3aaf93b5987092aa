//! A call while it is being filled in: all of it that does not depend on its types.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use std::future::Future;
use std::pin::Pin;

use super::connection::Connection;
use super::multipart::Multipart;
use crate::attempts::sender::Options;
use crate::error::{Error, ErrorKind, Failure, excerpt};
use crate::session::call::{Seen, call};
use crate::values::secret::Secret;
use crate::wire::decode::Sent;
use crate::wire::headers;
use crate::wire::operation::Operation;
use crate::wire::path::Path;
use crate::wire::payload::Payload;
use crate::wire::query::Query;
use crate::wire::request::{self, AnswerKind, Request};
use crate::wire::request_id;
use crate::wire::seam::Body;

/// A request under way, and what sees it.
pub(super) type Sending<'c> = Pin<Box<dyn Future<Output = Result<(Sent, Seen), Error>> + Send + 'c>>;

/// Becomes a [`Request`].
pub(super) struct Draft<'c> {
    pub(super) connection: &'c Connection,
    pub(super) operation: &'static Operation,
    pub(super) path: Path,
    pub(super) query: Query,
    headers: HeaderMap,
    /// Pairs of the `Cookie` header.
    pub(super) cookies: Vec<String>,
    body: Option<Payload>,
    /// The body as the legacy flavour writes it, where that is another.
    pub(super) legacy_body: Option<Bytes>,
    parts: Option<Multipart>,
    pub(super) secrets: Vec<Secret>,
    pub(super) answer: AnswerKind,
    pub(super) options: Options,
    pub(super) request_id: Option<String>,
    /// The first thing that makes it a request that cannot be sent.
    problem: Option<String>,
}

impl<'c> Draft<'c> {
    pub(super) fn new(connection: &'c Connection, operation: &'static Operation, answer: AnswerKind) -> Box<Self> {
        let mut query = Query::default();
        operation.constant_query.iter().for_each(|(name, value)| query.push(name, value));
        Box::new(Self {
            connection,
            operation,
            path: Path::new(operation.template),
            query,
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            legacy_body: None,
            parts: None,
            secrets: Vec::new(),
            answer,
            options: Options::default(),
            request_id: None,
            problem: None,
        })
    }

    pub(super) fn note(&mut self, outcome: Result<(), String>) {
        if let Err(problem) = outcome {
            self.problem.get_or_insert(problem);
        }
    }

    /// A header of the caller: the last of a name counts.
    pub(super) fn header_of_caller(&mut self, name: &str, value: &str) {
        match headers::of_caller(name, value) {
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(problem) => self.note(Err(problem)),
        }
    }

    pub(super) fn header(&mut self, name: &'static str, value: &str) {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => {
                self.headers.append(name, value);
            }
            _ => self.note(Err(format!("the value for header `{name}` does not fit into one"))),
        }
    }

    pub(super) fn body(&mut self, content_type: &'static str, bytes: Zeroizing<Vec<u8>>) {
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = Some(Payload::Whole(Bytes::from_owner(bytes)));
    }

    /// A body that may be a stream.
    pub(super) fn stream(&mut self, content_type: &str, body: Body) {
        match HeaderValue::from_str(content_type) {
            Ok(value) => drop(self.headers.insert(CONTENT_TYPE, value)),
            Err(_) => self.note(Err(format!("`{}` is no media type", excerpt(content_type)))),
        }
        self.body = Some(Payload::of(body));
    }

    /// The parts of the body, which from now on has some.
    pub(super) fn parts(&mut self, media_type: &'static str) -> &mut Multipart {
        let (headers, parts) = (&mut self.headers, &mut self.parts);
        parts.get_or_insert_with(|| {
            let parts = Multipart::new();
            if let Ok(value) = HeaderValue::from_str(&parts.content_type(media_type)) {
                headers.insert(CONTENT_TYPE, value);
            }
            parts
        })
    }

    pub(super) fn finish(mut self) -> Result<(Request, Options), Error> {
        let request_id = self.request_id.take().unwrap_or_else(request_id::random);
        match HeaderValue::from_str(&request_id) {
            Ok(value) => drop(self.headers.insert(request_id::HEADER, value)),
            Err(_) => self.note(Err(format!("the value for header `{}` does not fit into one", request_id::HEADER))),
        }
        if matches!(self.answer, AnswerKind::Json | AnswerKind::Body | AnswerKind::Stream)
            && !self.headers.contains_key(ACCEPT)
        {
            self.headers.insert(ACCEPT, HeaderValue::from_static(self.operation.accept));
        }
        if !self.cookies.is_empty() {
            let cookies = self.cookies.join("; ");
            self.header("cookie", &cookies);
        }
        if let Some(parts) = self.parts.take() {
            self.body = Some(Payload::of(parts.finish()));
        }
        let path = self.path.finish();
        let shown = path.as_deref().unwrap_or(self.operation.template);
        let at_home = self.operation.server.is_none();
        let server = &self.connection.session().account.sender.transport.server;
        let shown = if at_home { server.placed(shown) } else { shown.into() };
        let mut call = request::called(self.operation, &shown, request_id);
        if let Some(problem) = self.problem.as_ref().or(path.as_ref().err()) {
            call.request_id = "".into();
            return Err(Error::new(Failure::new(ErrorKind::Request, &call, format!("not sent: {problem}"))));
        }
        let request = Request {
            operation: self.operation,
            method: self.operation.method,
            target: path.unwrap_or_default().into_owned() + &self.query.finish(),
            call,
            headers: self.headers,
            body: self.body,
            legacy_body: self.legacy_body,
            legacy: false,
            secrets: self.secrets,
            answer: self.answer,
            idle_timeout: None,
        };
        Ok((request, self.options))
    }

    pub(super) fn send(self: Box<Self>) -> Sending<'c> {
        Box::pin(async move {
            let session = self.connection.session();
            let (request, options) = self.finish()?;
            call(session, request, options).await
        })
    }
}

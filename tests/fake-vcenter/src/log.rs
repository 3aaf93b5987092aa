//! The requests that a fake received.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderMap, Method};

/// A request that the fake received, and what became of it.
///
/// `Debug` shows neither the body nor the headers that carry credentials; the fields have them whole.
#[derive(Clone)]
#[non_exhaustive]
pub struct RecordedRequest {
    /// Counts the requests of this fake from 1, in the order of their arrival.
    pub number: u64,
    /// When it arrived, on the fake's clock.
    pub time: DateTime<Utc>,
    /// Its method.
    pub method: Method,
    /// Its path, as it was on the wire (percent-encoded).
    pub path: String,
    /// Its query, as it was on the wire, without the question mark.
    pub query: Option<String>,
    /// Its headers, credentials included.
    pub headers: HeaderMap,
    /// Its body, credentials included.
    pub body: Bytes,
    /// Id of the operation that it called, as the document names it; `None` if it called none.
    pub operation: Option<&'static str>,
    /// Whether it came with a session that was valid.
    pub in_session: bool,
    /// Status of the answer; `None` while there is none, and if the connection was reset instead.
    pub status: Option<u16>,
    /// The fault that was played on it, in words.
    pub fault: Option<String>,
}

impl RecordedRequest {
    /// The query as pairs, decoded.
    pub fn query_pairs(&self) -> Vec<(String, String)> {
        crate::server::query_pairs(self.query.as_deref().unwrap_or_default())
    }

    /// Path and query, as they were on the wire.
    pub fn path_and_query(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }
}

/// One line, without anything secret: `POST /api/session → 201  Cis.Session_create`.
impl fmt::Display for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} → ", self.method, self.path_and_query())?;
        match self.status {
            Some(status) => write!(f, "{status}")?,
            None => f.write_str("no answer")?,
        }
        if let Some(operation) = self.operation {
            write!(f, "  {operation}")?;
        }
        match &self.fault {
            Some(fault) => write!(f, "  (fault: {fault})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("number", &self.number)
            .field("time", &self.time)
            .field("method", &self.method)
            .field("path_and_query", &self.path_and_query())
            .field("headers", &Redacted(&self.headers))
            .field("body", &format_args!("[{} bytes]", self.body.len()))
            .field("operation", &self.operation)
            .field("in_session", &self.in_session)
            .field("status", &self.status)
            .field("fault", &self.fault)
            .finish()
    }
}

struct Redacted<'a>(&'a HeaderMap);

impl fmt::Debug for Redacted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |name: &str| !matches!(name, "authorization" | "cookie" | "vmware-api-session-id");
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            if shown(name.as_str()) {
                map.entry(&name, &value);
            } else {
                map.entry(&name, &format_args!("[redacted]"));
            }
        }
        map.finish()
    }
}

/// The log: the newest requests, up to a number.
pub(crate) struct Log {
    kept: usize,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    count: u64,
    requests: VecDeque<RecordedRequest>,
}

impl Log {
    pub(crate) fn new(kept: usize) -> Self {
        Self { kept, inner: Mutex::default() }
    }

    /// Takes in a request, gives it its number.
    pub(crate) fn open(&self, request: &mut RecordedRequest) {
        let mut inner = self.inner();
        inner.count += 1;
        request.number = inner.count;
        inner.requests.push_back(request.clone());
        if inner.requests.len() > self.kept {
            inner.requests.pop_front();
        }
    }

    /// Replaces the request of that number, unless it is no longer kept.
    pub(crate) fn complete(&self, request: &RecordedRequest) {
        let mut inner = self.inner();
        if let Some(kept) = inner.requests.iter_mut().rev().find(|kept| kept.number == request.number) {
            kept.clone_from(request);
        }
    }

    pub(crate) fn all(&self) -> Vec<RecordedRequest> {
        self.inner().requests.iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.inner().requests.clear();
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(path: &str) -> RecordedRequest {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", http::HeaderValue::from_static("Basic c2VjcmV0"));
        headers.insert("accept", http::HeaderValue::from_static("application/json"));
        RecordedRequest {
            number: 0,
            time: DateTime::UNIX_EPOCH,
            method: Method::GET,
            path: path.to_owned(),
            query: Some("action=start".to_owned()),
            headers,
            body: Bytes::from_static(b"{\"password\":\"secret\"}"),
            operation: None,
            in_session: false,
            status: None,
            fault: None,
        }
    }

    #[test]
    fn debug_and_display_keep_secrets() {
        let text = format!("{:?} {}", request("/api/x"), request("/api/x"));
        assert!(!text.contains("secret") && !text.contains("c2VjcmV0"), "{text}");
        assert!(text.contains("application/json") && text.contains("/api/x?action=start → no answer"), "{text}");
    }

    #[test]
    fn the_log_keeps_the_newest() {
        let log = Log::new(2);
        for path in ["/a", "/b", "/c"] {
            let mut request = request(path);
            log.open(&mut request);
            request.status = Some(200);
            if path != "/b" {
                log.complete(&request);
            }
        }
        let kept: Vec<_> =
            log.all().iter().map(|request| (request.number, request.path.clone(), request.status)).collect();
        assert_eq!(kept, [(2, "/b".to_owned(), None), (3, "/c".to_owned(), Some(200))]);
    }
}

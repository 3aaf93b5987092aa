//! A server on loopback that answers as it is told to, and remembers what came.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Parts;
use axum::http::{self, HeaderMap, Response, header};
use tokio::runtime::{Builder, Runtime};

/// What a client sent.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Its method.
    pub method: String,
    /// Path and query, as they came.
    pub target: String,
    /// Whom it was for. What goes through a proxy names its server in the request line.
    pub authority: String,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
}

impl Request {
    fn of(parts: Parts, body: Vec<u8>) -> Self {
        let Parts { method, uri, headers, .. } = parts;
        let host = headers.get(header::HOST).map(|host| String::from_utf8_lossy(host.as_bytes()).into_owned());
        Self {
            method: method.to_string(),
            target: uri.path_and_query().map(ToString::to_string).unwrap_or_default(),
            authority: uri.authority().map(ToString::to_string).or(host).unwrap_or_default(),
            headers,
            body,
        }
    }

    /// The values of a header; `?` where one is no text.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        self.headers.get_all(name).into_iter().map(|value| value.to_str().unwrap_or("?"))
    }

    /// Path and query.
    pub fn split(&self) -> (&str, &str) {
        self.target.split_once('?').unwrap_or((&self.target, ""))
    }
}

/// Listens until it is dropped. It has a thread of its own, so that tests may block.
#[derive(Debug)]
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    runtime: Option<Runtime>,
}

impl Server {
    /// Starts one.
    ///
    /// # Errors
    ///
    /// If there is no port to listen on, or no thread.
    pub fn start(answer: impl Fn(&Request) -> Response<Body> + Send + Sync + 'static) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_io().build()?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (notes, answer) = (Arc::clone(&seen), Arc::new(answer));
        let router = Router::new().fallback(async move |request: http::Request<Body>| {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let request = Request::of(parts, body.into());
            let answer = answer(&request);
            locked(&notes).push(request);
            answer
        });
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        runtime.spawn(async { axum::serve(listener, router).await });
        Ok(Self { address, seen, runtime: Some(runtime) })
    }

    /// Its root, without a slash.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What came, and forgets it.
    pub fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut *locked(&self.seen))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

fn locked(seen: &Mutex<Vec<Request>>) -> MutexGuard<'_, Vec<Request>> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An answer with a body of JSON.
///
/// # Panics
///
/// If the status is none.
pub fn json(status: u16, body: impl Into<Body>) -> Response<Body> {
    let answer = Response::builder().status(status).header(header::CONTENT_TYPE, "application/json");
    answer.body(body.into()).expect("a status")
}

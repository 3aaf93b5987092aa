//! A server on loopback that notes what comes.

use std::io::{self, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::case::{Body, Response};
use crate::http::Request;

/// Listens until it is asked what came.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Request>>>,
    done: Arc<AtomicBool>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// One that answers everything alike.
    ///
    /// # Errors
    ///
    /// If there is no port to listen on.
    pub(crate) fn start(response: &Response) -> io::Result<Self> {
        let answer = Answer::of(response).map_err(io::Error::other)?;
        Self::listen(move |_| answer.clone())
    }

    /// One whose answers depend on what it is asked.
    ///
    /// # Errors
    ///
    /// If there is no port to listen on.
    pub(crate) fn by(respond: impl Fn(&Request) -> Response + Send + Sync + 'static) -> io::Result<Self> {
        Self::listen(move |request| Answer::of(&respond(request)).unwrap_or_default())
    }

    fn listen(answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) -> io::Result<Self> {
        let answer = Arc::new(answer);
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let address = listener.local_addr()?;
        let seen = Arc::new(Mutex::new(Vec::new()));
        let done = Arc::new(AtomicBool::new(false));
        let (notes, ended) = (Arc::clone(&seen), Arc::clone(&done));
        let accepting = std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if ended.load(Ordering::SeqCst) {
                    break;
                }
                let (notes, answer) = (Arc::clone(&notes), Arc::clone(&answer));
                // A client may hold one connection open and use another.
                std::thread::spawn(move || serve(connection, &notes, &*answer));
            }
        });
        Ok(Self { address, seen, done, accepting })
    }

    /// Ends the server and gives what came.
    pub(crate) fn requests(self) -> Vec<Request> {
        self.done.store(true, Ordering::SeqCst);
        // Wakes the one that accepts.
        drop(TcpStream::connect(self.address));
        let _ = self.accepting.join();
        std::mem::take(&mut *self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The answer, with and without its body.
#[derive(Clone, Default)]
struct Answer {
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Answer {
    fn of(response: &Response) -> Result<Self, String> {
        let body = match &response.body {
            None => Vec::new(),
            Some(Body::Json(value)) => value.to_string().into_bytes(),
            Some(Body::Text(text)) => text.clone().into_bytes(),
            Some(Body::Base64(text)) => STANDARD.decode(text).map_err(|e| format!("{text}: {e}"))?,
            Some(Body::Form(_) | Body::Multipart(_)) => return Err("an answer is json, text or base64".to_owned()),
        };
        let mut head = format!("HTTP/1.1 {} Answer\r\nConnection: close\r\n", response.status);
        let mut line = |name: &str, value: &str| head.push_str(&format!("{name}: {value}\r\n"));
        response.headers.iter().for_each(|(name, value)| line(name, value));
        let named = |name: &str| response.headers.keys().any(|key| key.eq_ignore_ascii_case(name));
        if response.body.is_some() && !named("content-type") {
            line("Content-Type", "application/json");
        }
        // These two have no body whatever their headers say.
        if ![204, 304].contains(&response.status) {
            line("Content-Length", &body.len().to_string());
        }
        head.push_str("\r\n");
        Ok(Self { head: head.into_bytes(), body })
    }
}

fn serve(mut connection: TcpStream, seen: &Mutex<Vec<Request>>, answer: &dyn Fn(&Request) -> Answer) {
    let Ok(reading) = connection.try_clone() else { return };
    let Ok(Some(request)) = Request::read(&mut BufReader::new(reading)) else { return };
    let has_body = request.method != "HEAD";
    let answer = answer(&request);
    seen.lock().unwrap_or_else(PoisonError::into_inner).push(request);
    // A client that is gone has what it wanted.
    let _ = connection.write_all(&answer.head);
    if has_body {
        let _ = connection.write_all(&answer.body);
    }
}

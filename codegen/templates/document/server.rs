//! A server on loopback that gives one answer, and notes what comes.

#![allow(dead_code, reason = "no document has something of every kind")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crate::shown::same_text;

/// A request as it came.
#[derive(Debug, Default)]
pub(crate) struct Came {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

pub(crate) struct Answer<'a> {
    pub(crate) status: u16,
    /// Media type and body.
    pub(crate) content: Option<(&'a str, &'a str)>,
}

impl Came {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_header(&self, name: &str, value: &str) -> bool {
        let mut of_name = self.headers.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name));
        match name {
            "cookie" => of_name
                .flat_map(|(_, cookies)| cookies.split(';'))
                .any(|cookie| same_text(value, &decoded(cookie.trim()))),
            _ => of_name.any(|(_, came)| same_text(value, came)),
        }
    }

    /// The parts of a body: the name of each, and what is in it.
    pub(crate) fn parts(&self) -> Vec<(String, String)> {
        let boundary = self.header("content-type").and_then(|text| text.split_once("boundary=")).unwrap_or_default().1;
        let boundary = boundary.split(';').next().unwrap_or_default().trim_matches('"');
        let text = String::from_utf8_lossy(&self.body);
        let boundary = format!("--{boundary}");
        let parts = text.split(&boundary).filter_map(|part| part.split_once("\r\n\r\n"));
        let name = |head: &str| {
            let name = head.split(';').find_map(|piece| piece.trim().strip_prefix("name="));
            name.map(|name| name.lines().next().unwrap_or_default().trim_matches('"').to_owned()).unwrap_or_default()
        };
        parts.map(|(head, body)| (name(head), body.strip_suffix("\r\n").unwrap_or(body).to_owned())).collect()
    }

    /// Reads one; nothing where the connection ends instead.
    fn read(from: &mut impl BufRead) -> Option<Self> {
        let first = line(from)?;
        let mut words = first.split(' ');
        let mut came = Self { method: words.next()?.to_owned(), target: words.next()?.to_owned(), ..Self::default() };
        loop {
            let line = line(from)?;
            let Some((name, value)) = line.split_once(':') else { break };
            came.headers.push((name.to_owned(), value.trim().to_owned()));
        }
        if came.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
            while let Some(size) = line(from).and_then(|size| u64::from_str_radix(size.trim(), 16).ok()) {
                from.take(size).read_to_end(&mut came.body).ok()?;
                line(from)?;
                if size == 0 {
                    break;
                }
            }
        }
        let length = came.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        from.take(length).read_to_end(&mut came.body).ok()?;
        Some(came)
    }
}

/// A line without its end; header values may hold any byte.
fn line(from: &mut impl BufRead) -> Option<String> {
    let mut bytes = Vec::new();
    from.read_until(b'\n', &mut bytes).ok().filter(|read| *read > 0)?;
    Some(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned())
}

/// Gives one answer to everything but logins, and keeps what else came.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    came: Arc<Mutex<Vec<Came>>>,
    ended: Arc<AtomicBool>,
    accepting: std::thread::JoinHandle<()>,
}

/// Where sessions of vCenter begin, and what is answered there.
const LOGINS: [(&str, &str, &str); 2] = [
    ("/api/session", "201 Created", "\"session-1\""),
    ("/rest/com/vmware/cis/session", "200 OK", "{\"value\":\"session-1\"}"),
];

impl Server {
    /// One for a request of that method and path, which may be a login itself.
    pub(crate) fn start(answer: &Answer<'_>, (method, path): (&'static str, &'static str)) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let address = listener.local_addr().expect("an address");
        let answer = written_answer(&format!("{} Answer", answer.status), answer.content);
        let login = move |came: &Came| {
            let of_login = LOGINS.iter().find(|(login, ..)| came.method == "POST" && came.target == *login);
            of_login.filter(|(login, ..)| (method, path) != ("POST", *login))
        };
        let (came, ended) = (Arc::<Mutex<Vec<Came>>>::default(), Arc::<AtomicBool>::default());
        let (notes, is_over) = (Arc::clone(&came), Arc::clone(&ended));
        let accepting = std::thread::spawn(move || {
            for mut connection in listener.incoming().flatten() {
                if is_over.load(Ordering::SeqCst) {
                    break;
                }
                // Whoever connects and says nothing holds nobody up for long.
                let _ = connection.set_read_timeout(Some(Duration::from_secs(10)));
                let Ok(reading) = connection.try_clone() else { continue };
                let Some(request) = Came::read(&mut BufReader::new(reading)) else { continue };
                let text = match login(&request) {
                    Some((_, status, body)) => written_answer(status, Some(("application/json", body))),
                    None => {
                        let (head, _) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
                        let text = if request.method == "HEAD" { format!("{head}\r\n\r\n") } else { answer.clone() };
                        notes.lock().expect("nobody panics here").push(request);
                        text
                    }
                };
                // A client that is gone has what it wanted.
                let _ = connection.write_all(text.as_bytes());
            }
        });
        Self { address, came, ended, accepting }
    }

    /// Ends it, and gives what came.
    pub(crate) fn end(self) -> Vec<Came> {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes the one that accepts.
        drop(TcpStream::connect(self.address));
        self.accepting.join().expect("it ends");
        std::mem::take(&mut *self.came.lock().expect("nobody panics here"))
    }
}

fn written_answer(status: &str, content: Option<(&str, &str)>) -> String {
    let mut text = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    let (media_type, body) = content.unwrap_or_default();
    if content.is_some() {
        text.push_str(&format!("Content-Type: {media_type}\r\n"));
    }
    // These two have no body, and no length of one.
    if !["204", "304"].iter().any(|none| status.starts_with(none)) {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text + "\r\n" + body
}

/// Percent-encoding undone.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

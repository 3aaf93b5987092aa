//! A server that says whatever a test wants, byte for byte.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::net::TcpListener;

use super::http::{Connection, Reply, Seen};

#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

/// What a server says to a request.
pub(crate) enum Said {
    Bytes(Vec<u8>),
    /// Nothing, and ends the connection.
    Close,
    /// Nothing, as a server that dies.
    Reset,
}

impl Raw {
    /// Answers each request with what `answer` gives, and keeps the connection; closes it where that is nothing.
    pub(crate) async fn start(mut answer: impl FnMut(&Seen) -> Vec<u8> + Send + 'static) -> Self {
        Self::serve(move |seen| match answer(seen) {
            bytes if bytes.is_empty() => Said::Close,
            bytes => Said::Bytes(bytes),
        })
        .await
    }

    /// The same, where a connection may also be reset.
    pub(crate) async fn serve(answer: impl FnMut(&Seen) -> Said + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let raw = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let (seen, answer) = (Arc::clone(&raw.seen), Arc::new(Mutex::new(answer)));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                tokio::spawn(async move {
                    let mut connection = Connection::new(stream);
                    while let Ok(Some(mut request)) = connection.head().await {
                        if connection.body(&mut request).await.is_err() {
                            return;
                        }
                        let said = (answer.lock().unwrap())(&request);
                        seen.lock().unwrap().push(request);
                        match said {
                            Said::Bytes(bytes) if connection.write(&bytes).await.is_ok() => {}
                            Said::Bytes(_) | Said::Close => return,
                            Said::Reset => return connection.reset(),
                        }
                    }
                });
            }
        });
        raw
    }

    /// A proxy that lets everybody through to `to`, whatever they ask for.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub(crate) async fn tunnel(to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let raw = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        let seen = Arc::clone(&raw.seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let mut connection = Connection::new(stream);
                let Ok(Some(request)) = connection.head().await else { continue };
                seen.lock().unwrap().push(request);
                connection.write(b"HTTP/1.1 200 Connection established\r\n\r\n").await.unwrap();
                let mut server = tokio::net::TcpStream::connect(to).await.unwrap();
                tokio::spawn(async move { tokio::io::copy_bidirectional(&mut connection.stream, &mut server).await });
            }
        });
        raw
    }

    /// A server that reads and never says a word.
    #[cfg(any(feature = "rustls", feature = "native-tls"))]
    pub(crate) async fn silent() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let raw = Self { address: listener.local_addr().unwrap(), seen: Arc::default() };
        tokio::spawn(async move {
            use tokio::io::AsyncReadExt as _;
            while let Ok((mut stream, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let mut bytes = [0; 1024];
                    while matches!(stream.read(&mut bytes).await, Ok(1..)) {}
                });
            }
        });
        raw
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What came so far, and what will.
    pub(crate) fn kept(&self) -> Arc<Mutex<Vec<Seen>>> {
        Arc::clone(&self.seen)
    }

    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

/// A thing, as [`open_thing`](super::Client::open_thing) expects it.
pub(crate) fn thing() -> Reply {
    Reply::new(200, "application/json", r#"{"id":"a","parts":[]}"#)
}

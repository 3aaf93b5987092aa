//! One connection: TLS, HTTP, and being cut off.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::{Notify, watch};
use tokio_rustls::TlsAcceptor;

/// Whether a connection ends by a reset instead of by an orderly close. One is shared by all connections of a server
/// until it restarts; each connection has its own beside it.
#[derive(Clone, Default)]
pub(crate) struct Cut(Arc<AtomicBool>);

impl Cut {
    pub(super) fn cut(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_cut(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Lets a request reset the connection that it came by.
#[derive(Clone, Default)]
pub(super) struct Connection {
    own: Cut,
    reset: Arc<Notify>,
}

impl Connection {
    /// Resets the connection. Never returns, as there is nobody left to answer to.
    pub(super) async fn reset(&self) -> ! {
        self.own.cut();
        self.reset.notify_one();
        std::future::pending().await
    }
}

/// Serves one connection until either side ends it.
pub(super) async fn serve(
    stream: TcpStream,
    tls: Option<TlsAcceptor>,
    router: Router,
    all: Cut,
    drain: watch::Receiver<bool>,
) {
    // An answer is one small packet: it shall not wait for another one.
    _ = stream.set_nodelay(true);
    let connection = Connection::default();
    let stream = Stream { inner: stream, cuts: [all, connection.own.clone()] };
    match tls {
        None => speak(TokioIo::new(stream), router, connection, drain).await,
        // A client that does not trust the certificate ends here, and knows why.
        Some(acceptor) => {
            if let Ok(stream) = acceptor.accept(stream).await {
                speak(TokioIo::new(stream), router, connection, drain).await;
            }
        }
    }
}

async fn speak<S>(stream: TokioIo<S>, router: Router, connection: Connection, mut drain: watch::Receiver<bool>)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let reset = connection.reset.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (router, connection) = (router.clone(), connection.clone());
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(connection);
        async move {
            use axum::extract::Request as AxumRequest;
            use hyper::service::Service as _;
            let service = hyper_util::service::TowerToHyperService::new(router);
            let request: AxumRequest = request;
            service.call(request).await
        }
    });
    let builder = Builder::new(TokioExecutor::new());
    let mut http = std::pin::pin!(builder.serve_connection(stream, service));
    let mut draining = false;
    loop {
        tokio::select! {
            // Broken connections are the other side's to explain.
            _ = http.as_mut() => return,
            () = reset.notified() => return,
            changed = drain.changed(), if !draining => {
                draining = true;
                if changed.is_ok() {
                    http.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

/// A stream that is reset when it is dropped, if it was cut.
struct Stream {
    inner: TcpStream,
    cuts: [Cut; 2],
}

impl Drop for Stream {
    fn drop(&mut self) {
        if self.cuts.iter().any(Cut::is_cut) {
            // Closing then sends RST. Where that cannot be set, an orderly close is what is left.
            _ = self.inner.set_zero_linger();
        }
    }
}

impl AsyncRead for Stream {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(cx, buf)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}

//! The transport that is built in: connections of our own, kept in a pool.
//!
//! It stands on hyper rather than on a complete HTTP client: what such a client lets one set is set for every other
//! user of it in the same build, above all its TLS.

mod conn;
mod connect;
mod proxy;
mod resolve;
mod tunnel;

use std::error::Error as StdError;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use futures_util::future::{Either, select};
use http::header::PROXY_AUTHORIZATION;
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use tokio::sync::Notify;

use connect::Connector;
use proxy::Hop;
pub(crate) use proxy::Proxies;
use resolve::Resolver;

use super::seam::{Body, Transport, TransportError, TransportFuture};
use super::server::Server;
use super::tls::{Tls, Trust, client_certificate_refused};
use super::unconnected::Unconnected;
use crate::error::Error;

/// Informational answers (1xx) to one request, before it is given up.
const MOST_INFORMATIONAL: u32 = 100;

/// How connections are made and kept.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) trust: Trust,
    pub(crate) proxies: Proxies,
    pub(crate) resolve: Vec<(String, SocketAddr)>,
    pub(crate) connect_timeout: Duration,
    pub(crate) tcp_keep_alive: Duration,
    pub(crate) pool_max_idle: usize,
    pub(crate) pool_idle_timeout: Duration,
}

pub(crate) struct Direct {
    client: Client<Connector, Body>,
    hop: Option<Arc<Hop>>,
    https: bool,
}

impl Direct {
    pub(crate) fn new(settings: Settings, server: &Server) -> Result<Self, Error> {
        let hop = settings.proxies.to(server)?.map(Arc::new);
        let connector = Connector::new(
            Resolver::new(settings.resolve, server)?,
            Tls::new(&settings.trust, server.https)?,
            hop.clone().map(|hop| Ok((Tls::new(&settings.trust.of_proxy(), hop.https)?, hop))).transpose()?,
            settings.connect_timeout,
            Some(settings.tcp_keep_alive).filter(|time| !time.is_zero()),
        );
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_max_idle_per_host(settings.pool_max_idle)
            .pool_idle_timeout(settings.pool_idle_timeout)
            .build(connector);
        Ok(Self { client, hop, https: server.https })
    }

    /// Where requests go first, if not to the server.
    pub(crate) fn proxy(&self) -> Option<&str> {
        self.hop.as_ref().map(|hop| &*hop.place)
    }
}

impl Transport for Direct {
    fn send(&self, mut request: http::Request<Body>) -> TransportFuture<'_> {
        if let Some(authorization) = self.hop.as_ref().filter(|_| !self.https).and_then(|hop| hop.authorization.clone())
        {
            request.headers_mut().insert(PROXY_AUTHORIZATION, authorization);
        }
        let seen = Arc::new((AtomicU32::new(0), Notify::new()));
        let told = Arc::clone(&seen);
        hyper::ext::on_informational(&mut request, move |_| {
            if told.0.fetch_add(1, Ordering::Relaxed) == MOST_INFORMATIONAL {
                told.1.notify_one();
            }
        });
        let answer = self.client.request(request);
        Box::pin(async move {
            // The answer first.
            match select(answer, pin!(seen.1.notified())).await {
                Either::Left((answer, _)) => answer.map(|answer| answer.map(Body::of_unpin)).map_err(failure),
                Either::Right(_) => Err(TransportError::may_have_been_sent(format!(
                    "the server sent more than {MOST_INFORMATIONAL} informational answers (1xx) and no other"
                ))),
            }
        })
    }
}

fn failure(error: hyper_util::client::legacy::Error) -> TransportError {
    let mut next: Option<&(dyn StdError + 'static)> = error.source();
    while let Some(inner) = next {
        // Of TLS 1.3 the client learns after its first request that its certificate is not taken.
        if let Some(cause) = client_certificate_refused(inner) {
            return TransportError::not_sent(Unconnected::ClientCertificate { cause });
        }
        if let Some(hyper) = inner.downcast_ref::<hyper::Error>()
            && hyper.is_canceled()
        {
            return TransportError::not_sent(error);
        }
        next = inner.source();
    }
    if !error.is_connect() {
        return TransportError::may_have_been_sent(error);
    }
    TransportError::not_sent(connect::reason(&error))
}

//! From an address to a connection: name, TCP, proxy, TLS.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use tower_service::Service;

use super::conn::Conn;
use super::proxy::Hop;
use super::resolve::Resolver;
use super::tunnel;
use crate::error::root_cause;
use crate::wire::stream::BoxStream;
use crate::wire::tls::Tls;
use crate::wire::unconnected::Unconnected;

/// Between two signs of life on a connection that is otherwise silent; so many unanswered ones are its end.
const SIGNS_OF_LIFE: u32 = 3;

#[derive(Clone)]
pub(super) struct Connector {
    tcp: HttpConnector<Resolver>,
    tls: Arc<Tls>,
    hop: Option<(Arc<Tls>, Arc<Hop>)>,
    limit: Duration,
}

impl Connector {
    pub(super) fn new(
        resolver: Resolver,
        tls: Tls,
        hop: Option<(Tls, Arc<Hop>)>,
        limit: Duration,
        keep_alive: Option<Duration>,
    ) -> Self {
        let mut tcp = HttpConnector::new_with_resolver(resolver);
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        tcp.set_keepalive(keep_alive);
        tcp.set_keepalive_interval(keep_alive);
        tcp.set_keepalive_retries(keep_alive.map(|_| SIGNS_OF_LIFE));
        // Shared by the addresses of a name, so that a dead one leaves time for the next.
        tcp.set_connect_timeout(Some(limit));
        Self { tcp, tls: Arc::new(tls), hop: hop.map(|(tls, hop)| (Arc::new(tls), hop)), limit }
    }

    async fn connect(mut self, to: Uri) -> Result<Conn, Unconnected> {
        let https = to.scheme_str() == Some("https");
        let Some((proxy_tls, hop)) = self.hop.take() else {
            let cause = |error| Unconnected::Unreachable { cause: root_cause(&error) };
            let tcp = self.tcp.call(to.clone()).await.map_err(cause)?;
            let stream: BoxStream = Box::new(tcp.into_inner());
            return match https {
                true => Ok(Conn::secured(self.tls.wrap(stream, host(&to)).await?)),
                false => Ok(Conn::clear(stream, false)),
            };
        };
        let unreachable = |cause| Unconnected::NoProxy { proxy: hop.place.clone(), cause };
        let tcp = self.tcp.call(hop.uri.clone()).await.map_err(|error| unreachable(root_cause(&error)))?;
        let mut stream: BoxStream = Box::new(tcp.into_inner());
        if hop.https {
            let wrapped = proxy_tls.wrap(stream, host(&hop.uri)).await;
            stream = wrapped.map_err(|error| unreachable(error.to_string()))?.stream;
        }
        if !https {
            return Ok(Conn::clear(stream, true));
        }
        let stream = tunnel::open(stream, &to, &hop).await?;
        Ok(Conn::secured(self.tls.wrap(stream, host(&to)).await?))
    }
}

fn host(uri: &Uri) -> &str {
    uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']')
}

impl Service<Uri> for Connector {
    type Response = Conn;
    type Error = Unconnected;
    type Future = Pin<Box<dyn Future<Output = Result<Conn, Unconnected>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Unconnected>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, to: Uri) -> Self::Future {
        let (connector, limit) = (self.clone(), self.limit);
        Box::pin(async move {
            tokio::time::timeout(limit, connector.connect(to)).await.unwrap_or(Err(Unconnected::TimedOut))
        })
    }
}

/// What a connector said, out of what hyper made of it.
pub(super) fn reason(error: &(dyn StdError + 'static)) -> Unconnected {
    let mut next = Some(error);
    while let Some(inner) = next {
        if let Some(reason) = inner.downcast_ref::<Unconnected>() {
            return reason.clone();
        }
        next = inner.source();
    }
    Unconnected::Unreachable { cause: root_cause(error) }
}

//! From names to addresses: those that the caller gave, else those of the system.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use tower_service::Service;

use crate::error::Error;
use crate::wire::server::Server;

#[derive(Clone)]
pub(super) struct Resolver {
    given: Arc<[(String, SocketAddr)]>,
    system: GaiResolver,
}

impl Resolver {
    pub(super) fn new(mut given: Vec<(String, SocketAddr)>, server: &Server) -> Result<Self, Error> {
        for (host, addr) in &mut given {
            if server.explicit_port && ![0, server.port].contains(&addr.port()) {
                return Err(Error::configuration(format!(
                    "resolve: {addr} has another port than the URL, and the port of the URL counts; \
                     leave it out there, or write port 0 here"
                )));
            }
            host.make_ascii_lowercase();
        }
        Ok(Self { given: given.into(), system: GaiResolver::new() })
    }
}

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Self::Response>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let host = name.as_str().to_ascii_lowercase();
        let given: Vec<_> = self.given.iter().filter(|(known, _)| *known == host).map(|(_, addr)| *addr).collect();
        if !given.is_empty() {
            return Box::pin(std::future::ready(Ok(given.into_iter())));
        }
        let found = self.system.call(name);
        Box::pin(async move { Ok(found.await?.collect::<Vec<_>>().into_iter()) })
    }
}

//! What was set becomes a client.

use std::sync::Arc;

use super::ClientBuilder;
use crate::attempts::budget::Budget;
use crate::attempts::observe::Announced;
use crate::attempts::sender::Sender;
use crate::client::connection::Connection;
use crate::clock::TokioClock;
use crate::error::Error;
use crate::observer::watch::Watch;
use crate::session::account::Account;
use crate::session::held::Held;
use crate::session::known::Known;
use crate::session::tasks::Tasks;
use crate::session::vain::Vain;
use crate::wire::channel::Channel;
use crate::wire::cookies::Cookies;
use crate::wire::direct::{Direct, Proxies};
use crate::wire::flavour::Dialect;
use crate::wire::places::Places;
use crate::wire::proxy_credentials;
use crate::wire::seam::Transport;
use crate::wire::server::Server;

impl<C: From<Connection>, K> ClientBuilder<C, K> {
    /// Sets up the client. Talks to nobody.
    ///
    /// # Errors
    ///
    /// A URL that is none or that would send credentials in the clear, a certificate that is not
    /// PEM, a thumbprint that is none, a proxy of another kind than HTTP, `https://` without TLS compiled in, settings for
    /// connections beside a transport of one's own, and the like: the error says what to do.
    pub fn build(mut self) -> Result<C, Error> {
        if let Some(identity) = self.given.identity() {
            self.network.trust.identity = Some(identity);
            self.network_set.push("client_certificate");
        }
        let mut server = Server::parse(&self.url, self.allow_http)?;
        if let Some((from, to)) = &self.moved {
            server = server.moved(from, to)?;
        }
        if self.adds_root {
            server.without_api_root()?;
        }
        if let Some(problem) = &self.problem {
            return Err(Error::configuration(problem));
        }
        if self.network.trust.anything && !self.network.trust.pins.is_empty() {
            return Err(Error::configuration(
                "ClientBuilder::danger_accept_invalid_certs accepts every certificate, also those that \
                 ClientBuilder::pin_sha256 is to keep out; give one of the two",
            ));
        }
        let agent = self.agent()?;
        let connect_timeout = self.network.connect_timeout;
        let secrets = match &self.network.proxies {
            Proxies::Given(url) => proxy_credentials::of(url),
            Proxies::System => proxy_credentials::of_system(),
            Proxies::None => Vec::new(),
        };
        let (transport, proxy): (Box<dyn Transport>, _) = match self.transport {
            Some(transport) => {
                if let Some(method) = self.network_set.first() {
                    return Err(Error::configuration(format!(
                        "ClientBuilder::{method} is for the transport that is built in, and has no effect on the one given \
                         with ClientBuilder::transport; set it up there instead"
                    )));
                }
                (transport, None)
            }
            None => {
                let direct = Direct::new(self.network, &server)?;
                let proxy = direct.proxy().map(Into::into);
                (Box::new(direct), proxy)
            }
        };
        let channel = Channel {
            transport,
            agent,
            proxy,
            cookies: Cookies::default(),
            dialect: Dialect::new(self.flavour),
            shared: self.shared,
            watch: Watch::new(self.observers),
            places: Places::new(self.max_concurrent),
            server,
            clock: self.clock.unwrap_or_else(|| Arc::new(TokioClock::new())),
            connect_timeout,
            idle_timeout: self.idle_timeout,
            max_answer: self.max_answer,
            secrets,
        };
        let sender = Sender {
            transport: channel,
            timeout: self.timeout,
            budget: Budget::new(self.retry.budget),
            retry: self.retry,
            announced: Announced::default(),
        };
        let (clock, limit) = (&sender.transport.clock, sender.timeout);
        let held = self.given.schemes.into_iter().map(|one| Held::new(one, Arc::clone(clock), limit)).collect();
        let account = Account {
            sender,
            credentials: self.given.session,
            held,
            store: self.store,
            cool_down: self.cool_down,
            login_timeout: self.login_timeout,
            logout_timeout: self.logout_timeout,
            keep_alive: self.keep_alive,
            tasks: Arc::<Tasks>::default(),
            vain: Vain::default(),
            release: Known::default(),
            supported: self.supported,
            unknown_properties: self.unknown_properties,
        };
        Ok(C::from(Connection::new(Arc::new(account))))
    }

    fn agent(&self) -> Result<http::HeaderValue, Error> {
        let agent = match &self.suffix {
            Some(suffix) => format!("{} {suffix}", self.product),
            None => self.product.to_owned(),
        };
        http::HeaderValue::from_str(&agent)
            .map_err(|_| Error::configuration("the suffix of the User-Agent does not fit into a header"))
    }
}

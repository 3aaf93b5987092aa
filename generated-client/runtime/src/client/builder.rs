//! How a client is set up.

use std::fmt;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::connection::Connection;
use crate::attempts::budget::Budget;
use crate::attempts::observe::Announced;
use crate::attempts::retry::RetryPolicy;
use crate::attempts::sender::Sender;
use crate::clock::{Clock, TokioClock};
use crate::error::{Error, root_cause};
use crate::session::account::Account;
use crate::session::credentials::Credentials;
use crate::session::refusals::Refusals;
use crate::wire::server::Server;
use crate::wire::tls::{self, TlsBackend, Trust};
use crate::wire::transport::Transport;

/// Sets up a client, `C`. From the `builder` of a generated client.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C = Connection> {
    url: String,
    credentials: Option<Credentials>,
    connect_timeout: Duration,
    idle_timeout: Duration,
    timeout: Duration,
    retry: RetryPolicy,
    max_answer: usize,
    cool_down: Duration,
    keep_alive: Option<Duration>,
    trust: Trust,
    allow_http: bool,
    resolve: Vec<(String, SocketAddr)>,
    proxy: Proxy,
    product: &'static str,
    suffix: Option<String>,
    clock: Option<Arc<dyn Clock>>,
    built: PhantomData<fn() -> C>,
}

enum Proxy {
    System,
    None,
    Given(String),
}

impl<C: From<Connection>> ClientBuilder<C> {
    /// For the server at `url`; `product` is what the `User-Agent` begins with.
    #[doc(hidden)]
    pub fn new(url: impl Into<String>, product: &'static str) -> Self {
        Self {
            url: url.into(),
            credentials: None,
            connect_timeout: Duration::from_secs(10),
            idle_timeout: Duration::from_secs(60),
            timeout: Duration::from_secs(300),
            retry: RetryPolicy::default(),
            max_answer: 32 * 1024 * 1024,
            cool_down: Duration::from_secs(60),
            keep_alive: None,
            trust: Trust::default(),
            allow_http: false,
            resolve: Vec::new(),
            proxy: Proxy::System,
            product,
            suffix: None,
            clock: None,
            built: PhantomData,
        }
    }

    /// Who the client is. Needed for all calls but those that need no session.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Time for a whole call: login, all attempts, the pauses between them and the answer.
    /// Default 300 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Time to connect, TLS included. Default 10 s.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Longest time without a byte from the server once it was asked: the time that it takes to
    /// think included. Default 60 s.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// When requests are sent again. Default: [`RetryPolicy::default`].
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Most that is read of an answer; a larger one is an error. Default 32 MiB. Of the body of an
    /// error never more than 64 KiB are read.
    pub fn max_answer_bytes(mut self, bytes: usize) -> Self {
        self.max_answer = bytes;
        self
    }

    /// After credentials were refused, the same are not tried again for this long; calls fail with
    /// the error of the refused login, which says in `retry_after` what is left. Doubles with each
    /// refusal, up to 15 minutes. Default 60 s: servers lock accounts after a few tries in three
    /// minutes. Zero switches it off.
    pub fn login_cool_down(mut self, pause: Duration) -> Self {
        self.cool_down = pause;
        self
    }

    /// Reads the session at this interval, so that the server does not end it for not being used.
    /// Runs from the first login until the client is logged out or dropped. Default: off.
    pub fn keep_alive(mut self, interval: Duration) -> Self {
        self.keep_alive = Some(interval.max(Duration::from_secs(1)));
        self
    }

    /// Trusts these CAs besides those of the system: one or more certificates in PEM form.
    pub fn ca_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.trust.authorities.push(pem.as_ref().to_vec());
        self
    }

    /// Trusts any certificate, login included. Whoever answers is then sent the credentials: for
    /// tests only.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.trust.anything = accept;
        self
    }

    /// Allows `http://` to hosts other than loopback. Anyone in between can then read the
    /// credentials.
    pub fn danger_allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Which TLS to use. Default: rustls if it is compiled in, else that of the platform.
    pub fn tls_backend(mut self, backend: TlsBackend) -> Self {
        self.trust.backend = Some(backend);
        self
    }

    /// Connects to `addr` for the host name `host`. Its port counts where the URL names none; 0
    /// stands for the usual one.
    pub fn resolve(mut self, host: impl Into<String>, addr: SocketAddr) -> Self {
        self.resolve.push((host.into(), addr));
        self
    }

    /// Goes through this HTTP proxy, such as `http://proxy.example.com:3128`. Default: the proxy
    /// of the system (`HTTPS_PROXY`, `NO_PROXY`, …), which is not used for `http://` to loopback.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Proxy::Given(url.into());
        self
    }

    /// Goes through no proxy, whatever the system says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = Proxy::None;
        self
    }

    /// Added to the `User-Agent`, which names this crate and its version.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// Takes the time from another clock: for tests. All timeouts but that of connecting, all
    /// pauses, and waiting go by it. Default: Tokio's clock.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// Sets up the client. Talks to nobody.
    ///
    /// # Errors
    ///
    /// A URL that is none or that would send credentials in the clear, a certificate that is not
    /// PEM, `https://` without TLS compiled in, and the like: the error says what to do.
    pub fn build(self) -> Result<C, Error> {
        let server = Server::parse(&self.url, self.allow_http)?;
        let transport = Transport {
            http: self.http(&server)?,
            server,
            clock: self.clock.unwrap_or_else(|| Arc::new(TokioClock::new())),
            connect_timeout: self.connect_timeout,
            idle_timeout: self.idle_timeout,
            max_answer: self.max_answer,
        };
        let sender = Sender {
            transport,
            timeout: self.timeout,
            budget: Budget::new(self.retry.budget),
            retry: self.retry,
            announced: Announced::default(),
        };
        let account = Account {
            sender,
            credentials: self.credentials,
            refusals: Refusals::new(self.cool_down),
            keep_alive: self.keep_alive,
        };
        Ok(C::from(Connection::new(Arc::new(account))))
    }

    fn http(&self, server: &Server) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .http1_only()
            .connect_timeout(self.connect_timeout)
            .user_agent(self.agent()?);
        builder = match &self.proxy {
            Proxy::Given(url) => {
                let proxy = reqwest::Proxy::all(url).map_err(|error| {
                    let why = root_cause(&error.without_url());
                    Error::configuration(format!("the URL of the proxy is not usable: {why}"))
                })?;
                builder.proxy(proxy)
            }
            Proxy::None => builder.no_proxy(),
            Proxy::System if !server.https && server.loopback => builder.no_proxy(),
            Proxy::System => builder,
        };
        for (host, addr) in &self.resolve {
            if server.explicit_port && ![0, server.port].contains(&addr.port()) {
                return Err(Error::configuration(format!(
                    "resolve: {addr} has another port than the URL, and the port of the URL counts; \
                     leave it out there, or write port 0 here"
                )));
            }
            builder = builder.resolve(host, *addr);
        }
        tls::apply(&self.trust, builder, server.https)?.build().map_err(|error| {
            let why = root_cause(&error.without_url());
            Error::configuration(format!("the HTTP client cannot be set up: {why}"))
        })
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

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may hold a password until `build` has looked at it.
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;

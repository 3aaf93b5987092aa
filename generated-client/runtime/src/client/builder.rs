//! How a client is set up.

mod build;
mod network;
mod releases;
mod sessions;
mod watching;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::connection::Connection;
use crate::attempts::retry::RetryPolicy;
use crate::clock::Clock;
use crate::observer::Observer;
use crate::session::credentials::Credentials;
use crate::session::given::{Give, Given};
use crate::session::promises::{Supported, UnknownProperties};
use crate::session::store::SessionStore;
use crate::wire::direct::{Proxies, Settings};
use crate::wire::flavour::Flavour;
use crate::wire::headers::Shared;
use crate::wire::seam::Transport;
use crate::wire::tls::Trust;

/// Sets up a client, `C`, with credentials `K`. From the `builder` of a generated client.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C = Connection, K = Credentials> {
    url: String,
    /// The address must not end in the root of an API, which the operations have.
    adds_root: bool,
    /// Where the paths of operations begin in the document, and where at this server.
    moved: Option<(&'static str, String)>,
    given: Given,
    idle_timeout: Duration,
    timeout: Duration,
    retry: RetryPolicy,
    max_answer: usize,
    cool_down: Duration,
    login_timeout: Duration,
    logout_timeout: Duration,
    store: Option<Arc<dyn SessionStore>>,
    keep_alive: Option<Duration>,
    max_concurrent: Option<usize>,
    allow_http: bool,
    /// For the transport that is built in.
    network: Settings,
    /// Methods that set something for the transport that is built in.
    network_set: Vec<&'static str>,
    transport: Option<Box<dyn Transport>>,
    shared: Shared,
    flavour: Flavour,
    supported: Option<Supported>,
    unknown_properties: UnknownProperties,
    observers: Vec<Box<dyn Observer>>,
    /// The first thing that was set and cannot be.
    problem: Option<String>,
    product: &'static str,
    suffix: Option<String>,
    clock: Option<Arc<dyn Clock>>,
    built: PhantomData<fn(K) -> C>,
}

impl<C: From<Connection>, K> ClientBuilder<C, K> {
    /// For the server at `url`; `product` is what the `User-Agent` begins with.
    #[doc(hidden)]
    pub fn new(url: impl Into<String>, product: &'static str) -> Self {
        Self {
            url: url.into(),
            adds_root: true,
            moved: None,
            given: Given::default(),
            idle_timeout: Duration::from_secs(60),
            timeout: Duration::from_secs(300),
            retry: RetryPolicy::default(),
            max_answer: 32 * 1024 * 1024,
            cool_down: Duration::from_secs(60),
            login_timeout: Duration::from_secs(120),
            logout_timeout: Duration::from_secs(10),
            store: None,
            keep_alive: None,
            max_concurrent: None,
            allow_http: false,
            network: Settings {
                trust: Trust::default(),
                proxies: Proxies::System,
                resolve: Vec::new(),
                connect_timeout: Duration::from_secs(10),
                tcp_keep_alive: Duration::from_secs(15),
                pool_max_idle: usize::MAX,
                pool_idle_timeout: Duration::from_secs(50),
            },
            network_set: Vec::new(),
            transport: None,
            shared: Shared::default(),
            flavour: Flavour::Auto,
            supported: None,
            unknown_properties: UnknownProperties::Warn,
            observers: Vec::new(),
            problem: None,
            product,
            suffix: None,
            clock: None,
            built: PhantomData,
        }
    }

    /// For another API than vCenter's: whatever the path of the address is, it belongs there.
    #[doc(hidden)]
    pub fn of_any_api(mut self) -> Self {
        self.adds_root = false;
        self
    }

    /// For paths of operations that begin with `to` at this server, instead of `from`.
    #[doc(hidden)]
    pub fn base_path(mut self, from: &'static str, to: impl Into<String>) -> Self {
        self.moved = Some((from, to.into()));
        self
    }

    /// Who the client is. Needed for all calls but those that need no credentials.
    pub fn credentials(mut self, credentials: K) -> Self
    where
        K: Give,
    {
        credentials.give(&mut self.given);
        self
    }

    /// Time for a whole call: login, all attempts, the pauses between them and the answer.
    /// Default 300 s.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Longest time without a byte from the server once it was asked: the time that it takes to
    /// think included. Default 60 s.
    ///
    /// A call whose own [`timeout`](crate::Call::timeout) is longer waits for the beginning of its answer as long as
    /// that: give it to operations that take minutes. Between the bytes of an answer this here counts all the same.
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
    /// error never more than 1 MiB are read, and 64 KiB kept.
    pub fn max_answer_bytes(mut self, bytes: usize) -> Self {
        self.max_answer = bytes;
        self
    }

    /// Most requests that are under way at once, logins included; others wait for their turn in the order in which they
    /// came, which counts against the [`timeout`](Self::timeout) of their calls. All clones share the limit, and so do
    /// the clients of [`with_session`](Connection::with_session). Default: no limit. 0 counts as 1.
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.max_concurrent = Some(requests);
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
}

impl<C, K> fmt::Debug for ClientBuilder<C, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may hold a password until `build` has looked at it.
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.given)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;

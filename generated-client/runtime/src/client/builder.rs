//! How a client is set up.

mod network;
mod watching;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::connection::Connection;
use crate::attempts::budget::Budget;
use crate::attempts::observe::Announced;
use crate::attempts::retry::RetryPolicy;
use crate::attempts::sender::Sender;
use crate::clock::{Clock, TokioClock};
use crate::error::{Error, excerpt};
use crate::observer::{Observer, Watch};
use crate::session::account::Account;
use crate::session::credentials::Credentials;
use crate::session::given::{Give, Given};
use crate::session::held::Held;
use crate::session::known::Known;
use crate::session::promises::{Supported, UnknownProperties};
use crate::session::store::SessionStore;
use crate::session::tasks::Tasks;
use crate::session::vain::Vain;
use crate::values::lifecycle::{Release, compare};
use crate::wire::channel::Channel;
use crate::wire::cookies::Cookies;
use crate::wire::direct::{Direct, Proxies, Settings};
use crate::wire::flavour::{Dialect, Flavour};
use crate::wire::headers::Shared;
use crate::wire::places::Places;
use crate::wire::proxy_credentials;
use crate::wire::seam::Transport;
use crate::wire::server::Server;
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

/// Of vCenter's session.
impl<C: From<Connection>> ClientBuilder<C> {
    /// After credentials were refused (401 or 403), the same are not tried again for this long; calls fail with
    /// the error of the refused login, which says in `retry_after` what is left. Doubles with each
    /// refusal, up to 15 minutes. Default 60 s: servers lock accounts after a few tries in three
    /// minutes. Zero switches it off.
    ///
    /// It holds for the account at the server, for all clients of the process and whatever begins a session. Another
    /// password for the same user is tried at once; a third one waits until the pause of the first is over. Where
    /// the refusal may not be about the password, since logins failed for other reasons within five minutes or
    /// the same password was accepted before, the pause is at most twice this. `forget_refusals` of the client ends it.
    pub fn login_cool_down(mut self, pause: Duration) -> Self {
        self.cool_down = pause;
        self
    }

    /// Time for a login, whatever the calls have that wait for it; the idle timeout does not count there. Default
    /// 120 s. A login goes on without the call that began it, and a session that nobody wants any more is ended.
    pub fn login_timeout(mut self, timeout: Duration) -> Self {
        self.login_timeout = timeout;
        self
    }

    /// How long `with_session` waits for the end of its session once the work is done. Default 10 s; after that it
    /// goes on behind, and `sessions_ended` of the client waits for it.
    pub fn logout_timeout(mut self, timeout: Duration) -> Self {
        self.logout_timeout = timeout;
        self
    }

    /// In which flavour of the API to speak. Default: [`Flavour::Auto`].
    pub fn flavour(mut self, flavour: Flavour) -> Self {
        self.flavour = flavour;
        self
    }

    /// The releases that the program is to work with, such as `"7.0.3"..="9.1"`: each call, and each property and
    /// constant that is sent, which one of them does not have fails at once with
    /// [`ErrorKind::NotInThisRelease`](crate::ErrorKind::NotInThisRelease), whatever the server is. For tests and
    /// development. Default: any.
    pub fn supports(mut self, releases: std::ops::RangeInclusive<&str>) -> Self {
        let (from, to) = releases.into_inner();
        let are_releases = Release::parse(from).is_some() && Release::parse(to).is_some();
        if !are_releases || compare(from, to).is_gt() {
            let shown = format!("{}..={}", excerpt(from), excerpt(to));
            self.problem.get_or_insert(format!("`{shown}` is no range of releases; write it as \"7.0.3\"..=\"9.1\""));
        }
        self.supported = Some(Supported { from: from.to_owned(), to: to.to_owned() });
        self
    }

    /// What becomes of a call that sends what the release of the server does not know, as far as that release is known
    /// (see `release` of the client). Default: [`UnknownProperties::Warn`].
    pub fn unknown_properties(mut self, policy: UnknownProperties) -> Self {
        self.unknown_properties = policy;
        self
    }

    /// Shares the session with other programs through this store.
    pub fn session_store(mut self, store: impl SessionStore) -> Self {
        self.store = Some(Arc::new(store));
        self
    }

    /// Reads the session at this interval, so that the server does not end it for not being used.
    /// Runs from the first login until the client is logged out or dropped. Default: off.
    pub fn keep_alive(mut self, interval: Duration) -> Self {
        self.keep_alive = Some(interval.max(Duration::from_secs(1)));
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

//! How a fake is made.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::watch;

use crate::app::{App, Observer};
use crate::clock::FakeClock;
use crate::document::Document;
use crate::fake::FakeVcenter;
use crate::fault::Faults;
use crate::flavour::Flavour;
use crate::log::{Log, RecordedRequest};
use crate::release::Release;
use crate::server::Identity;
use crate::state::World;
use crate::state::accounts::Account;

/// Makes a [`FakeVcenter`]. From [`FakeVcenter::builder`].
#[must_use = "a builder does nothing until it is started"]
pub struct Builder {
    release: Release,
    flavour: Flavour,
    clock: FakeClock,
    port: u16,
    tls: bool,
    seeded: bool,
    user: String,
    password: String,
    fixed_session: Option<String>,
    kept_requests: usize,
    observer: Option<Observer>,
    world: World,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self {
            release: Release::All,
            flavour: Flavour::Both,
            clock: FakeClock::real(),
            port: 0,
            tls: false,
            seeded: true,
            user: "administrator@vsphere.local".to_owned(),
            password: "not-a-real-password".to_owned(),
            fixed_session: None,
            kept_requests: 100_000,
            observer: None,
            world: World::default(),
        }
    }

    /// Plays that release. Default: [`Release::All`].
    pub fn release(mut self, release: Release) -> Self {
        self.release = release;
        self
    }

    /// Speaks that flavour alone, which the release must have. Default: [`Flavour::Both`], all that it has.
    pub fn flavour(mut self, flavour: Flavour) -> Self {
        self.flavour = flavour;
        self
    }

    /// Lives by that clock. Default: [`FakeClock::real`].
    pub fn clock(mut self, clock: FakeClock) -> Self {
        self.clock = clock;
        self
    }

    /// Speaks HTTPS, with a certification authority of its own; see [`FakeVcenter::ca_pem`]. Default: HTTP.
    pub fn tls(mut self) -> Self {
        self.tls = true;
        self
    }

    /// Listens on that port of 127.0.0.1. Default: 0, any that is free.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Starts without links, administrators and restore. Default: with some of each.
    ///
    /// The default is a link `link-1` to `corp.example.com` with `provider-tags`, which has synced an hour ago, and
    /// `provider-certificates`, which has not; two groups of administrators; a restore that has finished; the foreign
    /// hosts `psc.example.net` (domain `example.net`), to be linked, and `psc.old.example.org` (domain
    /// `old.example.org`), which is too old for it.
    pub fn empty(mut self) -> Self {
        self.seeded = false;
        self
    }

    /// Name and password of the administrator. Default: `administrator@vsphere.local`, `not-a-real-password`.
    pub fn credentials(mut self, user: impl Into<String>, password: impl Into<String>) -> Self {
        (self.user, self.password) = (user.into(), password.into());
        self
    }

    /// Adds a user beside the administrator.
    pub fn account(mut self, account: Account) -> Self {
        self.world.accounts.push(account);
        self
    }

    /// Accepts `Authorization: Bearer {token}` for that user, on every operation, instead of a session.
    pub fn bearer_token(mut self, token: impl Into<String>, user: impl Into<String>) -> Self {
        self.world.bearer_tokens.push((token.into(), user.into()));
        self
    }

    /// Has a session of the administrator with that id, which nothing ends: neither time, nor a logout, nor a restart.
    /// For tools that can send a header but not log in.
    pub fn session_id(mut self, id: impl Into<String>) -> Self {
        self.fixed_session = Some(id.into());
        self
    }

    /// A session that is not used for this long ends. Default: 30 minutes, a choice of the fake.
    pub fn session_idle_timeout(mut self, timeout: Duration) -> Self {
        self.world.sessions.idle = timeout;
        self
    }

    /// A session ends when it is this old. Default: 24 hours, as reported of real servers.
    pub fn session_lifetime(mut self, lifetime: Duration) -> Self {
        self.world.sessions.absolute = lifetime;
        self
    }

    /// One user can have so many sessions. Default: 550, as reported of a real server.
    pub fn sessions_per_user(mut self, sessions: usize) -> Self {
        self.world.sessions.per_user = sessions;
        self
    }

    /// Locks an account after so many bad passwords in a row, for that time. Default: 5, for 5 minutes, a choice of the
    /// fake. A login to a locked account is refused like one with a bad password.
    pub fn lock_out(mut self, bad_passwords: u32, locked_for: Duration) -> Self {
        self.world.limits.bad_passwords = bad_passwords.max(1);
        self.world.limits.locked_for = locked_for;
        self
    }

    /// A forced sync takes this long. Default: 6 s.
    pub fn sync_takes(mut self, duration: Duration) -> Self {
        self.world.limits.sync_takes = duration;
        self
    }

    /// A new link is being made for this long; reading it is `RESOURCE_BUSY` meanwhile. Default: 0.
    pub fn linking_takes(mut self, duration: Duration) -> Self {
        self.world.limits.linking_takes = duration;
        self
    }

    /// A reconciliation takes this long. Default: 8 s.
    pub fn reconciliation_takes(mut self, duration: Duration) -> Self {
        self.world.limits.reconciliation_takes = duration;
        self
    }

    /// Keeps the newest requests in the log, up to that number. Default: 100,000.
    pub fn keep_requests(mut self, requests: usize) -> Self {
        self.kept_requests = requests;
        self
    }

    /// Calls that with every request, once it is answered (or its connection about to be reset).
    pub fn on_request(mut self, observer: impl Fn(&RecordedRequest) + Send + Sync + 'static) -> Self {
        self.observer = Some(Box::new(observer));
        self
    }

    /// Starts the fake.
    ///
    /// # Errors
    ///
    /// The release does not speak the flavour, the port is taken, or the system gives no port or thread.
    pub async fn start(self) -> io::Result<FakeVcenter> {
        self.start_blocking()
    }

    /// Starts the fake outside of asynchronous code. It needs no runtime: it has one of its own.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub fn start_blocking(self) -> io::Result<FakeVcenter> {
        self.flavour.of(self.release).map_err(|why| io::Error::new(io::ErrorKind::InvalidInput, why))?;
        let document = Document::get().map_err(io::Error::other)?;
        let identity = if self.tls { Some(Identity::new()?) } else { None };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port))?;
        listener.set_nonblocking(true)?;
        let now = self.clock.now();
        let mut world = self.world;
        world.accounts.insert(0, Account::administrator(self.user.clone(), self.password.clone()));
        if self.seeded {
            world.seed(now);
        }
        if let Some(id) = self.fixed_session {
            world.sessions.begin_permanent(id, &self.user, now);
        }
        let app = Arc::new(App {
            document,
            release: self.release,
            flavour: self.flavour,
            clock: self.clock,
            world: Mutex::new(world),
            faults: Faults::default(),
            log: Log::new(self.kept_requests),
            violations: Mutex::default(),
            observer: self.observer,
            released: watch::Sender::new(()),
        });
        FakeVcenter::spawn(app, listener, identity, self.user, self.password)
    }
}

impl std::fmt::Debug for Builder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Builder")
            .field("release", &self.release)
            .field("clock", &self.clock)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("user", &self.user)
            .finish_non_exhaustive()
    }
}

//! The connection to one server: settings, connections and session that clones share.

use std::fmt;
use std::sync::Arc;

use crate::attempts::sender::Options;
use crate::clock::Clock;
use crate::error::Error;
use crate::session::account::Account;
use crate::session::call::require_runtime;
use crate::session::keep_alive;
use crate::session::logout::{Ends, log_out};
use crate::session::release;
use crate::session::state::Session;
use crate::values::lifecycle::{Availability, Item, Release};
use crate::values::secret::Secret;

/// What a client of any generated crate has inside: the way to one server, and the session there.
///
/// Cheap to clone; clones share the session, and so do the clients of several crates that are made from one connection:
///
/// ```text
/// let vcenter = vsphere_automation::Client::builder(url).credentials(credentials).build()?;
/// let other = other_client::Client::from(&vcenter); // one login for both
/// ```
#[derive(Clone)]
pub struct Connection(Arc<Inner>);

/// What goes when the last clone goes.
struct Inner {
    session: Arc<Session>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.session.abandon();
    }
}

impl Connection {
    pub(crate) fn new(account: Arc<Account>) -> Self {
        Self(Arc::new(Inner { session: Session::new(account, true, keep_alive::start) }))
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.0.session
    }

    /// With a session of its own.
    pub(crate) fn apart(&self) -> Self {
        let account = Arc::clone(&self.0.session.account);
        Self(Arc::new(Inner { session: Session::new(account, false, keep_alive::start) }))
    }

    pub(crate) fn idle_timeout(&self) -> std::time::Duration {
        self.0.session.account.sender.transport.idle_timeout
    }

    #[doc(hidden)]
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.session.account.sender.transport.clock)
    }

    /// `Debug`, under the name of what holds it.
    #[doc(hidden)]
    pub fn fmt_as(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account = &self.0.session.account;
        let mut shown = f.debug_struct(name);
        shown.field("server", &account.sender.transport.server);
        match &*account.held {
            [] => shown.field("credentials", &account.credentials),
            held => shown.field("credentials", &held),
        };
        shown.finish_non_exhaustive()
    }

    /// Ends the session, for all clones and all clients made from this connection; later calls fail as logged out.
    ///
    /// Waits for a login under way. Once begun it goes on even if this future is dropped, and another `logout()` joins
    /// it. Without a session it does nothing but keep later calls from logging in. A session that was given by its id
    /// is ended, too; one from a [`SessionStore`](crate::SessionStore) is left there.
    ///
    /// # Errors
    ///
    /// Those of any call. The client counts as logged out all the same; another `logout()` tries
    /// again to end the session on the server. A session that is gone already is no error.
    pub async fn logout(&self) -> Result<(), Error> {
        require_runtime()?;
        log_out(&self.0.session, Ends::Given).await.map(drop)
    }

    /// Logs out, and waits until every session that was begun through this connection is ended: the one to await
    /// before the runtime is shut down.
    ///
    /// A `with_session` whose work is still under way is not waited for: end or drop it first.
    ///
    /// # Errors
    ///
    /// Those of [`logout`](Self::logout); the other sessions were waited for all the same.
    pub async fn close(&self) -> Result<(), Error> {
        let outcome = self.logout().await;
        self.sessions_ended().await;
        outcome
    }

    /// Returns once nothing is under way that begins or ends a session: of a `with_session` that was dropped, or whose
    /// logout took long, of a login that came too late.
    pub async fn sessions_ended(&self) {
        self.0.session.account.tasks.ended().await;
    }

    /// The id of the session that there is now; does not log in. Whoever has it can do what the user can.
    pub fn session_id(&self) -> Option<Secret> {
        self.0.session.id()
    }

    /// The release of the server, `None` where it does not say: the user may not have the privilege to know. Asked once,
    /// and again after a login, which may have met another server. Until the next login, calls that the release does not
    /// have fail before anything is sent.
    ///
    /// # Errors
    ///
    /// Those of any call, but for what the API itself answers.
    pub async fn release(&self) -> Result<Option<Release>, Error> {
        require_runtime()?;
        release::ask(&self.0.session, &Options::default()).await
    }

    /// Whether the server has an item of the lifecycle table of a generated crate, and at which stage.
    ///
    /// # Errors
    ///
    /// Those of [`release`](Self::release).
    pub async fn availability(&self, item: &Item) -> Result<Availability, Error> {
        Ok(match self.release().await? {
            None => Availability::Unknown,
            Some(release) if item.exists_in(release.as_str()) => Availability::Has(item.stage_in(release.as_str())),
            Some(_) => Availability::HasNot,
        })
    }

    /// Lets credentials that were refused by this server be tried again at once, by all clients of the process: for
    /// when the reason is known to be gone.
    pub fn forget_refusals(&self) {
        self.0.session.account.forget_refusals();
    }
}

impl AsRef<Self> for Connection {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_as("Connection", f)
    }
}

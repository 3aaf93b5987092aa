//! The connection to one server: settings, connections and session that clones share.

use std::fmt;
use std::sync::Arc;

use crate::clock::Clock;
use crate::error::Error;
use crate::session::account::Account;
use crate::session::call::require_runtime;
use crate::session::keep_alive;
use crate::session::logout::log_out;
use crate::session::state::Session;

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
        Self(Arc::new(Inner { session: Session::new(account, keep_alive::start) }))
    }

    pub(crate) fn session(&self) -> &Arc<Session> {
        &self.0.session
    }

    /// With a session of its own.
    pub(crate) fn apart(&self) -> Self {
        Self::new(Arc::clone(&self.0.session.account))
    }

    pub(crate) fn idle_timeout(&self) -> std::time::Duration {
        self.0.session.account.sender.transport.idle_timeout
    }

    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.0.session.account.sender.transport.clock)
    }

    /// Requests that are under way, and the most that may be; `None` without a limit.
    #[cfg(test)]
    pub(crate) fn places_taken(&self) -> Option<(usize, usize)> {
        self.0.session.account.sender.transport.places.taken()
    }

    /// `Debug`, under the name of what holds it.
    #[doc(hidden)]
    pub fn fmt_as(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let account = &self.0.session.account;
        f.debug_struct(name)
            .field("server", &account.sender.transport.server)
            .field("credentials", &account.credentials)
            .finish_non_exhaustive()
    }

    /// Ends the session, for all clones and all clients made from this connection; later calls fail as logged out.
    ///
    /// Waits for a login under way. Once begun it goes on even if this future is dropped. Without a
    /// session it does nothing but keep later calls from logging in. A session that was given by
    /// its id is ended, too.
    ///
    /// # Errors
    ///
    /// Those of any call. The client counts as logged out all the same; another `logout()` tries
    /// again to end the session on the server. A session that is gone already is no error.
    pub async fn logout(&self) -> Result<(), Error> {
        require_runtime()?;
        log_out(&self.0.session, true).await.map(drop)
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

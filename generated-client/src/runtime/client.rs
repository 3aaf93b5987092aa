//! The client.

mod builder;
mod scope;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

pub use builder::ClientBuilder;

use super::core::Core;
use super::error::Error;
use super::session::Session;

/// A client of one server. Cheap to clone; clones share connections and session.
///
/// It logs in at the first call, again when the server has ended the session, and stays logged in
/// until [`logout`](Self::logout). Dropping it cannot log out: the session then stays on the server
/// until it expires, which a `tracing` warning says.
#[derive(Clone)]
pub struct Client(pub(crate) Arc<Inner>);

/// What goes when the last clone goes.
pub(crate) struct Inner {
    pub(crate) core: Arc<Core>,
    pub(crate) session: Arc<Session>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.session.abandon();
    }
}

impl Client {
    /// A client of the server at `url`, such as `https://vcenter.example.com`: the server, not
    /// the API. Plain `http://` is for loopback addresses only, see
    /// [`danger_allow_http`](ClientBuilder::danger_allow_http).
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder::new(url.into())
    }

    fn with_core(core: Arc<Core>) -> Self {
        Self(Arc::new(Inner { core, session: Session::new() }))
    }

    /// Ends the session, for all clones; later calls fail as logged out.
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
        super::session::require_runtime()?;
        self.0.session.log_out(&self.0.core, true).await.map(drop)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("server", &self.0.core.server)
            .field("credentials", &self.0.core.credentials)
            .finish_non_exhaustive()
    }
}

//! Who the client is towards the server, and what is known of its logins.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;

use super::credentials::{Credentials, Kind};
use super::held::Held;
use super::known::Known;
use super::promises::{Supported, UnknownProperties};
use super::standing;
use super::store::SessionStore;
use super::tasks::Tasks;
use super::vain::Vain;
use crate::attempts::sender::Sender;
use crate::clock::timeout;
use crate::error::{Called, Error, ErrorKind, Failure, root_cause};

/// What all sessions of a client share.
pub(crate) struct Account {
    pub(crate) sender: Sender,
    pub(crate) credentials: Option<Credentials>,
    /// For the security schemes of a document.
    pub(crate) held: Vec<Arc<Held>>,
    pub(crate) store: Option<Arc<dyn SessionStore>>,
    /// Pause after the first refusal of credentials.
    pub(crate) cool_down: Duration,
    /// Time for a login; the idle timeout does not count there.
    pub(crate) login_timeout: Duration,
    /// How long the work of a session of its own waits for the end of that session.
    pub(crate) logout_timeout: Duration,
    pub(crate) keep_alive: Option<Duration>,
    /// Of all sessions.
    pub(crate) tasks: Arc<Tasks>,
    pub(crate) vain: Vain,
    pub(crate) release: Known,
    pub(crate) supported: Option<Supported>,
    pub(crate) unknown_properties: UnknownProperties,
}

impl Account {
    /// The credentials as of now: a provider is asked.
    pub(super) async fn credentials_now(&self, call: &Called) -> Result<Credentials, Error> {
        let not_sent = |why: String| Failure::new(ErrorKind::Credentials, call, format!("not sent: {why}"));
        let Some(credentials) = &self.credentials else {
            let why = "the client has no credentials; give them to ClientBuilder::credentials";
            return Err(Error::new(not_sent(why.into())));
        };
        let Kind::Provider(provider) = &credentials.0 else { return Ok(credentials.clone()) };
        let (clock, limit) = (&*self.sender.transport.clock, self.login_timeout);
        // A closure may panic before there is a future.
        let asked = AssertUnwindSafe(async { provider.credentials().await }).catch_unwind();
        let Some(answer) = timeout(clock, limit, asked).await else {
            let mut failure = not_sent("the provider of credentials took too long".into());
            failure.kind = ErrorKind::Timeout;
            return Err(Error::new(failure));
        };
        let Ok(answer) = answer else {
            return Err(Error::new(not_sent("the provider of credentials panicked".into())));
        };
        answer.map_err(|error| {
            let mut failure = not_sent(format!("the provider of credentials failed: {}", root_cause(&*error)));
            failure.said = Some(Arc::from(error));
            Error::new(failure)
        })
    }

    /// Credentials that were refused are tried again at once, by all clients of the process.
    pub(crate) fn forget_refusals(&self) {
        standing::forget(&self.sender.transport.server.base);
    }

    /// Calls are let in by a session, not by a token.
    pub(crate) fn needs_session(&self) -> bool {
        !matches!(self.credentials, Some(Credentials(Kind::Bearer(_))))
    }

    /// A 401 may be worth another login.
    pub(super) fn can_log_in_again(&self) -> bool {
        self.credentials.as_ref().is_some_and(Credentials::can_log_in_again)
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("sender", &self.sender)
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

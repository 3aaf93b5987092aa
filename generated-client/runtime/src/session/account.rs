//! Who the client is towards the server, and what is known of its logins.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::credentials::{Credentials, Kind};
use super::held::Held;
use super::refusals::Refusals;
use crate::attempts::sender::Sender;
use crate::clock::timeout;
use crate::error::{Called, Error, ErrorKind, Failure, root_cause};

/// What all sessions of a client share.
pub(crate) struct Account {
    pub(crate) sender: Sender,
    pub(crate) credentials: Option<Credentials>,
    /// For the security schemes of a document.
    pub(crate) held: Vec<Arc<Held>>,
    pub(crate) refusals: Refusals,
    pub(crate) keep_alive: Option<Duration>,
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
        let (clock, limit) = (&*self.sender.transport.clock, self.sender.timeout);
        let Some(answer) = timeout(clock, limit, provider.credentials()).await else {
            let mut failure = not_sent("the provider of credentials took too long".into());
            failure.kind = ErrorKind::Timeout;
            return Err(Error::new(failure));
        };
        answer.map_err(|error| {
            let mut failure = not_sent(format!("the provider of credentials failed: {}", root_cause(&*error)));
            failure.said = Some(Arc::from(error));
            Error::new(failure)
        })
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

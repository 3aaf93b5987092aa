//! The task that ends the session.

use std::sync::Arc;

use tokio::sync::watch;

use super::account::Account;
use super::credentials::{Credentials, Kind};
use super::grant::Grant;
use super::state::{Outcome, Phase, Session};
use crate::attempts::sender::Options;
use crate::error::{Error, ErrorKind, Failure};
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::operation::{Method, Operation};
use crate::wire::request::Request;
use crate::wire::transport::Progress;

/// The logout that the client makes by itself.
const LOGOUT: Operation = Operation::new("Cis.Session_delete", Method::Delete, "/api/session").ends_session();

/// Ends the session for all who share it; waits for a login under way. `None` if there was
/// nothing to end.
///
/// With `all`, also a session that the client did not make itself.
pub(crate) async fn log_out(session: &Arc<Session>, all: bool) -> Result<Option<Answer>, Error> {
    let mut outcome = match logout_to_wait_for(session, all) {
        Some(outcome) => outcome,
        None => return Ok(None),
    };
    match outcome.wait_for(Option::is_some).await {
        Ok(outcome) => outcome.clone().unwrap_or(Ok(None)),
        Err(_) => {
            let request = Request::plain(&LOGOUT);
            let line = "broken off: the runtime that it ran on was shut down";
            Err(Error::new(Failure::new(ErrorKind::Disconnected, &request.call, line)))
        }
    }
}

fn logout_to_wait_for(session: &Arc<Session>, all: bool) -> Option<Outcome<Option<Answer>>> {
    let mut state = session.state();
    if let Some(task) = state.keep_alive.take() {
        task.abort();
    }
    let (login, grant) = match &state.phase {
        Phase::LoggingOut(outcome) => return Some(outcome.clone()),
        Phase::LoggingIn(login) => (Some(login.clone()), None),
        Phase::LoggedIn(grant) => (None, Some(Arc::clone(grant))),
        Phase::LoggedOut(Some(left)) => (None, Some(Arc::clone(left))),
        // A session that was given to the client can be ended without ever having been used.
        Phase::Idle => (None, given_session(&session.account, state.generation)),
        Phase::LoggedOut(None) => (None, None),
    };
    let (sender, receiver) = watch::channel(None);
    state.phase = Phase::LoggingOut(receiver.clone());
    drop(state);
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let mut grant = grant;
        if let Some(mut login) = login
            && let Ok(outcome) = login.wait_for(Option::is_some).await
        {
            grant = outcome.as_ref().and_then(|outcome| outcome.as_ref().ok().cloned());
        }
        // Sessions that were given up are ended first, so that nothing is left behind.
        let _ = session.tasks.subscribe().wait_for(|tasks| *tasks == 0).await;
        let account = Arc::clone(&session.account);
        let ending = LoggingOut { session, left: grant.clone() };
        let grant = grant.filter(|grant| grant.session && (grant.owned || all));
        let outcome = match &grant {
            Some(grant) => end(&account, grant).await.map(Some),
            None => Ok(None),
        };
        ending.end(outcome.is_err());
        sender.send_replace(Some(outcome));
    });
    Some(receiver)
}

/// The session whose id is the client's credentials.
fn given_session(account: &Account, generation: u64) -> Option<Arc<Grant>> {
    let Some(Credentials(Kind::SessionId(id))) = &account.credentials else { return None };
    let authorization = Authorization::session(id)?;
    Some(Arc::new(Grant::new(authorization, generation, (true, false), account.sender.now(), None)))
}

/// Leaves the client logged out however the task ends, and what is left for another try.
struct LoggingOut {
    session: Arc<Session>,
    left: Option<Arc<Grant>>,
}

impl LoggingOut {
    fn end(mut self, failed: bool) {
        if !failed {
            self.left = None;
        }
    }
}

impl Drop for LoggingOut {
    fn drop(&mut self) {
        self.session.state().phase = Phase::LoggedOut(self.left.take());
    }
}

/// Ends one session on the server. One that is gone already is ended.
pub(super) async fn end(account: &Account, grant: &Grant) -> Result<Answer, Error> {
    let request = Request::plain(&LOGOUT);
    let entry = Some(grant.authorization.clone());
    match account.sender.send(&request, &Options::default(), &entry, &Progress::default()).await {
        Err(error) if error.is_unauthenticated() => Ok(Answer::empty()),
        outcome => outcome.map(|(answer, _)| answer),
    }
}

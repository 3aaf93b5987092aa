//! The task that logs in.

use std::sync::Arc;

use tokio::sync::watch;

use super::account::Account;
use super::credentials::{Credentials, Kind};
use super::grant::Grant;
use super::logout;
use super::state::{Phase, Session};
use crate::attempts::sender::Options;
use crate::error::{Error, ErrorKind, Failure};
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::decode;
use crate::wire::operation::{Authentication, Method, Operation};
use crate::wire::request::Request;
use crate::wire::transport::Progress;

/// The login that the client makes by itself.
const LOGIN: Operation = Operation::new("Cis.Session_create", Method::Post, "/api/session")
    .authentication(Authentication::Basic)
    .available("7.0.2 and later under /api");

/// Logs in, puts the session in its place, tells who waits for it, and ends those that were given up.
pub(super) fn spawn(
    session: &Arc<Session>,
    generation: u64,
    retired: Option<Arc<Grant>>,
    sender: watch::Sender<Option<Result<Arc<Grant>, Error>>>,
) {
    let task = session.task();
    let attempt = Attempt { session: Arc::clone(session), generation, ended: false };
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let _task = task;
        let outcome = log_in(&session.account, generation, retired.as_deref()).await;
        let orphan = attempt.end(&outcome);
        if outcome.is_ok() && orphan.is_none() {
            (session.begun)(&session);
        }
        // Whoever waits gets it now; what follows is nobody's to wait for but logout's.
        sender.send_replace(Some(outcome));
        drop(sender);
        // A session that was given up is usually gone. If the 401 was not about it, it would
        // stay behind and count against the limit of the user.
        for grant in [retired, orphan].into_iter().flatten().filter(|grant| grant.owned) {
            if let Err(error) = logout::end(&session.account, &grant).await {
                tracing::debug!(%error, "a session that was given up may still be there");
            }
        }
    });
}

/// Leaves the session usable however the task ends.
struct Attempt {
    session: Arc<Session>,
    generation: u64,
    ended: bool,
}

impl Attempt {
    /// Puts the outcome in place. Gives the session back if nobody is there to use it.
    fn end(mut self, outcome: &Result<Arc<Grant>, Error>) -> Option<Arc<Grant>> {
        self.ended = true;
        let mut state = self.session.state();
        let expected = matches!(state.phase, Phase::LoggingIn(_)) && state.generation == self.generation;
        let orphan = outcome.as_ref().ok().filter(|_| state.abandoned).cloned();
        if expected {
            // A logout that waits for this login has the outcome from its channel.
            state.phase = match outcome {
                Ok(grant) if orphan.is_none() => Phase::LoggedIn(Arc::clone(grant)),
                _ => Phase::Idle,
            };
        }
        orphan.filter(|_| expected)
    }
}

impl Drop for Attempt {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        let mut state = self.session.state();
        if matches!(state.phase, Phase::LoggingIn(_)) && state.generation == self.generation {
            state.phase = Phase::Idle;
        }
    }
}

async fn log_in(account: &Account, generation: u64, last: Option<&Grant>) -> Result<Arc<Grant>, Error> {
    let request = Request::plain(&LOGIN);
    let credentials = account.credentials_now(&request.call).await?;
    let unusable =
        |what: &str| Error::new(Failure::new(ErrorKind::Credentials, &request.call, format!("not sent: {what}")));
    let (authorization, kind) = match &credentials.0 {
        Kind::Basic { .. } => {
            let answer = exchange(account, &request, &Options::default(), &credentials).await?;
            let id = decode::secret(&request.call, &answer)?;
            let odd = "the server gave a session id that does not fit into a header";
            (Authorization::session(&id).ok_or_else(|| unusable(odd))?, (true, true))
        }
        Kind::SessionId(id) => {
            let odd = "the session id given to the client does not fit into a header";
            (Authorization::session(id).ok_or_else(|| unusable(odd))?, (true, false))
        }
        Kind::Bearer(token) => {
            let odd = "the token given to the client does not fit into a header";
            (Authorization::bearer(token).ok_or_else(|| unusable(odd))?, (false, false))
        }
        Kind::Provider(_) => return Err(unusable("a provider of credentials gave another one")),
    };
    Ok(Arc::new(Grant::new(authorization, generation, kind, account.sender.now(), last)))
}

/// Exchanges credentials for a session, unless the same were refused just now.
pub(super) async fn exchange(
    account: &Account,
    request: &Request,
    options: &Options,
    credentials: &Credentials,
) -> Result<Answer, Error> {
    let refused = |kind, line| Err(Error::new(Failure::new(kind, &request.call, line)));
    let Kind::Basic { user, password } = &credentials.0 else {
        let line = "not sent: a new session needs user and password, and the client has a token \
                    or the id of a session";
        return refused(ErrorKind::Request, line);
    };
    let Some(authorization) = Authorization::basic(user, password) else {
        let line = "not sent: there is a `:` in the user name, which HTTP cannot express";
        return refused(ErrorKind::Credentials, line);
    };
    account.refusals.check(credentials, account.sender.now())?;
    let outcome = account.sender.send(request, options, &Some(authorization), &Progress::default()).await;
    account.refusals.note(credentials, outcome.map(|(answer, _)| answer), account.sender.now())
}

//! The task that ends the session.

use std::sync::Arc;

use super::account::Account;
use super::credentials::{Credentials, Kind};
use super::events;
use super::grant::{Grant, Origin};
use super::joined::{Joined, work};
use super::state::{Phase, Session};
use crate::attempts::sender::{Options, too_late};
use crate::clock::timeout;
use crate::error::{Error, ErrorKind, Failure};
use crate::wire::answer::Answer;
use crate::wire::progress::Progress;
use crate::wire::request::Request;
use crate::wire::session_operations::LOGOUT;

/// What a logout ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// What the client made for itself.
    Own,
    /// That, and a session that was given to it.
    Given,
    /// Any session, that of the store too.
    Any,
}

type Outcome = Result<Option<Answer>, Error>;

/// Ends the session for all who share it; waits for a login under way. `None` if there was
/// nothing to end.
pub(crate) async fn log_out(session: &Arc<Session>, ends: Ends) -> Outcome {
    ended(session, ends, &Request::plain(&LOGOUT), &Options::default()).await
}

/// The same by a request of the caller, with its options.
pub(super) async fn delete(
    session: &Arc<Session>,
    request: &Request,
    options: &Options,
    progress: &Progress,
) -> Result<Answer, Error> {
    let account = &session.account;
    let limit = options.timeout.unwrap_or(account.sender.timeout);
    let ended = ended(session, Ends::Any, request, options);
    match timeout(&*account.sender.transport.clock, limit, ended).await {
        Some(outcome) => outcome.map(|answer| answer.unwrap_or_else(Answer::empty)),
        None => Err(Error::new(too_late(request, limit, progress))),
    }
}

async fn ended(session: &Arc<Session>, ends: Ends, request: &Request, options: &Options) -> Outcome {
    let clock = &session.account.sender.transport.clock;
    for _ in 0..3 {
        let Some(mut logout) = logout_to_wait_for(session, ends, request, options) else { return Ok(None) };
        match logout.outcome(clock).await {
            Some(outcome) => return outcome,
            None => give_up(session, &logout),
        }
    }
    let line = "broken off: the runtime that it ran on was shut down";
    Err(Error::new(Failure::new(ErrorKind::Disconnected, &request.call, line)))
}

fn logout_to_wait_for(
    session: &Arc<Session>,
    ends: Ends,
    request: &Request,
    options: &Options,
) -> Option<Joined<Outcome>> {
    let mut state = session.state();
    if let Some(task) = state.keep_alive.take() {
        task.abort();
    }
    let (login, grant) = match &state.phase {
        Phase::LoggingOut(logout, _) => return Some(logout.clone()),
        Phase::LoggingIn(login) => (Some(login.clone()), None),
        Phase::LoggedIn(grant) => (None, Some(Arc::clone(grant))),
        Phase::LoggedOut(Some(left)) => (None, Some(Arc::clone(left))),
        // A session that was given to the client can be ended without ever having been used.
        Phase::Idle => (None, given_session(&session.account, state.generation)),
        Phase::LoggedOut(None) => (None, None),
    };
    let (work, logout) = work();
    state.phase = Phase::LoggingOut(logout.clone(), grant.clone());
    drop(state);
    let task = session.account.tasks.begin();
    let mut ending = LoggingOut { session: Arc::clone(session), logout: logout.clone(), left: grant };
    let (request, options) = (request.clone(), options.clone());
    tokio::spawn(async move {
        let _task = task;
        let outcome = work.run(end_session(&mut ending, login, ends, &request, &options)).await;
        if outcome.is_ok() {
            ending.left = None;
        }
        drop(ending);
        work.end(outcome);
    });
    Some(logout)
}

async fn end_session(
    ending: &mut LoggingOut,
    login: Option<Joined<Result<Arc<Grant>, Error>>>,
    ends: Ends,
    request: &Request,
    options: &Options,
) -> Outcome {
    let session = Arc::clone(&ending.session);
    let account = &session.account;
    if let Some(mut login) = login {
        ending.left = login.outcome(&account.sender.transport.clock).await.and_then(Result::ok);
    }
    // Sessions that were given up are ended first, so that nothing is left behind.
    session.tasks.ended().await;
    let Some(grant) = ending.left.clone() else { return Ok(None) };
    let is_ours = match grant.origin {
        Origin::Made => true,
        Origin::Given => ends != Ends::Own,
        Origin::Stored => ends == Ends::Any || !session.is_stored(&grant).await,
        Origin::Token => false,
    };
    if !is_ours {
        return Ok(None);
    }
    let answer = end_by(account, &grant, request, options).await?;
    session.clear_store(&grant).await;
    Ok(Some(answer))
}

/// The session whose id is the client's credentials.
fn given_session(account: &Account, generation: u64) -> Option<Arc<Grant>> {
    let Some(Credentials(Kind::SessionId(id))) = &account.credentials else { return None };
    Grant::session(id, generation, Origin::Given, account.sender.now(), None).map(Arc::new)
}

/// Nobody works on the logout any more: the next one begins anew with what is left.
fn give_up(session: &Session, logout: &Joined<Outcome>) {
    let mut state = session.state();
    if let Phase::LoggingOut(under_way, left) = &state.phase
        && under_way.is(logout)
    {
        state.phase = Phase::LoggedOut(left.clone());
    }
}

/// Leaves the client logged out however the task ends, and what is left for another try.
struct LoggingOut {
    session: Arc<Session>,
    logout: Joined<Outcome>,
    left: Option<Arc<Grant>>,
}

impl Drop for LoggingOut {
    fn drop(&mut self) {
        let mut state = self.session.state();
        if matches!(&state.phase, Phase::LoggingOut(logout, _) if logout.is(&self.logout)) {
            state.phase = Phase::LoggedOut(self.left.take());
        }
    }
}

/// Ends one session on the server. One that is gone already is ended.
pub(super) async fn end(account: &Account, grant: &Grant) -> Result<Answer, Error> {
    end_by(account, grant, &Request::plain(&LOGOUT), &Options::default()).await
}

async fn end_by(account: &Account, grant: &Grant, request: &Request, options: &Options) -> Result<Answer, Error> {
    let entry = Some(grant.authorization.clone());
    match account.sender.send(request, options, &entry, &Progress::default()).await {
        Err(error) if error.is_unauthenticated() => Ok(Answer::empty()),
        outcome => {
            let (answer, _) = outcome?;
            events::logged_out(account);
            Ok(answer)
        }
    }
}

/// Ends a session that nobody waits for, in a task that counts for the account.
pub(super) fn end_behind(account: &Arc<Account>, grant: Grant) {
    // Without a runtime nothing can be sent.
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    let (account, task) = (Arc::clone(account), account.tasks.begin());
    runtime.spawn(async move {
        let _task = task;
        if let Err(error) = end(&account, &grant).await {
            events::left_behind(&account, &error);
        }
    });
}

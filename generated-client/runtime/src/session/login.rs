//! The task that logs in.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::account::Account;
use super::credentials::Kind;
use super::exchange::{Begun, exchange};
use super::grant::{Grant, Origin};
use super::joined::Work;
use super::state::{Phase, Session};
use super::tasks::Task;
use super::{events, logout};
use crate::attempts::sender::{Options, too_late};
use crate::clock::timeout;
use crate::error::{Error, ErrorKind, Failure};
use crate::wire::answer::Answer;
use crate::wire::authorization::Authorization;
use crate::wire::progress::Progress;
use crate::wire::request::Request;
use crate::wire::session_operations::LOGIN;

/// Logs in, puts the session in its place, tells who waits for it, and ends those that were given up.
pub(super) fn spawn(
    session: &Arc<Session>,
    generation: u64,
    retired: Option<Arc<Grant>>,
    work: Work<Result<Arc<Grant>, Error>>,
) {
    let task = session.task();
    let attempt = Attempt { session: Arc::clone(session), generation, ended: false };
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let _task = task;
        let outcome = work.run(log_in(&session, generation, retired.as_deref())).await;
        let orphan = attempt.end(&outcome);
        if outcome.is_ok() && orphan.is_none() {
            (session.begun)(&session);
        }
        // Whoever waits gets it now; what follows is nobody's to wait for but logout's.
        work.end(outcome);
        drop(work);
        // A session that was given up is usually gone. If the 401 was not about it, it would
        // stay behind and count against the limit of the user.
        for grant in [retired, orphan].into_iter().flatten().filter(|grant| grant.is_owned()) {
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
    /// Puts the outcome in place. Gives the session back if nobody is there to use it: the client is gone, or another
    /// login took over from this one.
    fn end(mut self, outcome: &Result<Arc<Grant>, Error>) -> Option<Arc<Grant>> {
        self.ended = true;
        let mut state = self.session.state();
        let grant = outcome.as_ref().ok().cloned();
        if state.generation != self.generation {
            return grant;
        }
        let orphan = grant.clone().filter(|_| state.abandoned);
        match state.phase {
            Phase::LoggingIn(_) => {
                state.phase = match grant {
                    Some(grant) if orphan.is_none() => Phase::LoggedIn(grant),
                    _ => Phase::Idle,
                };
                orphan
            }
            // The logout under way takes it.
            Phase::LoggingOut(..) => None,
            Phase::Idle | Phase::LoggedIn(_) | Phase::LoggedOut(_) => grant,
        }
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

async fn log_in(session: &Session, generation: u64, last: Option<&Grant>) -> Result<Arc<Grant>, Error> {
    let account = &session.account;
    if let Some(id) = session.stored().await
        && last.is_none_or(|last| last.id.as_ref() != Some(&id))
        && let Some(grant) = Grant::session(&id, generation, Origin::Stored, account.sender.now(), last)
    {
        events::adopted(account);
        return Ok(Arc::new(grant));
    }
    let request = Request::plain(&LOGIN);
    let credentials = account.credentials_now(&request.call).await?;
    let unusable =
        |what: &str| Error::new(Failure::new(ErrorKind::Credentials, &request.call, format!("not sent: {what}")));
    let now = account.sender.now();
    let grant = match &credentials.0 {
        Kind::SessionId(id) => {
            let odd = "the session id given to the client does not fit into a header";
            Grant::session(id, generation, Origin::Given, now, last).ok_or_else(|| unusable(odd))?
        }
        Kind::Bearer(token) => {
            let odd = "the token given to the client does not fit into a header";
            let authorization = Authorization::bearer(token).ok_or_else(|| unusable(odd))?;
            Grant::new(authorization, generation, Origin::Token, now, last)
        }
        Kind::Provider(_) => return Err(unusable("a provider of credentials gave another one")),
        // All others are exchanged for a session.
        _ => {
            let begun = exchange(account, &request, None, &credentials, &Progress::default()).await?;
            events::logged_in(account, last.is_some());
            let origin = if session.store(&begun.id).await { Origin::Stored } else { Origin::Made };
            let odd = "the server gave a session id that does not fit into a header";
            let grant = Grant::session(&begun.id, generation, origin, account.sender.now(), last);
            grant.ok_or_else(|| unusable(odd))?.counted(account.sender.transport.watch.session_open())
        }
    };
    Ok(Arc::new(grant))
}

/// A session of the caller's own. The login has a time of its own: if the caller does not wait for its end, the session
/// is ended again.
pub(super) async fn create(
    account: &Arc<Account>,
    request: &Request,
    options: &Options,
    progress: &Arc<Progress>,
) -> Result<Answer, Error> {
    let (sender, receiver) = oneshot::channel();
    let task = account.tasks.begin();
    tokio::spawn({
        let (account, request) = (Arc::clone(account), request.clone());
        let (retry, progress) = (options.retry.clone(), Arc::clone(progress));
        async move {
            let begun = async {
                let credentials = account.credentials_now(&request.call).await?;
                exchange(&account, &request, retry, &credentials, &progress)
                    .await
                    .inspect(|_| events::logged_in(&account, false))
            };
            let begun = begun.await;
            let unclaimed = begun.map(|begun| Unclaimed { account, begun, claimed: false, _task: task });
            // Without a receiver it is dropped, and so ended.
            drop(sender.send(unclaimed));
        }
    });
    let limit = options.timeout.unwrap_or(account.sender.timeout);
    match timeout(&*account.sender.transport.clock, limit, receiver).await {
        Some(Ok(Ok(unclaimed))) => Ok(unclaimed.claim()),
        Some(Ok(Err(error))) if error.request_id() == Some(&*request.call.request_id) => Err(error),
        Some(Ok(Err(error))) => Err(Error::without_login(&request.call, &error)),
        Some(Err(_)) => {
            let line = "broken off: the runtime that the login ran on was shut down";
            Err(Error::new(Failure::new(ErrorKind::Disconnected, &request.call, line)))
        }
        None => Err(Error::new(too_late(request, limit, progress))),
    }
}

/// A session that is ended unless someone takes it.
struct Unclaimed {
    account: Arc<Account>,
    begun: Begun,
    claimed: bool,
    _task: Task,
}

impl Unclaimed {
    fn claim(mut self) -> Answer {
        self.claimed = true;
        self.begun.answer.clone()
    }
}

impl Drop for Unclaimed {
    fn drop(&mut self) {
        let now = self.account.sender.now();
        if !self.claimed
            && let Some(grant) = Grant::session(&self.begun.id, 0, Origin::Made, now, None)
        {
            logout::end_behind(&self.account, grant);
        }
    }
}

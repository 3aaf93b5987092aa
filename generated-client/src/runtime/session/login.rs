//! The task that logs in.

use std::sync::Arc;

use tokio::sync::watch;

use super::grant::Grant;
use super::{Outcome, Phase, Session, keep_alive, logout};
use crate::runtime::authorization::Authorization;
use crate::runtime::core::Core;
use crate::runtime::credentials::{Credentials, Kind};
use crate::runtime::decode;
use crate::runtime::error::{Call, Error, ErrorKind, Failure, root_cause};
use crate::runtime::operation::{Authentication, Method, Operation};
use crate::runtime::request::Request;
use crate::runtime::send;

/// The login that the client makes by itself.
pub(super) const LOGIN: Operation = Operation::new("Cis.Session_create", Method::Post, "/api/session")
    .authentication(Authentication::Basic)
    .available("7.0.2 and later under /api");

impl Session {
    pub(super) fn spawn_login(
        self: &Arc<Self>,
        core: &Arc<Core>,
        generation: u64,
        retired: Option<Arc<Grant>>,
    ) -> Outcome<Arc<Grant>> {
        let (sender, receiver) = watch::channel(None);
        let (core, task, attempt) =
            (Arc::clone(core), self.task(), Attempt { session: Arc::clone(self), generation, ended: false });
        tokio::spawn(async move {
            let _task = task;
            let outcome = log_in(&core, generation, retired.as_deref()).await;
            let orphan = attempt.end(&outcome);
            if outcome.is_ok() && orphan.is_none() {
                keep_alive::start(&core, &_task.0);
            }
            // Whoever waits gets it now; what follows is nobody's to wait for but logout's.
            sender.send_replace(Some(outcome));
            drop(sender);
            // A session that was given up is usually gone. If the 401 was not about it, it would
            // stay behind and count against the limit of the user.
            for grant in [retired, orphan].into_iter().flatten().filter(|grant| grant.owned) {
                if let Err(error) = logout::end(&core, &grant).await {
                    tracing::debug!(%error, "a session that was given up may still be there");
                }
            }
        });
        receiver
    }
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

async fn log_in(core: &Arc<Core>, generation: u64, last: Option<&Grant>) -> Result<Arc<Grant>, Error> {
    let request = Request::plain(&LOGIN);
    let credentials = credentials_now(core, &request.call).await?;
    let unusable =
        |what: &str| Error::new(Failure::new(ErrorKind::Credentials, &request.call, format!("not sent: {what}")));
    let (authorization, kind) = match &credentials.0 {
        Kind::Basic { .. } => {
            let answer = send::log_in(core, &request, &credentials).await?;
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
    Ok(Arc::new(Grant::new(authorization, generation, kind, core.clock.now(), last)))
}

/// The credentials as of now: a provider is asked.
pub(crate) async fn credentials_now(core: &Core, call: &Call) -> Result<Credentials, Error> {
    let not_sent = |why: String| Failure::new(ErrorKind::Credentials, call, format!("not sent: {why}"));
    let Some(credentials) = &core.credentials else {
        let why = "the client has no credentials; give them to ClientBuilder::credentials";
        return Err(Error::new(not_sent(why.into())));
    };
    let Kind::Provider(provider) = &credentials.0 else { return Ok(credentials.clone()) };
    let limit = core.timeouts.overall;
    let Some(answer) = crate::runtime::clock::timeout(&*core.clock, limit, provider.credentials()).await else {
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

//! How the session lets calls in: the session there is, or that of a login that all who need one wait for.

use std::sync::Arc;

use super::grant::Grant;
use super::joined::{Joined, work};
use super::login;
use super::state::{Phase, Session};
use crate::attempts::entry::Entry;
use crate::error::{Called, Error, ErrorKind, Failure};
use crate::wire::authorization::Authorization;

impl Entry for Arc<Session> {
    type Pass = Arc<Grant>;

    async fn enter(&self, call: &Called) -> Result<Arc<Grant>, Error> {
        grant(self, call, None).await
    }

    fn shown<'p>(&self, pass: &'p Arc<Grant>) -> Option<&'p Authorization> {
        Some(&pass.authorization)
    }

    fn accepted(&self, call: &Called, pass: &Arc<Grant>) {
        pass.accepted();
        self.account.vain.forget(call);
    }

    async fn renew(
        &self,
        call: &Called,
        rejected: &Arc<Grant>,
        failure: &mut Failure,
    ) -> Result<Option<Arc<Grant>>, Error> {
        if !self.account.can_log_in_again() {
            failure.advise("the session id or token given to the client is not valid (any more)");
            return Ok(None);
        }
        if !rejected.may_be_renewed(self.account.sender.now()) {
            failure.advise("several new sessions were not accepted, so another login would not help");
            return Ok(None);
        }
        if self.account.vain.is_doubted(call, self.account.sender.now()) {
            failure.advise("a new session was not accepted for it either a short while ago");
            return Ok(None);
        }
        grant(self, call, Some(rejected)).await.map(Some)
    }

    fn renewed_in_vain(&self, call: &Called, pass: &Arc<Grant>) {
        self.account.vain.note(call, pass.generation, self.account.sender.now());
    }
}

/// What lets a call in; after a 401 another than was rejected. One login per generation.
async fn grant(session: &Arc<Session>, call: &Called, rejected: Option<&Arc<Grant>>) -> Result<Arc<Grant>, Error> {
    // A login can vanish with the runtime that it runs on; then the next one is ours to begin.
    for _ in 0..3 {
        let (mut login, generation) = match login_to_wait_for(session, call, rejected)? {
            Found::Grant(grant) => return Ok(grant),
            Found::Login(login, generation) => (login, generation),
        };
        match login.outcome(&session.account.sender.transport.clock).await {
            Some(outcome) => return outcome.map_err(|login| Error::without_login(call, &login)),
            None => give_up(session, generation),
        }
    }
    let line = "not sent: each login was broken off before it ended";
    Err(Error::new(Failure::new(ErrorKind::Credentials, call, line)))
}

enum Found {
    Grant(Arc<Grant>),
    Login(Joined<Result<Arc<Grant>, Error>>, u64),
}

fn login_to_wait_for(session: &Arc<Session>, call: &Called, rejected: Option<&Arc<Grant>>) -> Result<Found, Error> {
    let mut state = session.state();
    let is_rejected = |grant: &Arc<Grant>| rejected.is_some_and(|rejected| rejected.generation == grant.generation);
    let retired = match &state.phase {
        Phase::LoggedIn(grant) if !is_rejected(grant) => {
            return Ok(Found::Grant(Arc::clone(grant)));
        }
        Phase::LoggingIn(login) => return Ok(Found::Login(login.clone(), state.generation)),
        Phase::LoggedIn(grant) => Some(Arc::clone(grant)),
        Phase::Idle => None,
        Phase::LoggingOut(..) | Phase::LoggedOut(_) => return Err(logged_out(call)),
    };
    state.generation += 1;
    let (work, login) = work();
    login::spawn(session, state.generation, retired, work);
    state.phase = Phase::LoggingIn(login.clone());
    Ok(Found::Login(login, state.generation))
}

/// Nobody works on the login any more. Should it come to its end all the same, its session is ended again.
fn give_up(session: &Session, generation: u64) {
    let mut state = session.state();
    if state.generation == generation && matches!(state.phase, Phase::LoggingIn(_)) {
        state.generation += 1;
        state.phase = Phase::Idle;
    }
}

fn logged_out(call: &Called) -> Error {
    let line = "not sent: the client has logged out; build a new one";
    Error::new(Failure::new(ErrorKind::LoggedOut, call, line))
}

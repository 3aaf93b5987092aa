//! The session of a client: made at the first call, shared by all clones, renewed when it ends.
//!
//! One login runs at a time, in a task of its own, so that it outlives the call that began it; all
//! who need it wait for its outcome. The task that ends the session is of the same kind.

pub(crate) mod grant;
pub(crate) mod keep_alive;
mod login;
mod logout;
pub(crate) mod refusal;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::core::Core;
use super::error::{Call, Error, ErrorKind, Failure};
use super::transport::Answer;
use grant::Grant;
pub(crate) use login::credentials_now;

/// Outcome of a task that others wait for; `None` until it ends.
type Outcome<T> = watch::Receiver<Option<Result<T, Error>>>;

pub(crate) struct Session {
    state: Mutex<State>,
    /// Tasks under way that talk to the server on behalf of the session.
    tasks: watch::Sender<usize>,
}

struct State {
    phase: Phase,
    /// Logins so far.
    generation: u64,
    /// The last handle of the client is gone.
    abandoned: bool,
    keep_alive: Option<tokio::task::AbortHandle>,
}

enum Phase {
    /// No session, yet or any more.
    Idle,
    LoggingIn(Outcome<Arc<Grant>>),
    LoggedIn(Arc<Grant>),
    LoggingOut(Outcome<Option<Answer>>),
    /// For good; what is left could not be ended.
    LoggedOut(Option<Arc<Grant>>),
}

impl Session {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::new(State { phase: Phase::Idle, generation: 0, abandoned: false, keep_alive: None }),
            tasks: watch::Sender::new(0),
        })
    }

    /// What lets a call in: the session there is, or that of a login.
    pub(crate) async fn grant(self: &Arc<Self>, core: &Arc<Core>, call: &Call) -> Result<Arc<Grant>, Error> {
        self.wait_for_grant(core, call, None).await
    }

    /// After a 401: another session than the one that was rejected. One login per generation.
    pub(crate) async fn renewed(
        self: &Arc<Self>,
        core: &Arc<Core>,
        call: &Call,
        rejected: &Arc<Grant>,
    ) -> Result<Arc<Grant>, Error> {
        self.wait_for_grant(core, call, Some(rejected)).await
    }

    async fn wait_for_grant(
        self: &Arc<Self>,
        core: &Arc<Core>,
        call: &Call,
        rejected: Option<&Arc<Grant>>,
    ) -> Result<Arc<Grant>, Error> {
        // A login can vanish with the runtime that it runs on; then the next one is ours to begin.
        for _ in 0..3 {
            let mut outcome = match self.login_to_wait_for(core, call, rejected)? {
                Found::Grant(grant) => return Ok(grant),
                Found::Login(outcome) => outcome,
            };
            if let Ok(outcome) = outcome.wait_for(Option::is_some).await
                && let Some(outcome) = &*outcome
            {
                return outcome.clone();
            }
        }
        let line = "not sent: each login was broken off before it ended";
        Err(Error::new(Failure::new(ErrorKind::Credentials, call, line)))
    }

    fn login_to_wait_for(
        self: &Arc<Self>,
        core: &Arc<Core>,
        call: &Call,
        rejected: Option<&Arc<Grant>>,
    ) -> Result<Found, Error> {
        let mut state = self.state();
        let is_rejected = |grant: &Arc<Grant>| rejected.is_some_and(|rejected| rejected.generation == grant.generation);
        let retired = match &state.phase {
            Phase::LoggedIn(grant) if !is_rejected(grant) => {
                return Ok(Found::Grant(Arc::clone(grant)));
            }
            Phase::LoggingIn(outcome) => return Ok(Found::Login(outcome.clone())),
            Phase::LoggedIn(grant) => Some(Arc::clone(grant)),
            Phase::Idle => None,
            Phase::LoggingOut(_) | Phase::LoggedOut(_) => return Err(logged_out(call)),
        };
        state.generation += 1;
        let generation = state.generation;
        let outcome = self.spawn_login(core, generation, retired);
        state.phase = Phase::LoggingIn(outcome.clone());
        Ok(Found::Login(outcome))
    }

    /// The last handle of the client is gone. Says so if that leaves a session on the server;
    /// nothing can be sent from here.
    pub(crate) fn abandon(&self) {
        let mut state = self.state();
        state.abandoned = true;
        if let Some(task) = state.keep_alive.take() {
            task.abort();
        }
        if let Phase::LoggedIn(grant) = &state.phase
            && grant.owned
        {
            tracing::warn!(
                "a client was dropped without logout(): its session stays on the server until it \
                 expires there"
            );
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a task until the guard is dropped.
    fn task(self: &Arc<Self>) -> Task {
        self.tasks.send_modify(|tasks| *tasks += 1);
        Task(Arc::clone(self))
    }
}

enum Found {
    Grant(Arc<Grant>),
    Login(Outcome<Arc<Grant>>),
}

struct Task(Arc<Session>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.tasks.send_modify(|tasks| *tasks -= 1);
    }
}

/// Calls and logouts need Tokio; elsewhere they would panic.
pub(crate) fn require_runtime() -> Result<(), Error> {
    tokio::runtime::Handle::try_current()
        .map(drop)
        .map_err(|_| Failure::configuration("calls need a Tokio runtime; await them on one"))
}

fn logged_out(call: &Call) -> Error {
    let line = "not sent: the client has logged out; build a new one";
    Error::new(Failure::new(ErrorKind::LoggedOut, call, line))
}

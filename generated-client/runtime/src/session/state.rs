//! What a session is at the moment.
//!
//! One login runs at a time, in a task of its own, so that it outlives the call that began it; all
//! who need it wait for its outcome. The task that ends the session is of the same kind.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::account::Account;
use super::grant::Grant;
use super::joined::Joined;
use super::tasks::{Task, Tasks};
use crate::error::Error;
use crate::values::secret::Secret;
use crate::wire::answer::Answer;

pub(crate) struct Session {
    pub(crate) account: Arc<Account>,
    state: Mutex<State>,
    /// It is the session in the store of the account, if there is one.
    pub(super) shared: bool,
    /// Tasks under way for this session; those of the account count them, too.
    pub(super) tasks: Arc<Tasks>,
    /// Called after each login: what lives as long as the session begins then.
    pub(super) begun: fn(&Arc<Self>),
}

pub(super) struct State {
    pub(super) phase: Phase,
    /// Logins so far.
    pub(super) generation: u64,
    /// The last handle of the client is gone.
    pub(super) abandoned: bool,
    pub(super) keep_alive: Option<tokio::task::AbortHandle>,
}

pub(super) enum Phase {
    /// No session, yet or any more.
    Idle,
    LoggingIn(Joined<Result<Arc<Grant>, Error>>),
    LoggedIn(Arc<Grant>),
    /// With the session that is being ended, if it is known.
    LoggingOut(Joined<Result<Option<Answer>, Error>>, Option<Arc<Grant>>),
    /// For good; what is left could not be ended.
    LoggedOut(Option<Arc<Grant>>),
}

impl Session {
    pub(crate) fn new(account: Arc<Account>, shared: bool, begun: fn(&Arc<Self>)) -> Arc<Self> {
        let state = State { phase: Phase::Idle, generation: 0, abandoned: false, keep_alive: None };
        Arc::new(Self { account, state: Mutex::new(state), shared, tasks: Arc::default(), begun })
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
            && grant.is_owned()
        {
            tracing::warn!(
                "a client was dropped without logout(): its session stays on the server until it \
                 expires there"
            );
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The id of the session that there is now.
    pub(crate) fn id(&self) -> Option<Secret> {
        match &self.state().phase {
            Phase::LoggedIn(grant) => grant.id.clone(),
            _ => None,
        }
    }

    /// Counts as a task of the session and of the account until it is dropped.
    pub(crate) fn task(&self) -> (Task, Task) {
        (self.tasks.begin(), self.account.tasks.begin())
    }
}

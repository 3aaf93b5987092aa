//! What a session is at the moment.
//!
//! One login runs at a time, in a task of its own, so that it outlives the call that began it; all
//! who need it wait for its outcome. The task that ends the session is of the same kind.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::account::Account;
use super::grant::Grant;
use crate::error::Error;
use crate::wire::answer::Answer;

/// Outcome of a task that others wait for; `None` until it ends.
pub(super) type Outcome<T> = watch::Receiver<Option<Result<T, Error>>>;

pub(crate) struct Session {
    pub(crate) account: Arc<Account>,
    state: Mutex<State>,
    /// Tasks under way that talk to the server on behalf of the session.
    pub(super) tasks: watch::Sender<usize>,
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
    LoggingIn(Outcome<Arc<Grant>>),
    LoggedIn(Arc<Grant>),
    LoggingOut(Outcome<Option<Answer>>),
    /// For good; what is left could not be ended.
    LoggedOut(Option<Arc<Grant>>),
}

impl Session {
    pub(crate) fn new(account: Arc<Account>, begun: fn(&Arc<Self>)) -> Arc<Self> {
        let state = State { phase: Phase::Idle, generation: 0, abandoned: false, keep_alive: None };
        Arc::new(Self { account, state: Mutex::new(state), tasks: watch::Sender::new(0), begun })
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

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a task until the guard is dropped.
    pub(super) fn task(self: &Arc<Self>) -> Task {
        self.tasks.send_modify(|tasks| *tasks += 1);
        Task(Arc::clone(self))
    }
}

pub(super) struct Task(Arc<Session>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.tasks.send_modify(|tasks| *tasks -= 1);
    }
}

//! What is known of an account at a server, by all clients of the process: whatever begins a session asks here first.
//!
//! One login of an account is under way at a time until the server has accepted its secret just now; all who need one
//! share the failure of that one. So a thousand tasks with a wrong password are one refused login.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher as _;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::backoff::Backoff;
use super::joined::{Joined, Work, work};
use super::moment::Moment;
use super::refusals::Refusals;
use crate::clock::Clock;
use crate::error::{Error, ErrorKind};
use crate::values::secret::Secret;

/// Once a secret was accepted, others log in with it side by side for this long. Then one goes ahead again: the
/// password may have been changed.
const FRESH: Duration = Duration::from_secs(10);

/// A server whose logins failed so recently is unwell: what it refuses may be right.
const UNWELL: Duration = Duration::from_secs(5 * 60);

/// Accounts that are kept without a look at whether there is anything to remember of them.
const KEPT: usize = 64;

static ACCOUNTS: LazyLock<Mutex<HashMap<Key, Arc<Standing>>>> = LazyLock::new(Mutex::default);
static SALT: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// An account at a server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    server: Box<str>,
    user: Box<str>,
}

#[derive(Default)]
pub(super) struct Standing(Mutex<State>);

#[derive(Default)]
struct State {
    refusals: Refusals,
    backoff: Backoff,
    /// The secret that was accepted last, and when, if it was not refused since.
    accepted: Option<u64>,
    fresh: Option<Moment>,
    /// When a login failed last for another reason than the credentials.
    unwell: Option<Moment>,
    flight: Option<Flight>,
}

/// The login under way that others wait for.
type Flight = Joined<Outcome>;

/// What came of it, and whose it was: others share a refusal if they have the same secret, and any other failure if they
/// are the same client. What one client does not reach, another may: by another proxy, or since it trusts another CA.
#[derive(Clone)]
pub(super) struct Outcome {
    secret: u64,
    client: usize,
    result: Result<(), Error>,
}

impl Outcome {
    /// The failure that says the same for another login.
    pub(super) fn failure_for(self, secret: u64, client: usize) -> Option<Error> {
        let error = self.result.err()?;
        (self.secret == secret && (self.client == client || is_refusal(&error))).then_some(error)
    }
}

/// What someone who wants to log in has to do.
pub(super) enum Admission {
    LogIn(Ticket),
    /// For this pause, and then ask again.
    Wait(u64, Duration),
    /// For this one, and then ask again if it says nothing about the own secret.
    Join(Flight),
    Refused(Error),
}

/// A secret, as far as it is remembered.
pub(super) fn digest(secret: &Secret) -> u64 {
    SALT.hash_one(secret.expose())
}

/// The standing of an account, the same for all who ask.
pub(super) fn of(server: &str, user: &str) -> Arc<Standing> {
    let key = Key { server: server.into(), user: user.into() };
    let mut accounts = lock(&ACCOUNTS);
    if accounts.len() >= KEPT && !accounts.contains_key(&key) {
        accounts.retain(|_, standing| Arc::strong_count(standing) > 1 || !standing.is_forgettable());
    }
    Arc::clone(accounts.entry(key).or_default())
}

/// Forgets refusals and failures of all accounts at the server: credentials are tried again at once.
pub(crate) fn forget(server: &str) {
    for (_, standing) in lock(&ACCOUNTS).iter().filter(|(key, _)| &*key.server == server) {
        let mut state = standing.state();
        state.refusals = Refusals::default();
        state.backoff.succeeded();
    }
}

impl Standing {
    /// `client` is the same for all logins of one client; `waited_for` is the pause that it has waited for.
    pub(super) fn admit(
        self: &Arc<Self>,
        secret: u64,
        client: usize,
        waited_for: Option<u64>,
        clock: &Arc<dyn Clock>,
    ) -> Admission {
        let mut state = self.state();
        if let Err(error) = state.refusals.check(secret) {
            return Admission::Refused(error);
        }
        if let Some(flight) = &state.flight {
            return Admission::Join(flight.clone());
        }
        if let Some((pause, left)) = state.backoff.pause(waited_for) {
            return Admission::Wait(pause, left);
        }
        let fresh = state.accepted == Some(secret) && state.fresh.as_ref().is_some_and(|at| at.age() < FRESH);
        let (flight, joined) = work();
        if !fresh {
            state.flight = Some(joined.clone());
        }
        drop(state);
        Admission::LogIn(Ticket {
            standing: Arc::clone(self),
            secret,
            client,
            clock: Arc::clone(clock),
            flight,
            joined,
        })
    }

    /// Nobody works on it any more.
    pub(super) fn give_up(&self, flight: &Flight) {
        let mut state = self.state();
        if state.flight.as_ref().is_some_and(|under_way| under_way.is(flight)) {
            state.flight = None;
        }
    }

    fn is_forgettable(&self) -> bool {
        let state = self.state();
        state.refusals.is_empty() && state.backoff.left().is_zero() && state.flight.is_none()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.0)
    }
}

/// The right to log in once.
pub(super) struct Ticket {
    standing: Arc<Standing>,
    secret: u64,
    client: usize,
    clock: Arc<dyn Clock>,
    pub(super) flight: Work<Outcome>,
    joined: Flight,
}

impl Ticket {
    /// Notes what came of the login, and tells those who wait for it.
    pub(super) fn end(self, outcome: Result<(), Error>, first_pause: Duration) -> Result<(), Error> {
        let now = Moment::now(&self.clock);
        let mut state = self.standing.state();
        let outcome = match outcome {
            Ok(()) => {
                state.refusals.forgive(self.secret);
                state.backoff.succeeded();
                state.accepted = Some(self.secret);
                state.fresh = Some(now);
                Ok(())
            }
            Err(error) if is_refusal(&error) => {
                let unwell = state.unwell.as_ref().is_some_and(|at| at.age() < UNWELL);
                let doubtful = unwell || state.accepted == Some(self.secret);
                state.fresh = None;
                state.backoff.succeeded();
                Err(state.refusals.begin(self.secret, error, first_pause, doubtful, &now))
            }
            Err(error) => {
                // A certificate that this client does not trust says nothing about the logins of others.
                if error.attempts() > 0 && error.kind() != ErrorKind::Certificate {
                    state.fresh = None;
                    state.backoff.failed(error.retry_after(), &now);
                    state.refusals.doubt(first_pause);
                    state.unwell = Some(now);
                }
                Err(error)
            }
        };
        drop(state);
        self.flight.end(Outcome { secret: self.secret, client: self.client, result: outcome.clone() });
        outcome
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.standing.give_up(&self.joined);
    }
}

/// 403 too: servers count it, and what stands before them does.
pub(super) fn is_refusal(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Unauthenticated | ErrorKind::Unauthorized)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

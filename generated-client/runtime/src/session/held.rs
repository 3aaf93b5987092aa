//! What is held for one security scheme: given once and for all, or asked of a provider and renewed after a 401.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::{BoxFuture, Shared};

use super::credential::{Credential, Value};
use super::credentials::ProviderError;
use crate::clock::{Clock, timeout};
use crate::error::{Called, Error, ErrorKind, Failure, root_cause};
use crate::values::secret::Secret;
use crate::wire::authorization::Authorization;

/// A provider whose last two answers were never accepted is not asked again before this.
const PAUSE: Duration = Duration::from_secs(10);

/// A credential, and what it gave last.
pub(crate) struct Held {
    pub(super) credential: Credential,
    clock: Arc<dyn Clock>,
    limit: Duration,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last: Option<Arc<Token>>,
    /// Under way, for all who wait.
    asking: Option<Asking>,
}

type Asking = Shared<BoxFuture<'static, Result<Arc<Token>, Error>>>;

/// What requests show, until the server no longer accepts it.
pub(super) struct Token {
    pub(super) authorization: Authorization,
    since: Duration,
    /// The one before it was never accepted.
    doubtful: bool,
    accepted: AtomicBool,
}

impl Token {
    pub(super) fn accepted(&self) {
        self.accepted.store(true, Ordering::Relaxed);
    }

    fn was_accepted(&self) -> bool {
        self.accepted.load(Ordering::Relaxed)
    }
}

impl Held {
    pub(crate) fn new(credential: Credential, clock: Arc<dyn Clock>, limit: Duration) -> Arc<Self> {
        Arc::new(Self { credential, clock, limit, state: Mutex::default() })
    }

    /// Another may be had after a 401.
    pub(super) fn renews(&self) -> bool {
        matches!(self.credential.value, Value::SecretFrom(_) | Value::LoginFrom(_))
    }

    /// Asking again may help.
    pub(super) fn may_renew(&self, rejected: &Token) -> bool {
        rejected.was_accepted() || !rejected.doubtful || self.clock.now().saturating_sub(rejected.since) >= PAUSE
    }

    /// What to show; after a 401 another than was rejected. A provider is asked once for all who wait.
    pub(super) async fn token(
        self: &Arc<Self>,
        call: &Called,
        rejected: Option<&Arc<Token>>,
    ) -> Result<Arc<Token>, Error> {
        let asking = {
            let mut state = self.state();
            if let Some(last) =
                state.last.as_ref().filter(|last| !rejected.is_some_and(|rejected| Arc::ptr_eq(last, rejected)))
            {
                return Ok(Arc::clone(last));
            }
            let (held, call) = (Arc::clone(self), call.clone());
            state.asking.get_or_insert_with(|| async move { held.ask(&call).await }.boxed().shared()).clone()
        };
        asking.await
    }

    async fn ask(&self, call: &Called) -> Result<Arc<Token>, Error> {
        let outcome = self.given(call).await.and_then(|(user, secret)| {
            let authorization = self.credential.scheme.authorization(user.as_deref(), &secret);
            authorization.map_err(|why| not_sent(call, &why))
        });
        let mut state = self.state();
        state.asking = None;
        let authorization = outcome.map_err(Error::new)?;
        let token = Arc::new(Token {
            authorization,
            since: self.clock.now(),
            doubtful: state.last.as_ref().is_some_and(|last| !last.was_accepted()),
            accepted: AtomicBool::new(false),
        });
        state.last = Some(Arc::clone(&token));
        Ok(token)
    }

    async fn given(&self, call: &Called) -> Result<(Option<String>, Secret), Box<Failure>> {
        match &self.credential.value {
            Value::Secret(secret) => Ok((None, secret.clone())),
            Value::Login { user, password } => Ok((Some(user.to_string()), password.clone())),
            Value::Certificate { .. } => Ok((None, "".into())),
            Value::SecretFrom(provider) => {
                // A closure may panic before there is a future.
                self.provided(call, async { provider.provide().await }).await.map(|secret| (None, secret))
            }
            Value::LoginFrom(provider) => {
                let login = self.provided(call, async { provider.provide().await }).await?;
                Ok((Some(login.0), login.1))
            }
        }
    }

    async fn provided<T>(
        &self,
        call: &Called,
        asked: impl Future<Output = Result<T, ProviderError>> + Send,
    ) -> Result<T, Box<Failure>> {
        let provider = format!("the provider of Credentials::{}", self.credential.scheme.constructor);
        let answer = timeout(&*self.clock, self.limit, AssertUnwindSafe(asked).catch_unwind()).await;
        let Some(answer) = answer else {
            let mut failure = not_sent(call, &format!("{provider} took too long"));
            failure.kind = ErrorKind::Timeout;
            return Err(failure);
        };
        let answer = answer.map_err(|_| not_sent(call, &format!("{provider} panicked")))?;
        answer.map_err(|error| {
            let mut failure = not_sent(call, &format!("{provider} failed: {}", root_cause(&*error)));
            failure.said = Some(Arc::from(error));
            failure
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.credential.fmt(f)
    }
}

pub(super) fn not_sent(call: &Called, why: &str) -> Box<Failure> {
    Failure::new(ErrorKind::Credentials, call, format!("not sent: {why}"))
}

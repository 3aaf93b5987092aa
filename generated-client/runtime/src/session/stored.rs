//! The session in the store of the account.

use std::sync::Arc;

use super::events;
use super::grant::{Grant, Origin};
use super::state::Session;
use super::store::{SessionStore, StoreFuture};
use crate::clock::timeout;
use crate::values::secret::Secret;

impl Session {
    /// The id that is stored; `None` also where no store has a say.
    pub(super) async fn stored(&self) -> Option<Secret> {
        let store = self.its_store()?;
        self.within("read", store.load(self.server())).await.flatten()
    }

    /// Stores the id. Says whether it is there, so that it is left there for others.
    pub(super) async fn store(&self, id: &Secret) -> bool {
        let Some(store) = self.its_store() else { return false };
        self.within("keep one", store.save(self.server(), id)).await.is_some()
    }

    /// It was ended.
    pub(super) async fn clear_store(&self, grant: &Grant) {
        if self.is_stored(grant).await
            && let Some(store) = self.its_store()
        {
            self.within("forget one", store.clear(self.server())).await;
        }
    }

    /// Others will find it in the store. Another program may have put its own there; then nobody will.
    pub(super) async fn is_stored(&self, grant: &Grant) -> bool {
        grant.origin == Origin::Stored && grant.id.is_some() && self.stored().await == grant.id
    }

    fn its_store(&self) -> Option<&Arc<dyn SessionStore>> {
        self.account.store.as_ref().filter(|_| self.shared)
    }

    fn server(&self) -> &str {
        &self.account.sender.transport.server.base
    }

    async fn within<T>(&self, what: &str, step: StoreFuture<'_, T>) -> Option<T> {
        let account = &self.account;
        let outcome = timeout(&*account.sender.transport.clock, account.login_timeout, step).await;
        let outcome = outcome.unwrap_or_else(|| Err("it took too long".into()));
        outcome.inspect_err(|error| events::store_failed(account, what, &**error)).ok()
    }
}

//! Sessions that outlive a program, so that those that run for a moment share one.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

use crate::values::secret::Secret;

/// An error of a [`SessionStore`]. Its text goes into the log: keep secrets out of it.
pub type StoreError = Box<dyn StdError + Send + Sync>;

/// What the methods of a [`SessionStore`] return.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Where programs that run one after another, or side by side, keep the session that they share.
///
/// The stored session is tried before a login. One that the server does not accept any more is replaced by that of a
/// new login. [`logout`](crate::Connection::logout) leaves it for the next program; deleting the session
/// (`session().delete()`) ends it and clears the store. A store that fails is a `tracing` warning, not an error.
///
/// A session opens the server to whoever has its id: a store is to be guarded like a password.
pub trait SessionStore: Send + Sync + 'static {
    /// The id of the session at `server`, a URL without path; `None` if there is none.
    fn load<'a>(&'a self, server: &'a str) -> StoreFuture<'a, Option<Secret>>;

    /// Keeps the id in place of another.
    fn save<'a>(&'a self, server: &'a str, id: &'a Secret) -> StoreFuture<'a, ()>;

    /// Forgets the id.
    fn clear<'a>(&'a self, server: &'a str) -> StoreFuture<'a, ()>;
}

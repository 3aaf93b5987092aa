//! Who the client is.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::values::secret::Secret;

/// An error of a [`CredentialsProvider`]. Its text becomes part of an [`Error`](crate::Error):
/// keep secrets out of it.
pub type ProviderError = Box<dyn StdError + Send + Sync>;

/// What a [`CredentialsProvider`] returns.
pub type ProviderFuture<'a> = Pin<Box<dyn Future<Output = Result<Credentials, ProviderError>> + Send + 'a>>;

/// Where credentials come from when they are needed: asked anew at each login.
///
/// Closures are providers:
/// `Credentials::provider(|| async { Ok(Credentials::basic(user, read_password().await?)) })`.
pub trait CredentialsProvider: Send + Sync + 'static {
    /// The credentials to log in with now; not those of another provider.
    fn credentials(&self) -> ProviderFuture<'_>;
}

impl<F, R> CredentialsProvider for F
where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = Result<Credentials, ProviderError>> + Send + 'static,
{
    fn credentials(&self) -> ProviderFuture<'_> {
        Box::pin(self())
    }
}

/// Credentials of any kind. `Debug` shows the kind and the user, never a secret.
#[derive(Clone)]
pub struct Credentials(pub(crate) Kind);

#[derive(Clone)]
pub(crate) enum Kind {
    Basic { user: Box<str>, password: Secret },
    Bearer(Secret),
    SessionId(Secret),
    Provider(Arc<dyn CredentialsProvider>),
}

impl Credentials {
    /// A user and a password, exchanged for a session at the first call.
    ///
    /// Any character may stand in the password; a `:` in the user name is an error of the login.
    pub fn basic(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        let user: String = user.into();
        Self(Kind::Basic { user: user.into(), password: password.into() })
    }

    /// A token that is sent with every request as `Authorization: Bearer …`; there is no session.
    pub fn bearer(token: impl Into<Secret>) -> Self {
        Self(Kind::Bearer(token.into()))
    }

    /// The id of a session that exists already. When it ends, calls fail: the client cannot log in.
    pub fn session_id(id: impl Into<Secret>) -> Self {
        Self(Kind::SessionId(id.into()))
    }

    /// Whatever the provider says, asked anew at each login.
    pub fn provider(provider: impl CredentialsProvider) -> Self {
        Self(Kind::Provider(Arc::new(provider)))
    }

    /// A second login can have another outcome than the first.
    pub(crate) fn can_log_in_again(&self) -> bool {
        matches!(self.0, Kind::Basic { .. } | Kind::Provider(_))
    }

    /// The same secret; a provider equals nothing.
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Kind::Basic { user, password }, Kind::Basic { user: other_user, password: other_password }) => {
                user == other_user && password == other_password
            }
            (Kind::Bearer(one), Kind::Bearer(other)) | (Kind::SessionId(one), Kind::SessionId(other)) => one == other,
            _ => false,
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Basic { user, .. } => {
                f.debug_struct("Credentials::basic").field("user", user).finish_non_exhaustive()
            }
            Kind::Bearer(_) => f.write_str("Credentials::bearer(..)"),
            Kind::SessionId(_) => f.write_str("Credentials::session_id(..)"),
            Kind::Provider(_) => f.write_str("Credentials::provider(..)"),
        }
    }
}

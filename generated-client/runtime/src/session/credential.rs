//! What a caller gives for one security scheme of a document.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::credentials::ProviderError;
use crate::values::secret::Secret;
use crate::wire::scheme::Scheme;

/// Where a token, a key or a password comes from when it is needed: asked before the first call that needs it, and
/// again after an answer of 401, once for all calls that got one.
///
/// Closures are providers: `|| async { Ok(Secret::from(read_token().await?)) }`; where a user is needed too, they give
/// `(user, password)`.
pub trait Provider<T>: Send + Sync + 'static {
    /// What is valid now.
    fn provide(&self) -> Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + '_>>;
}

impl<T, F, R> Provider<T> for F
where
    F: Fn() -> R + Send + Sync + 'static,
    R: Future<Output = Result<T, ProviderError>> + Send + 'static,
{
    fn provide(&self) -> Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + '_>> {
        Box::pin(self())
    }
}

/// For one scheme, fixed or from a provider.
#[derive(Clone)]
pub struct Credential {
    pub(crate) scheme: &'static Scheme,
    pub(super) value: Value,
}

#[derive(Clone)]
pub(super) enum Value {
    Secret(Secret),
    Login { user: Box<str>, password: Secret },
    SecretFrom(Arc<dyn Provider<Secret>>),
    LoginFrom(Arc<dyn Provider<(String, Secret)>>),
    Certificate { certificate: Arc<[u8]>, key: Secret },
}

impl Credential {
    /// A token or a key.
    pub fn secret(scheme: &'static Scheme, secret: Secret) -> Self {
        Self { scheme, value: Value::Secret(secret) }
    }

    /// A token or a key, from a provider.
    pub fn secret_from(scheme: &'static Scheme, provider: impl Provider<Secret>) -> Self {
        Self { scheme, value: Value::SecretFrom(Arc::new(provider)) }
    }

    /// User and password.
    pub fn login(scheme: &'static Scheme, user: impl Into<String>, password: Secret) -> Self {
        let user: String = user.into();
        Self { scheme, value: Value::Login { user: user.into(), password } }
    }

    /// User and password, from a provider.
    pub fn login_from(scheme: &'static Scheme, provider: impl Provider<(String, Secret)>) -> Self {
        Self { scheme, value: Value::LoginFrom(Arc::new(provider)) }
    }

    /// A client certificate and its key, in PEM form.
    pub fn certificate(scheme: &'static Scheme, certificate: impl AsRef<[u8]>, key: Secret) -> Self {
        Self { scheme, value: Value::Certificate { certificate: certificate.as_ref().into(), key } }
    }

    /// Certificate and key, if it is that.
    pub(crate) fn identity(&self) -> Option<(Vec<u8>, Secret)> {
        let Value::Certificate { certificate, key } = &self.value else { return None };
        Some((certificate.to_vec(), key.clone()))
    }
}

/// The scheme and the user, never a secret.
impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct(&format!("Credentials::{}", self.scheme.constructor));
        if let Value::Login { user, .. } = &self.value {
            shown.field("user", user);
        }
        shown.finish_non_exhaustive()
    }
}

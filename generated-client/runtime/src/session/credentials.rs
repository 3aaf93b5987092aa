//! Who the client is.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::values::secret::Secret;
use crate::wire::authorization::Authorization;

/// An error of a [`CredentialsProvider`]. Its text becomes part of an [`Error`](crate::Error):
/// keep secrets out of it.
pub type ProviderError = Box<dyn StdError + Send + Sync>;

/// What a [`CredentialsProvider`] returns.
pub type ProviderFuture<'a> = Pin<Box<dyn Future<Output = Result<Credentials, ProviderError>> + Send + 'a>>;

/// Where credentials come from when they are needed: asked anew at each login.
///
/// Closures are providers:
/// `Credentials::provider(|| async { Ok(Credentials::basic(user, Secret::from(read_password().await?))) })`.
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
    Basic {
        user: Box<str>,
        password: Secret,
    },
    Bearer(Secret),
    Jwt(Secret),
    Saml(Secret),
    #[cfg(feature = "holder-of-key")]
    SamlHeld {
        token: Secret,
        key: Secret,
    },
    SessionId(Secret),
    Provider(Arc<dyn CredentialsProvider>),
}

impl Credentials {
    /// A user and a password, exchanged for a session at the first call.
    ///
    /// Any character may stand in the password; a `:` in the user name is an error of the login.
    pub fn basic(user: impl Into<String>, password: Secret) -> Self {
        let user: String = user.into();
        Self(Kind::Basic { user: user.into(), password })
    }

    /// A token that is sent with every request as `Authorization: Bearer …`; there is no session.
    pub fn bearer(token: Secret) -> Self {
        Self(Kind::Bearer(token))
    }

    /// A JSON Web Token of single sign-on or an identity provider, exchanged for a session at the first call.
    pub fn jwt(token: Secret) -> Self {
        Self(Kind::Jwt(token))
    }

    /// A SAML bearer token of single sign-on, the XML of its assertion, exchanged for a session at the first call.
    ///
    /// It must be a bearer token. One whose holder has to prove a key is for `saml_holder_of_key`, behind the feature
    /// `holder-of-key`.
    pub fn saml_bearer(token: Secret) -> Self {
        Self(Kind::Saml(token))
    }

    /// A SAML token of single sign-on whose holder has to prove a key: the XML of its assertion, and the RSA key that
    /// belongs to the certificate in it, in PEM form without a password. Exchanged for a session at the first call; each
    /// login is signed with the key.
    ///
    /// What is signed names host and port, so that the server must be seen by the name that the client calls it: a proxy
    /// in between that puts another name into the request makes the signature wrong.
    #[cfg(feature = "holder-of-key")]
    #[cfg_attr(docsrs, doc(cfg(feature = "holder-of-key")))]
    pub fn saml_holder_of_key(token: Secret, key: Secret) -> Self {
        Self(Kind::SamlHeld { token, key })
    }

    /// The id of a session that exists already. When it ends, calls fail: the client cannot log in.
    pub fn session_id(id: Secret) -> Self {
        Self(Kind::SessionId(id))
    }

    /// Whatever the provider says, asked anew at each login.
    pub fn provider(provider: impl CredentialsProvider) -> Self {
        Self(Kind::Provider(Arc::new(provider)))
    }

    /// A second login can have another outcome than the first.
    pub(crate) fn can_log_in_again(&self) -> bool {
        match self.0 {
            Kind::Basic { .. } | Kind::Jwt(_) | Kind::Saml(_) | Kind::Provider(_) => true,
            #[cfg(feature = "holder-of-key")]
            Kind::SamlHeld { .. } => true,
            Kind::Bearer(_) | Kind::SessionId(_) => false,
        }
    }

    /// What is exchanged for a session: the user, where there is one, the secret, and the header that shows it.
    ///
    /// `None` where nothing is; else an error in words where the header cannot hold it.
    pub(super) fn exchanged(&self) -> Option<Result<Exchanged<'_>, &'static str>> {
        let odd = "the token given to the client does not fit into a header";
        let (user, secret, header) = match &self.0 {
            Kind::Basic { user, password } => {
                let odd = "there is a `:` in the user name, which HTTP cannot express";
                (Some(&**user), password, Authorization::basic(user, password).ok_or(odd))
            }
            Kind::Jwt(token) => (None, token, Authorization::bearer(token).ok_or(odd)),
            Kind::Saml(token) => (None, token, Authorization::saml(token).ok_or(odd)),
            #[cfg(feature = "holder-of-key")]
            Kind::SamlHeld { token, key } => (None, token, Authorization::saml_held(token, key)),
            Kind::Bearer(_) | Kind::SessionId(_) | Kind::Provider(_) => return None,
        };
        Some(header.map(|authorization| Exchanged { user, secret, authorization }))
    }
}

/// What is exchanged for a session.
pub(super) struct Exchanged<'c> {
    pub(super) user: Option<&'c str>,
    pub(super) secret: &'c Secret,
    pub(super) authorization: Authorization,
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Basic { user, .. } => {
                f.debug_struct("Credentials::basic").field("user", user).finish_non_exhaustive()
            }
            Kind::Jwt(_) => f.write_str("Credentials::jwt(..)"),
            Kind::Saml(_) => f.write_str("Credentials::saml_bearer(..)"),
            #[cfg(feature = "holder-of-key")]
            Kind::SamlHeld { .. } => f.write_str("Credentials::saml_holder_of_key(..)"),
            Kind::Bearer(_) => f.write_str("Credentials::bearer(..)"),
            Kind::SessionId(_) => f.write_str("Credentials::session_id(..)"),
            Kind::Provider(_) => f.write_str("Credentials::provider(..)"),
        }
    }
}

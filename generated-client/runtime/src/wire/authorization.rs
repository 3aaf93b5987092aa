//! What a request shows to be let in.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use zeroize::Zeroizing;

use crate::values::secret::Secret;

/// Header that carries the session id.
pub(crate) const SESSION_HEADER: HeaderName = HeaderName::from_static("vmware-api-session-id");

/// A header that is marked as sensitive, and the secrets in it.
#[derive(Clone)]
pub(crate) struct Authorization {
    pub(crate) name: HeaderName,
    pub(crate) value: HeaderValue,
    /// Who it speaks for, where that is known.
    pub(crate) user: Option<Arc<str>>,
    secrets: Arc<[Secret]>,
}

impl Authorization {
    /// `None` if the user name holds a colon or the text does not fit into a header.
    pub(crate) fn basic(user: &str, password: &Secret) -> Option<Self> {
        if user.contains(':') {
            return None;
        }
        let pair = Zeroizing::new(format!("{user}:{}", password.expose()));
        let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
        let text = Zeroizing::new(format!("Basic {}", *encoded));
        let secrets = [password.clone(), encoded.as_str().into()];
        Self::new(AUTHORIZATION, &text, secrets).map(|authorization| Self { user: Some(user.into()), ..authorization })
    }

    pub(crate) fn bearer(token: &Secret) -> Option<Self> {
        let text = Zeroizing::new(format!("Bearer {}", token.expose()));
        Self::new(AUTHORIZATION, &text, [token.clone()])
    }

    pub(crate) fn session(id: &Secret) -> Option<Self> {
        if id.expose().is_empty() {
            return None;
        }
        Self::new(SESSION_HEADER, id.expose(), [id.clone()])
    }

    /// What must not be seen of it.
    pub(crate) fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    fn new<const N: usize>(name: HeaderName, text: &str, secrets: [Secret; N]) -> Option<Self> {
        let mut value = HeaderValue::from_str(text).ok()?;
        value.set_sensitive(true);
        Some(Self { name, value, user: None, secrets: Arc::new(secrets) })
    }
}

#[cfg(test)]
mod tests;

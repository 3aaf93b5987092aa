//! What a request shows to be let in, and how it is kept out of sight.

pub(crate) mod shown;

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use zeroize::Zeroizing;

use crate::values::secret::Secret;
use shown::Shown;

/// Header that carries the session id.
pub(crate) const SESSION_HEADER: HeaderName = HeaderName::from_static("vmware-api-session-id");

/// What is shown, and the secrets in it.
#[derive(Clone)]
pub(crate) struct Authorization {
    shown: Arc<[Shown]>,
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
        Self::token("Bearer", token)
    }

    /// A token of the HTTP scheme of that name.
    pub(crate) fn token(scheme: &str, token: &Secret) -> Option<Self> {
        let text = Zeroizing::new(format!("{scheme} {}", token.expose()));
        Self::new(AUTHORIZATION, &text, [token.clone()])
    }

    /// A secret in a header of its own.
    pub(crate) fn header(name: &str, secret: &Secret) -> Option<Self> {
        Self::new(HeaderName::from_bytes(name.as_bytes()).ok()?, secret.expose(), [secret.clone()])
    }

    pub(crate) fn session(id: &Secret) -> Option<Self> {
        if id.expose().is_empty() {
            return None;
        }
        Self::new(SESSION_HEADER, id.expose(), [id.clone()])
    }

    fn new<const N: usize>(name: HeaderName, text: &str, secrets: [Secret; N]) -> Option<Self> {
        let mut value = HeaderValue::from_str(text).ok()?;
        value.set_sensitive(true);
        Some(Self { shown: Arc::new([Shown::Header(name, value)]), user: None, secrets: Arc::new(secrets) })
    }

    /// A secret that is shown elsewhere than in a header of its own.
    pub(crate) fn of(shown: Shown, secret: &Secret) -> Self {
        let secrets = [secret.clone()].into_iter().chain(shown.written()).collect();
        Self { shown: Arc::new([shown]), user: None, secrets }
    }

    /// What needs nothing in the request itself.
    pub(crate) fn nothing() -> Self {
        Self { shown: Arc::new([]), user: None, secrets: Arc::new([]) }
    }

    /// All that several show.
    pub(crate) fn together<'a>(several: impl Iterator<Item = &'a Self> + Clone) -> Self {
        Self {
            shown: several.clone().flat_map(|one| one.shown.iter().cloned()).collect(),
            user: several.clone().find_map(|one| one.user.clone()),
            secrets: several.flat_map(|one| one.secrets.iter().cloned()).collect(),
        }
    }

    pub(crate) fn put_into(&self, headers: &mut HeaderMap) {
        self.shown.iter().for_each(|shown| shown.put_into(headers));
    }

    /// Adds to path and query what is shown there.
    pub(crate) fn add_to(&self, target: &mut String) {
        self.shown.iter().for_each(|shown| shown.add_to(target));
    }
}

/// Blots out secrets in a text that came from outside: some servers and proxies echo what they
/// were sent.
pub(crate) fn scrub(mut text: String, authorization: Option<&Authorization>, more: &[Secret]) -> String {
    let own = authorization.map_or(&[][..], |authorization| &authorization.secrets);
    for secret in own.iter().chain(more).map(Secret::expose).filter(|secret| !secret.is_empty()) {
        for form in forms(secret) {
            if text.contains(form.as_str()) {
                text = text.replace(form.as_str(), "[redacted]");
            }
        }
    }
    text
}

/// A secret as it may come back.
fn forms(secret: &str) -> [Zeroizing<String>; 5] {
    let json = serde_json::to_string(secret).unwrap_or_default();
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    [
        secret.to_owned(),
        json.trim_matches('"').to_owned(),
        STANDARD.encode(secret),
        utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string(),
        html.replace('"', "&quot;"),
    ]
    .map(Zeroizing::new)
}

#[cfg(test)]
mod tests;

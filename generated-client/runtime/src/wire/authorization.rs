//! What a request shows to be let in.

#[cfg(feature = "holder-of-key")]
pub(crate) mod proof;
pub(crate) mod shown;

use std::io::Write as _;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
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

    /// A SAML bearer token: `SIGN token="…"`, compressed and in Base64.
    pub(crate) fn saml(token: &Secret) -> Option<Self> {
        let packed = packed(token)?;
        let text = Zeroizing::new(format!("SIGN token=\"{}\"", packed.expose()));
        Self::new(AUTHORIZATION, &text, [token.clone(), packed])
    }

    /// A SAML token whose holder proves that key; else in words why it is none.
    #[cfg(feature = "holder-of-key")]
    pub(crate) fn saml_held(token: &Secret, key: &Secret) -> Result<Self, &'static str> {
        let packed = packed(token).ok_or("the SAML token cannot be compressed")?;
        let secrets = [token.clone(), packed.clone()];
        let proof = Arc::new(proof::Proof::new(packed, key)?);
        Ok(Self { shown: Arc::new([Shown::Signed(proof)]), user: None, secrets: Arc::new(secrets) })
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

    /// What must not be seen of it.
    pub(crate) fn secrets(&self) -> &[Secret] {
        &self.secrets
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

    /// Signs the request with what its holder proves, if it is anything of that kind; else in words why it cannot be.
    #[cfg(feature = "holder-of-key")]
    pub(crate) fn sign(&self, request: &mut http::Request<super::seam::Body>) -> Result<(), &'static str> {
        self.shown.iter().try_for_each(|shown| match shown {
            Shown::Signed(proof) => proof.sign(request),
            _ => Ok(()),
        })
    }

    /// Adds to path and query what is shown there.
    pub(crate) fn add_to(&self, target: &mut String) {
        self.shown.iter().for_each(|shown| shown.add_to(target));
    }
}

/// A token as it is in the header: compressed, in Base64.
fn packed(token: &Secret) -> Option<Secret> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(token.expose().as_bytes()).ok()?;
    let packed = Zeroizing::new(packed.finish().ok()?);
    Some(STANDARD.encode(&*packed).into())
}

#[cfg(test)]
mod tests;

//! Where a request shows something, and what.

use http::header::COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use zeroize::Zeroizing;

use crate::values::secret::Secret;
use crate::wire::path::encode;

/// All but what RFC 6265 lets stand in the value of a cookie.
const NOT_IN_COOKIES: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b',').add(b';').add(b'\\');

#[derive(Clone)]
pub(crate) enum Shown {
    /// A header that is marked as sensitive.
    Header(HeaderName, HeaderValue),
    /// A pair of the query, encoded.
    Query(Secret),
    /// A pair of the header `Cookie`, encoded.
    Cookie(Secret),
    /// A header that is another for each request.
    #[cfg(feature = "holder-of-key")]
    Signed(std::sync::Arc<super::proof::Proof>),
}

impl Shown {
    pub(crate) fn query(name: &str, secret: &Secret) -> Self {
        Self::Query(pair(encode(name), encode(secret.expose())))
    }

    pub(crate) fn cookie(name: &str, secret: &Secret) -> Self {
        Self::Cookie(pair(name, utf8_percent_encode(secret.expose(), NOT_IN_COOKIES)))
    }

    /// The secret as it is written, where that differs from what was given.
    pub(super) fn written(&self) -> Option<Secret> {
        let (Self::Query(pair) | Self::Cookie(pair)) = self else { return None };
        pair.expose().split_once('=').map(|(_, value)| value.into())
    }

    /// Puts it into the headers, if it goes there.
    pub(super) fn put_into(&self, headers: &mut HeaderMap) {
        match self {
            Self::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Self::Cookie(pair) => {
                let mut all = Zeroizing::new(Vec::new());
                if let Some(others) = headers.get(COOKIE) {
                    all.extend_from_slice(others.as_bytes());
                    all.extend_from_slice(b"; ");
                }
                all.extend_from_slice(pair.expose().as_bytes());
                if let Ok(mut value) = HeaderValue::from_bytes(&all) {
                    value.set_sensitive(true);
                    headers.insert(COOKIE, value);
                }
            }
            Self::Query(_) => {}
            #[cfg(feature = "holder-of-key")]
            Self::Signed(_) => {}
        }
    }

    /// Adds it to path and query, if it goes there.
    pub(super) fn add_to(&self, target: &mut String) {
        if let Self::Query(pair) = self {
            target.push(if target.contains('?') { '&' } else { '?' });
            target.push_str(pair.expose());
        }
    }
}

fn pair(name: impl std::fmt::Display, value: impl std::fmt::Display) -> Secret {
    format!("{name}={value}").into()
}

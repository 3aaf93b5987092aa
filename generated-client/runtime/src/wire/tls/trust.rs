//! What is trusted, and by which TLS.

#[cfg(any(feature = "native-tls", feature = "rustls"))]
use crate::error::Error;
use crate::values::secret::Secret;

/// Which implementation of TLS a client uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsBackend {
    /// rustls with ring; trusts the roots of the system. Needs the feature `rustls`.
    #[cfg(feature = "rustls")]
    Rustls,
    /// The TLS of the platform. Needs the feature `native-tls`.
    #[cfg(feature = "native-tls")]
    Native,
}

/// What is trusted, and what the client shows of itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trust {
    pub(crate) backend: Option<TlsBackend>,
    /// PEM, one or more certificates each.
    pub(crate) authorities: Vec<Vec<u8>>,
    /// Thumbprints of certificates, as the caller wrote them.
    pub(crate) pins: Vec<String>,
    /// Certificate and key of the client, in PEM form.
    pub(crate) identity: Option<(Vec<u8>, Secret)>,
    pub(crate) anything: bool,
}

impl Trust {
    /// rustls if it is compiled in, else the platform's.
    pub(super) fn backend(&self) -> Option<TlsBackend> {
        #[cfg(feature = "rustls")]
        let default = Some(TlsBackend::Rustls);
        #[cfg(all(feature = "native-tls", not(feature = "rustls")))]
        let default = Some(TlsBackend::Native);
        #[cfg(not(any(feature = "native-tls", feature = "rustls")))]
        let default = None;
        self.backend.or(default)
    }

    /// For the proxy on the way: thumbprints and the client's certificate are for the server alone.
    pub(crate) fn of_proxy(&self) -> Self {
        Self { pins: Vec::new(), identity: None, ..self.clone() }
    }
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
pub(super) fn unreadable() -> Error {
    Error::configuration("the CA certificate is not PEM; give the text from -----BEGIN CERTIFICATE----- on")
}

/// Nothing of the key is shown.
#[cfg(any(feature = "native-tls", feature = "rustls"))]
pub(super) fn unusable_identity(why: &str) -> Error {
    Error::configuration(format!(
        "the client certificate is not usable: {why}; give it and its key as PEM, the key without a password"
    ))
}

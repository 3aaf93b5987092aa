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
    /// HTTP/2 is offered beside HTTP/1.1.
    #[cfg(feature = "http2")]
    pub(crate) offers_http2: bool,
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

    /// For the proxy on the way: thumbprints and the client's certificate are for the server alone, and tunnels are asked
    /// for in HTTP/1.1.
    pub(crate) fn of_proxy(&self) -> Self {
        Self {
            pins: Vec::new(),
            identity: None,
            #[cfg(feature = "http2")]
            offers_http2: false,
            ..self.clone()
        }
    }

    /// The protocols that are offered, the best first.
    #[cfg(any(feature = "rustls", all(feature = "native-tls", feature = "http2")))]
    pub(super) fn protocols(&self) -> &'static [&'static str] {
        #[cfg(feature = "http2")]
        if self.offers_http2 {
            return &[HTTP2, "http/1.1"];
        }
        &["http/1.1"]
    }
}

/// What TLS calls HTTP/2.
#[cfg(any(feature = "rustls", all(feature = "native-tls", feature = "http2")))]
pub(super) const HTTP2: &str = "h2";

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

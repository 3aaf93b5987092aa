//! Which TLS there is, and what it trusts.

#[cfg(feature = "rustls")]
mod by_rustls;

use crate::runtime::error::{Error, Failure};

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

/// What is trusted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trust {
    pub(crate) backend: Option<TlsBackend>,
    /// PEM, one or more certificates each.
    pub(crate) authorities: Vec<Vec<u8>>,
    pub(crate) anything: bool,
}

impl Trust {
    /// rustls if it is compiled in, else the platform's.
    fn backend(&self) -> Option<TlsBackend> {
        #[cfg(feature = "rustls")]
        let default = Some(TlsBackend::Rustls);
        #[cfg(all(feature = "native-tls", not(feature = "rustls")))]
        let default = Some(TlsBackend::Native);
        #[cfg(not(any(feature = "native-tls", feature = "rustls")))]
        let default = None;
        self.backend.or(default)
    }

    /// Sets up TLS; `https` says whether the client will need it.
    pub(crate) fn apply(&self, builder: reqwest::ClientBuilder, https: bool) -> Result<reqwest::ClientBuilder, Error> {
        let Some(backend) = self.backend() else {
            if https {
                return Err(Failure::configuration(
                    "https needs TLS, and this build has none; enable the feature `rustls` or \
                     `native-tls` of this crate",
                ));
            }
            return Ok(builder);
        };
        if self.anything && https {
            tracing::warn!("certificates are not checked: whoever answers is sent the credentials");
        }
        match backend {
            #[cfg(feature = "rustls")]
            TlsBackend::Rustls => by_rustls::apply(self, builder, https),
            #[cfg(feature = "native-tls")]
            TlsBackend::Native => self.native(builder),
        }
    }

    #[cfg(feature = "native-tls")]
    fn native(&self, builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, Error> {
        let mut certificates = Vec::new();
        for pem in &self.authorities {
            let read = reqwest::Certificate::from_pem_bundle(pem).map_err(|_| unreadable())?;
            if read.is_empty() {
                return Err(unreadable());
            }
            certificates.extend(read);
        }
        Ok(builder
            .tls_backend_native()
            .tls_certs_merge(certificates)
            .tls_danger_accept_invalid_certs(self.anything)
            .tls_danger_accept_invalid_hostnames(self.anything))
    }
}

#[cfg(any(feature = "native-tls", feature = "rustls"))]
fn unreadable() -> Error {
    Failure::configuration("the CA certificate is not PEM; give the text from -----BEGIN CERTIFICATE----- on")
}

//! Which TLS there is, and how it is set up.

#[cfg(feature = "native-tls")]
mod by_platform;
#[cfg(feature = "rustls")]
mod by_rustls;
mod trust;

pub use trust::TlsBackend;
pub(crate) use trust::Trust;

use crate::error::Error;

/// Sets up TLS; `https` says whether the client will need it.
pub(crate) fn apply(
    trust: &Trust,
    builder: reqwest::ClientBuilder,
    https: bool,
) -> Result<reqwest::ClientBuilder, Error> {
    let Some(backend) = trust.backend() else {
        if https {
            return Err(Error::configuration(
                "https needs TLS, and this build has none; enable the feature `rustls` or \
                 `native-tls` of this crate",
            ));
        }
        return Ok(builder);
    };
    if trust.anything && https {
        tracing::warn!("certificates are not checked: whoever answers is sent the credentials");
    }
    match backend {
        #[cfg(feature = "rustls")]
        TlsBackend::Rustls => by_rustls::apply(trust, builder, https),
        #[cfg(feature = "native-tls")]
        TlsBackend::Native => by_platform::apply(trust, builder),
    }
}

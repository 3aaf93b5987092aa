//! Which TLS there is, and how it is set up.

#[cfg(feature = "native-tls")]
mod by_platform;
#[cfg(feature = "rustls")]
mod by_rustls;
#[cfg(any(feature = "native-tls", feature = "rustls"))]
mod thumbprint;
mod trust;
#[cfg(feature = "rustls")]
mod verify;

use std::error::Error as StdError;

pub use trust::TlsBackend;
pub(crate) use trust::Trust;

use super::stream::{BoxStream, Secured};
use super::unconnected::Unconnected;
use crate::error::Error;

/// TLS, ready for connections.
pub(crate) enum Tls {
    #[cfg(feature = "rustls")]
    Rustls(by_rustls::Connector),
    #[cfg(feature = "native-tls")]
    Platform(by_platform::Connector),
    /// None is compiled in, and none is needed.
    None,
}

impl Tls {
    /// Sets up TLS; `https` says whether it will be needed.
    pub(crate) fn new(trust: &Trust, https: bool) -> Result<Self, Error> {
        let Some(backend) = trust.backend() else {
            if https {
                return Err(Error::configuration(
                    "https needs TLS, and this build has none; enable the feature `rustls` or \
                     `native-tls` of this crate",
                ));
            }
            return Ok(Self::None);
        };
        if trust.anything && https {
            tracing::warn!("certificates are not checked: whoever answers is sent the credentials");
        }
        match backend {
            #[cfg(feature = "rustls")]
            TlsBackend::Rustls => by_rustls::Connector::new(trust, https).map(Self::Rustls),
            #[cfg(feature = "native-tls")]
            TlsBackend::Native => by_platform::Connector::new(trust).map(Self::Platform),
        }
    }

    /// TLS with `host`, a name or an address without brackets, within `stream`.
    #[cfg_attr(not(any(feature = "native-tls", feature = "rustls")), expect(clippy::unused_async))]
    pub(crate) async fn wrap(&self, stream: BoxStream, host: &str) -> Result<Secured, Unconnected> {
        match self {
            #[cfg(feature = "rustls")]
            Self::Rustls(connector) => connector.wrap(stream, host).await,
            #[cfg(feature = "native-tls")]
            Self::Platform(connector) => connector.wrap(stream, host).await,
            Self::None => {
                drop(stream);
                Err(Unconnected::Tls { cause: format!("no TLS is compiled in for {host}") })
            }
        }
    }
}

/// What the server said if it refused the certificate of the client, or the lack of one, rather than the request.
#[cfg_attr(not(feature = "rustls"), expect(unused_variables))]
pub(crate) fn client_certificate_refused(error: &(dyn StdError + 'static)) -> Option<String> {
    #[cfg(feature = "rustls")]
    return by_rustls::client_certificate_refused(error);
    #[cfg(not(feature = "rustls"))]
    None
}

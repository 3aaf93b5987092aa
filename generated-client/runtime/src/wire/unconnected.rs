//! Why there is no connection.

use std::fmt;

/// What the built-in transport says when nothing could be sent.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(any(feature = "native-tls", feature = "rustls")),
    expect(dead_code, reason = "without TLS there are no certificates")
)]
pub(crate) enum Unconnected {
    /// Name, address or TCP.
    Unreachable { cause: String },
    /// Not within the connect timeout.
    TimedOut,
    /// The proxy, at this place, cannot be reached.
    NoProxy { proxy: Box<str>, cause: String },
    /// The proxy, at this place, answers otherwise than by connecting.
    Proxy { proxy: Box<str>, status: u16 },
    /// The certificate of the server is not trusted.
    Certificate { cause: String },
    /// Nor is its thumbprint, which this is, one of those given.
    Pin { presented: String },
    /// The server did not take the certificate of the client, or wants one.
    ClientCertificate { cause: String },
    /// TLS failed otherwise.
    Tls { cause: String },
}

impl fmt::Display for Unconnected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TimedOut => f.write_str("the connect timeout is over"),
            Self::NoProxy { proxy, cause } => write!(f, "no connection to the proxy {proxy}: {cause}"),
            Self::Proxy { proxy, status } => write!(f, "the proxy {proxy} answers {status}"),
            Self::Pin { presented } => write!(f, "the thumbprint of the certificate is {presented}"),
            Self::Unreachable { cause }
            | Self::Certificate { cause }
            | Self::ClientCertificate { cause }
            | Self::Tls { cause } => f.write_str(cause),
        }
    }
}

impl std::error::Error for Unconnected {}

//! The TLS of the platform.

use native_tls::{Certificate, Identity};

use super::thumbprint::Thumbprint;
#[cfg(feature = "http2")]
use super::trust::HTTP2;
use super::trust::{Trust, unreadable, unusable_identity};
use crate::error::{Error, excerpt, root_cause};
use crate::wire::stream::{BoxStream, Secured};
use crate::wire::unconnected::Unconnected;

pub(crate) struct Connector {
    tls: tokio_native_tls::TlsConnector,
    pins: Vec<Thumbprint>,
}

impl Connector {
    pub(super) fn new(trust: &Trust) -> Result<Self, Error> {
        let pins = Thumbprint::parse_all(&trust.pins)?;
        if !pins.is_empty() && !trust.authorities.is_empty() {
            // It asks nobody about a certificate: it either checks the chain, or nothing.
            return Err(Error::configuration(
                "the TLS of the platform cannot check thumbprints beside a CA; give either pin_sha256 or ca_certificate, \
                 or use the feature `rustls`",
            ));
        }
        let mut builder = native_tls::TlsConnector::builder();
        for pem in &trust.authorities {
            let read = Certificate::stack_from_pem(pem).map_err(|_| unreadable())?;
            if read.is_empty() {
                return Err(unreadable());
            }
            for certificate in read {
                builder.add_root_certificate(certificate);
            }
        }
        if let Some((chain, key)) = &trust.identity {
            let identity = Identity::from_pkcs8(chain, key.expose().as_bytes()).map_err(|error| {
                let why = root_cause(&error);
                unusable_identity(&format!("{why} (the TLS of the platform wants the key as PKCS#8)"))
            })?;
            builder.identity(identity);
        }
        #[cfg(feature = "http2")]
        builder.request_alpns(trust.protocols());
        // The thumbprint is checked after the handshake, before anything is sent.
        let unchecked = trust.anything || !pins.is_empty();
        builder.danger_accept_invalid_certs(unchecked).danger_accept_invalid_hostnames(unchecked);
        let tls = builder.build().map_err(|error| {
            Error::configuration(format!("the TLS of the platform cannot be set up: {}", excerpt(&error.to_string())))
        })?;
        let pins = if trust.anything { Vec::new() } else { pins };
        Ok(Self { tls: tls.into(), pins })
    }

    pub(super) async fn wrap(&self, stream: BoxStream, host: &str) -> Result<Secured, Unconnected> {
        let stream = self.tls.connect(host, stream).await.map_err(|error| unconnected(&error))?;
        if !self.pins.is_empty() {
            let shown = stream.get_ref().peer_certificate().ok().flatten();
            let shown = shown.and_then(|certificate| certificate.to_der().ok());
            let shown = shown.map(|certificate| Thumbprint::of(&certificate));
            if !shown.is_some_and(|shown| self.pins.contains(&shown)) {
                let presented = shown.map_or_else(|| "unknown".to_owned(), |shown| shown.to_string());
                return Err(Unconnected::Pin { presented });
            }
        }
        #[cfg(feature = "http2")]
        let is_http2 = stream.get_ref().negotiated_alpn().ok().flatten().is_some_and(|name| name == HTTP2.as_bytes());
        #[cfg(not(feature = "http2"))]
        let is_http2 = false;
        Ok(Secured { stream: Box::new(stream), is_http2 })
    }
}

fn unconnected(error: &native_tls::Error) -> Unconnected {
    let text = error.to_string();
    // OpenSSL says where it failed, then, in parentheses, why the certificate is not trusted.
    let reason = text.rsplit_once(" (").and_then(|(_, reason)| reason.strip_suffix(')'));
    let cause = excerpt(reason.unwrap_or(&text));
    match text.to_ascii_lowercase().contains("certificate") {
        true => Unconnected::Certificate { cause },
        false => Unconnected::Tls { cause },
    }
}

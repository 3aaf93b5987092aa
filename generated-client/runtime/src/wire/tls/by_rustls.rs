//! rustls, set up by ourselves: ring as its provider, so that no default of the process matters.

use std::error::Error as StdError;
use std::io;
use std::sync::Arc;

use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{AlertDescription, ClientConfig, RootCertStore};
use rustls_platform_verifier::Verifier;
use tokio_rustls::TlsConnector;

use super::thumbprint::Thumbprint;
use super::trust::{HTTP2, Trust, unreadable, unusable_identity};
use super::verify::{Chains, Judge, presented};
use crate::error::{Error, root_cause};
use crate::wire::stream::{BoxStream, Secured};
use crate::wire::unconnected::Unconnected;

pub(crate) struct Connector(TlsConnector);

impl Connector {
    pub(super) fn new(trust: &Trust, https: bool) -> Result<Self, Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let authorities = authorities(trust)?;
        let pins = Thumbprint::parse_all(&trust.pins)?;
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::configuration(root_cause(&error)))?;
        let config = if trust.anything {
            let anyone = Judge { chains: Chains::Any, given: Vec::new(), pins: Vec::new(), provider };
            config.dangerous().with_custom_certificate_verifier(Arc::new(anyone))
        } else if https {
            let judge = judge(authorities, pins, provider)?;
            config.dangerous().with_custom_certificate_verifier(Arc::new(judge))
        } else {
            // Nothing will be verified: the roots of the system need not be there.
            config.with_root_certificates(RootCertStore::empty())
        };
        let mut config = match &trust.identity {
            None => config.with_no_client_auth(),
            Some((chain, key)) => {
                let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(chain).collect();
                let chain = chain.ok().filter(|chain| !chain.is_empty());
                let chain = chain.ok_or_else(|| unusable_identity("it is not PEM"))?;
                let key = PrivateKeyDer::from_pem_slice(key.expose().as_bytes())
                    .map_err(|_| unusable_identity("its key is not PEM"))?;
                let with_identity = config.with_client_auth_cert(chain, key);
                with_identity.map_err(|error| unusable_identity(&root_cause(&error)))?
            }
        };
        config.alpn_protocols = trust.protocols().iter().map(|name| name.as_bytes().to_vec()).collect();
        Ok(Self(TlsConnector::from(Arc::new(config))))
    }

    pub(super) async fn wrap(&self, stream: BoxStream, host: &str) -> Result<Secured, Unconnected> {
        let name = ServerName::try_from(host.to_owned())
            .map_err(|error| Unconnected::Tls { cause: format!("`{host}` is no name for TLS: {error}") })?;
        match self.0.connect(name, stream).await {
            Ok(stream) => {
                let is_http2 = stream.get_ref().1.alpn_protocol() == Some(HTTP2.as_bytes());
                Ok(Secured { stream: Box::new(stream), is_http2 })
            }
            Err(error) => Err(unconnected(&error)),
        }
    }
}

fn unconnected(error: &io::Error) -> Unconnected {
    let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) else {
        return Unconnected::Tls { cause: root_cause(error) };
    };
    if let Some(presented) = presented(inner) {
        return Unconnected::Pin { presented };
    }
    let cause = root_cause(inner);
    match inner {
        rustls::Error::InvalidCertificate(_) => Unconnected::Certificate { cause },
        rustls::Error::AlertReceived(alert) if is_about_client(*alert) => Unconnected::ClientCertificate { cause },
        _ => Unconnected::Tls { cause },
    }
}

/// I/O errors hold others that are not in the chain of sources.
pub(super) fn client_certificate_refused(error: &(dyn StdError + 'static)) -> Option<String> {
    if let Some(inner) = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        return client_certificate_refused(inner);
    }
    match error.downcast_ref()? {
        rustls::Error::AlertReceived(alert) if is_about_client(*alert) => Some(root_cause(error)),
        _ => None,
    }
}

fn is_about_client(alert: AlertDescription) -> bool {
    use AlertDescription as Alert;
    matches!(
        alert,
        Alert::CertificateRequired
            | Alert::BadCertificate
            | Alert::UnsupportedCertificate
            | Alert::CertificateRevoked
            | Alert::CertificateExpired
            | Alert::CertificateUnknown
            | Alert::UnknownCA
            | Alert::AccessDenied
    )
}

fn authorities(trust: &Trust) -> Result<Vec<CertificateDer<'static>>, Error> {
    let mut certificates = Vec::new();
    for pem in &trust.authorities {
        let before = certificates.len();
        for certificate in CertificateDer::pem_slice_iter(pem) {
            certificates.push(certificate.map_err(|_| unreadable())?);
        }
        if certificates.len() == before {
            return Err(unreadable());
        }
    }
    Ok(certificates)
}

/// With a thumbprint, the roots of the system do not count.
fn judge(
    given: Vec<CertificateDer<'static>>,
    pins: Vec<Thumbprint>,
    provider: Arc<CryptoProvider>,
) -> Result<Judge, Error> {
    // A certificate that is no certificate is refused here, not at the first call.
    let mut roots = RootCertStore::empty();
    for certificate in &given {
        roots.add(certificate.clone()).map_err(|_| unreadable())?;
    }
    let chains = match (pins.is_empty(), given.is_empty()) {
        (true, _) => Chains::Trusted(Arc::new(verifier(given.clone(), Arc::clone(&provider))?)),
        (false, true) => Chains::Nobodys,
        (false, false) => Chains::Trusted(
            rustls::client::WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider))
                .build()
                .map_err(|error| Error::configuration(root_cause(&error)))?,
        ),
    };
    Ok(Judge { chains, given, pins, provider })
}

#[cfg(not(target_os = "android"))]
fn verifier(authorities: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    Verifier::new_with_extra_roots(authorities, provider).map_err(no_roots)
}

#[cfg(target_os = "android")]
fn verifier(authorities: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, Error> {
    if !authorities.is_empty() {
        return Err(Error::configuration("on Android only the CAs of the system are trusted"));
    }
    Verifier::new(provider).map_err(no_roots)
}

fn no_roots(error: rustls::Error) -> Error {
    Error::configuration(format!(
        "the system has no root certificates to trust ({}); install them (package \
         ca-certificates), or give the CA of the server with ClientBuilder::ca_certificate",
        root_cause(&error)
    ))
}

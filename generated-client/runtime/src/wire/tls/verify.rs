//! Whose certificates rustls accepts: by their chain, because they are the very ones that were given, by thumbprint.

use std::fmt;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::verify_server_name;
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, OtherError, SignatureScheme};

use super::thumbprint::Thumbprint;

type Verified<T> = Result<T, rustls::Error>;

/// Whose chains of certificates are good.
#[derive(Debug)]
pub(super) enum Chains {
    /// Everybody's, as the caller asked for.
    Any,
    /// Those that end in somebody who is trusted.
    Trusted(Arc<dyn ServerCertVerifier>),
    Nobodys,
}

#[derive(Debug)]
pub(super) struct Judge {
    pub(super) chains: Chains,
    /// Certificates that the caller gave.
    pub(super) given: Vec<CertificateDer<'static>>,
    pub(super) pins: Vec<Thumbprint>,
    pub(super) provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        others: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Verified<ServerCertVerified> {
        let thumbprint = Thumbprint::of(certificate);
        if self.pins.contains(&thumbprint) {
            return Ok(ServerCertVerified::assertion());
        }
        let outcome = match &self.chains {
            Chains::Any => Ok(ServerCertVerified::assertion()),
            Chains::Trusted(chains) => chains.verify_server_cert(certificate, others, name, ocsp, now),
            Chains::Nobodys => Err(CertificateError::UnknownIssuer.into()),
        };
        match outcome {
            // A server that signed its own certificate shows a CA, which no chain may end in. But it is the very one
            // that the caller trusts; only its name and its dates have to be right.
            Err(error) if self.given.iter().any(|given| given == certificate) && !is_date(&error) => {
                verify_server_name(&ParsedCertificate::try_from(certificate)?, name)?;
                Ok(ServerCertVerified::assertion())
            }
            Err(_) if !self.pins.is_empty() => {
                Err(CertificateError::Other(OtherError(Arc::new(Other(thumbprint)))).into())
            }
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Verified<HandshakeSignatureValid> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Verified<HandshakeSignatureValid> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

fn is_date(error: &rustls::Error) -> bool {
    use CertificateError as Certificate;
    let rustls::Error::InvalidCertificate(error) = error else { return false };
    matches!(
        error,
        Certificate::Expired
            | Certificate::ExpiredContext { .. }
            | Certificate::NotValidYet
            | Certificate::NotValidYetContext { .. }
            | Certificate::Revoked
    )
}

/// A certificate with another thumbprint than those that were given.
#[derive(Debug)]
struct Other(Thumbprint);

impl fmt::Display for Other {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "its thumbprint is {}", self.0)
    }
}

impl std::error::Error for Other {}

/// The thumbprint that the server presented, if that is why it was refused.
pub(super) fn presented(error: &rustls::Error) -> Option<String> {
    let rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(inner))) = error else { return None };
    inner.downcast_ref::<Other>().map(|other| other.0.to_string())
}

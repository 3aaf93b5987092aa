//! The hosts of other sites that a link can be made with.

use std::fmt;

use ring::digest::{SHA256, digest};

/// A Platform Services Controller of another site, to create links with.
#[derive(Clone)]
#[non_exhaustive]
pub struct ForeignHost {
    /// Its name on the network (`psc_hostname`).
    pub hostname: String,
    /// Its single sign-on domain (`domain_name`).
    pub domain: String,
    /// An administrator of its domain.
    pub user_name: String,
    /// The administrator's password.
    pub password: String,
    /// Its version. Those before 6.5 cannot be linked: `UNSUPPORTED`.
    pub version: String,
    /// The certificate that it presents, in PEM.
    pub certificate: String,
}

/// A certificate for `psc.example.net`, without its key: nobody needs to present it.
const CERTIFICATE: &str = "\
-----BEGIN CERTIFICATE-----
MIIBiTCCAS+gAwIBAgIUEfLyKJZw7xJ7kJnIhU1RoCfjVXMwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MB4XDTI2MTEyMTIyNDEyMFoXDTM2
MTExODIyNDEyMFowGjEYMBYGA1UEAwwPcHNjLmV4YW1wbGUubmV0MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEIBDhiu2s0yenVD6Mx3UyiHKXCW4tnZUyPJDnRGJd
cPCsIbyVzsCmMUrtYXtSr9AyX+vuTscou4Tc2p0z5b3L6aNTMFEwHQYDVR0OBBYE
FJ3bSMkqpXSrJP67CtYu69RTbOT8MB8GA1UdIwQYMBaAFJ3bSMkqpXSrJP67CtYu
69RTbOT8MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAOQovgWc
wKEdkBGuWOm+I52phcSijAzYmq2QD2Cflf2HAiB7E/yrOu8YXEcX6YS5iDwj8fMd
r7rMtmLqxkC5+7bqXg==
-----END CERTIFICATE-----
";

impl ForeignHost {
    /// A host of a version that can be linked. Its administrator is `administrator@{domain}` with the password
    /// `correct-horse-battery`, and it presents the certificate of the document's examples.
    pub fn new(hostname: impl Into<String>, domain: impl Into<String>) -> Self {
        let domain = domain.into();
        Self {
            hostname: hostname.into(),
            user_name: format!("administrator@{domain}"),
            domain,
            password: "correct-horse-battery".to_owned(),
            version: "7.0.3".to_owned(),
            certificate: CERTIFICATE.to_owned(),
        }
    }

    /// Sets [`version`](Self::version).
    #[must_use]
    pub fn with_version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// Sets [`certificate`](Self::certificate).
    #[must_use]
    pub fn with_certificate(mut self, pem: impl Into<String>) -> Self {
        self.certificate = pem.into();
        self
    }

    /// Sets [`user_name`](Self::user_name) and [`password`](Self::password).
    #[must_use]
    pub fn with_credentials(mut self, user_name: impl Into<String>, password: impl Into<String>) -> Self {
        (self.user_name, self.password) = (user_name.into(), password.into());
        self
    }

    /// SHA-256 thumbprint of the certificate, as `AB:CD:…`.
    pub fn thumbprint(&self) -> String {
        let der = pem_bytes(&self.certificate).unwrap_or_default();
        let hex = |byte: &u8| format!("{byte:02X}");
        digest(&SHA256, &der).as_ref().iter().map(hex).collect::<Vec<_>>().join(":")
    }

    pub(crate) fn has_certificate(&self, pem: &str) -> bool {
        pem_bytes(pem).is_some_and(|given| pem_bytes(&self.certificate) == Some(given))
    }

    pub(crate) fn is_supported(&self) -> bool {
        let mut parts = self.version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= (6, 5)
    }

    /// The host that the sample link is made with, one to link with, and one that is too old.
    pub(crate) fn samples() -> Vec<Self> {
        vec![
            Self::new("psc.corp.example.com", "corp.example.com"),
            Self::new("psc.example.net", "example.net"),
            Self::new("psc.old.example.org", "old.example.org").with_version("6.0.0"),
        ]
    }
}

impl fmt::Debug for ForeignHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ForeignHost")
            .field("hostname", &self.hostname)
            .field("domain", &self.domain)
            .field("user_name", &self.user_name)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

/// The bytes of the first block of PEM.
pub(crate) fn pem_bytes(pem: &str) -> Option<Vec<u8>> {
    use base64::Engine as _;
    let (_, rest) = pem.split_once("-----BEGIN CERTIFICATE-----")?;
    let (inner, _) = rest.split_once("-----END CERTIFICATE-----")?;
    let text: String = inner.split_ascii_whitespace().collect();
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_that_of_the_documents_examples() {
        let host = ForeignHost::new("psc.example.net", "example.net");
        let document = include_str!("../vsphere.yaml");
        assert!(document.contains(&host.thumbprint()), "{}", host.thumbprint());
        assert!(host.has_certificate(&host.certificate.replace('\n', "\r\n")));
        assert!(!host.has_certificate("no certificate"));
        assert!(!format!("{host:?}").contains(&host.password));
    }
}

//! Thumbprints of certificates, as administrators compare them.

use std::fmt::Write as _;

use crate::error::Error;

/// SHA-256 over a certificate in DER form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Thumbprint([u8; 32]);

impl Thumbprint {
    pub(super) fn of(certificate: &[u8]) -> Self {
        Self(sha256(certificate))
    }

    /// From `AA:BB:…` or `aabb…`.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let text = text.strip_prefix("SHA256:").or_else(|| text.strip_prefix("sha256:")).unwrap_or(text);
        let digits: Vec<char> = text.chars().filter(|c| !matches!(c, ':' | ' ' | '-')).collect();
        let wrong = |why: &str| {
            Error::configuration(format!(
                "pin_sha256: {why}; give the SHA-256 thumbprint of the server's certificate, 64 hexadecimal digits such \
                 as AA:BB:…, as `openssl x509 -noout -fingerprint -sha256` shows it"
            ))
        };
        let Some(values) = digits.iter().map(|c| c.to_digit(16)).collect::<Option<Vec<_>>>() else {
            return Err(wrong("there is something else than hexadecimal digits in the thumbprint"));
        };
        match values.len() {
            64 => {}
            40 => return Err(wrong("the thumbprint is one by SHA-1, which can be forged")),
            other => return Err(wrong(&format!("the thumbprint has {other} digits"))),
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(values.chunks_exact(2)) {
            *byte = pair.iter().fold(0, |byte, digit| byte << 4 | (digit & 0xf) as u8);
        }
        Ok(Self(bytes))
    }

    pub(super) fn parse_all(texts: &[String]) -> Result<Vec<Self>, Error> {
        texts.iter().map(|text| Self::parse(text)).collect()
    }
}

/// By what rustls brings, where that is there.
#[cfg(feature = "rustls")]
fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut digest = [0; 32];
    digest.copy_from_slice(ring::digest::digest(&ring::digest::SHA256, bytes).as_ref());
    digest
}

#[cfg(not(feature = "rustls"))]
fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest as _;

    sha2::Sha256::digest(bytes).into()
}

impl std::fmt::Display for Thumbprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, byte) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_char(':')?;
            }
            write!(f, "{byte:02X}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;

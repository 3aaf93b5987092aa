//! A SAML token whose holder proves a key: every request that shows the token is signed with it.
//!
//! The server takes the certificate of the holder out of the token, and puts together what was signed from the request as
//! it came to it. A nonce is good for one request, so each attempt has a signature of its own. The form is that of the
//! clients that the vendor has published; see `SignRequest` of govmomi.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderValue};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use rustls_pki_types::PrivateKeyDer;
use rustls_pki_types::pem::PemObject as _;
use zeroize::Zeroizing;

use crate::values::secret::Secret;
use crate::wire::seam::Body;

/// What the server takes for the port where the request names none.
const NO_PORT: u16 = 80;

pub(crate) struct Proof {
    /// As a header shows it.
    token: Secret,
    key: RsaKeyPair,
}

impl Proof {
    /// With the key in PEM; else in words why it is none.
    pub(super) fn new(token: Secret, key: &Secret) -> Result<Self, &'static str> {
        let unusable =
            "the key given with the SAML token is no RSA key of at least 2048 bits in PEM, without a password";
        let key = match PrivateKeyDer::from_pem_slice(key.expose().as_bytes()).map_err(|_| unusable)? {
            PrivateKeyDer::Pkcs8(key) => RsaKeyPair::from_pkcs8(key.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(key) => RsaKeyPair::from_der(key.secret_pkcs1_der()),
            _ => return Err(unusable),
        };
        Ok(Self { token, key: key.map_err(|_| unusable)? })
    }

    /// Puts token and signature into the request; else in words why not.
    pub(super) fn sign(&self, request: &mut http::Request<Body>) -> Result<(), &'static str> {
        let Some(body) = request.body().as_bytes() else {
            return Err("what is signed with the key of its holder cannot have a stream as its body");
        };
        let body = digest(&SHA256, body);
        let nonce = format!("{}:{}", milliseconds(SystemTime::now()), fastrand::i32(0..));
        let text = signed(&nonce, request, body.as_ref());
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &text, &mut signature)
            .map_err(|_| "the system gives no random numbers to sign with")?;
        let shown = Zeroizing::new(format!(
            "SIGN token=\"{}\", signature_alg=\"RSA-SHA256\", signature=\"{}\", nonce=\"{nonce}\", bodyhash=\"{}\"",
            self.token.expose(),
            STANDARD.encode(signature),
            STANDARD.encode(body),
        ));
        let mut shown = HeaderValue::from_str(&shown).map_err(|_| "the SAML token does not fit into a header")?;
        shown.set_sensitive(true);
        request.headers_mut().insert(AUTHORIZATION, shown);
        Ok(())
    }
}

/// What is signed: a line each of nonce, method, path, host, port, and the digest of the body as it is.
fn signed(nonce: &str, request: &http::Request<Body>, body: &[u8]) -> Vec<u8> {
    let (method, uri) = (request.method(), request.uri());
    let host = uri.host().unwrap_or_default().trim_start_matches('[').trim_end_matches(']').to_ascii_lowercase();
    let port = uri.port_u16().unwrap_or(NO_PORT);
    let mut text = format!("{nonce}\n{method}\n{}\n{host}\n{port}\n", uri.path()).into_bytes();
    text.extend_from_slice(body);
    text.push(b'\n');
    text
}

fn milliseconds(now: SystemTime) -> u128 {
    now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis()
}

#[cfg(test)]
mod tests;

//! The TLS of the platform, set up through reqwest.

use super::trust::{Trust, unreadable};
use crate::error::Error;

pub(super) fn apply(trust: &Trust, builder: reqwest::ClientBuilder) -> Result<reqwest::ClientBuilder, Error> {
    let mut certificates = Vec::new();
    for pem in &trust.authorities {
        let read = reqwest::Certificate::from_pem_bundle(pem).map_err(|_| unreadable())?;
        if read.is_empty() {
            return Err(unreadable());
        }
        certificates.extend(read);
    }
    Ok(builder
        .tls_backend_native()
        .tls_certs_merge(certificates)
        .tls_danger_accept_invalid_certs(trust.anything)
        .tls_danger_accept_invalid_hostnames(trust.anything))
}

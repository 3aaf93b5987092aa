//! An id per call, sent along so that it can be found in the logs of the server.

use http::HeaderName;

/// Header that carries the id of a call: the one that proxies in front of the API pass on and log.
pub(crate) const HEADER_NAME: &str = "x-request-id";
pub(crate) const HEADER: HeaderName = HeaderName::from_static(HEADER_NAME);

/// A random UUID (version 4), which is the form that proxies expect.
pub(crate) fn random() -> String {
    let random = fastrand::u128(..);
    let bits = random & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests;

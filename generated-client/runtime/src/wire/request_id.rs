//! An id per call, sent along so that it can be found in the logs of the server.

use std::fmt::Write as _;

use http::HeaderName;

/// Header that carries the id of a call: the one that proxies in front of the API pass on and log.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("x-request-id");

/// A random UUID (version 4), which is the form that proxies expect.
pub(crate) fn random() -> String {
    let random = fastrand::u128(..);
    let bits = random & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let group = |digits_behind: u32, digits: u32| bits >> (4 * digits_behind) & ((1 << (4 * digits)) - 1);
    let (a, b, c, d, e) = (group(24, 8), group(20, 4), group(16, 4), group(12, 4), group(0, 12));
    let mut id = String::with_capacity(36);
    // Nothing can go wrong with a string.
    let _ = write!(id, "{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}");
    id
}

#[cfg(test)]
mod tests;

//! Answers that come compressed although nobody asked for it: some proxies do that.

use std::io::{self, Read};

use bytes::Bytes;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use crate::error::excerpt;

/// Why the body cannot be had.
#[derive(Debug)]
pub(crate) enum Encoded {
    /// It becomes larger than the cap.
    TooLarge,
    /// In words.
    Unreadable(String),
}

/// The body as it was before it was compressed; at most `cap` bytes of it. The headers then speak of that.
pub(crate) fn decode(headers: &mut HeaderMap, body: Bytes, cap: usize) -> Result<Bytes, Encoded> {
    let Some(name) = name(headers) else { return Ok(body) };
    if body.is_empty() {
        return Ok(body);
    }
    let outcome = match name.as_str() {
        "gzip" | "x-gzip" => read(MultiGzDecoder::new(&*body), cap),
        "deflate" => read(ZlibDecoder::new(&*body), cap),
        _ => {
            let line = format!("the answer is encoded as `{}`, which nobody asked for", excerpt(&name));
            return Err(Encoded::Unreadable(line));
        }
    };
    let decoded = outcome.map_err(|error| Encoded::Unreadable(format!("the answer is no proper {name}: {error}")))?;
    if decoded.len() > cap {
        return Err(Encoded::TooLarge);
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    Ok(decoded.into())
}

/// As much as can be had of the body of an error, whose status must not be lost.
pub(crate) fn decode_some(headers: &HeaderMap, body: Vec<u8>, cap: usize) -> Vec<u8> {
    let mut decoded = Vec::new();
    // What was decoded before an error is kept.
    let _ = match name(headers).as_deref() {
        Some("gzip" | "x-gzip") => MultiGzDecoder::new(&*body).take(cap as u64).read_to_end(&mut decoded),
        Some("deflate") => ZlibDecoder::new(&*body).take(cap as u64).read_to_end(&mut decoded),
        _ => return body,
    };
    decoded
}

fn name(headers: &HeaderMap) -> Option<String> {
    let names: Vec<_> = headers.get_all(CONTENT_ENCODING).iter().filter_map(|value| value.to_str().ok()).collect();
    Some(names.join(", ").trim().to_ascii_lowercase()).filter(|name| !name.is_empty() && name != "identity")
}

/// One byte more than the cap tells that there is more.
fn read(decoder: impl Read, cap: usize) -> io::Result<Vec<u8>> {
    let mut decoded = Vec::new();
    decoder.take((cap as u64).saturating_add(1)).read_to_end(&mut decoded)?;
    Ok(decoded)
}

//! Legacy answers, taken out of their envelope.

use bytes::Bytes;
use serde::Deserialize;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow)]
    value: &'a RawValue,
}

/// What is in `{"value": …}`, as a part of the same bytes. A body without the envelope stays what it is: whether it can
/// be read is said where it is read.
pub(crate) fn opened(body: Bytes) -> Bytes {
    let Ok(text) = std::str::from_utf8(&body) else { return body };
    match serde_json::from_str::<Envelope<'_>>(text) {
        Ok(envelope) => body.slice_ref(envelope.value.get().as_bytes()),
        Err(_) => body,
    }
}

#[cfg(test)]
mod tests;

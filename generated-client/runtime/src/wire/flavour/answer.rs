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
mod tests {
    use bytes::Bytes;

    use super::opened;

    #[test]
    fn the_value_is_a_part_of_the_same_bytes() {
        let body = Bytes::from_static(b" {\"value\": [1, {\"value\": 2}]} ");
        let value = opened(body.clone());
        assert_eq!(&value[..], b"[1, {\"value\": 2}]");
        assert_eq!(value.as_ptr() as usize - body.as_ptr() as usize, 11);
    }

    #[test]
    fn what_has_no_envelope_stays() {
        for body in [&b""[..], b"<html>", b"{\"value\": ", b"{\"other\": 1}", b"\xff"] {
            assert_eq!(&opened(Bytes::from_static(body))[..], body);
        }
    }
}

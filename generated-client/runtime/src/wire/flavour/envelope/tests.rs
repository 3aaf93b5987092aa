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

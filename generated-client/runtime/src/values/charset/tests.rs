use super::utf8;

fn text(bytes: &[u8], media_type: &str) -> String {
    String::from_utf8_lossy(&utf8(bytes, Some(media_type))).into_owned()
}

#[test]
fn a_text_is_in_the_charset_that_is_named() {
    assert_eq!(text(b"gr\xfc\xdfe", "text/plain; Charset=\"ISO-8859-1\""), "grüße");
    assert_eq!(text("żółw".as_bytes(), "text/plain; charset=utf-8"), "żółw");
    assert_eq!(text(b"\xbf\xf3", "text/plain;charset=iso-8859-2"), "żó");
    assert_eq!(text("ü".as_bytes(), "text/plain"), "ü");
    assert_eq!(text("ü".as_bytes(), "text/plain; charset=klingon"), "ü");
}

#[test]
fn a_mark_goes_and_decides() {
    assert_eq!(text(b"\xef\xbb\xbf{}", "application/json"), "{}");
    assert_eq!(text(b"\xef\xbb\xbfa", "text/plain; charset=utf-16"), "a");
    assert_eq!(text(b"\xff\xfe{\0}\0", "application/json"), "{}");
}

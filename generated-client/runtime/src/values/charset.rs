//! The text of an answer, in whatever charset it comes.

use std::borrow::Cow;

/// The mark at the beginning that some servers send, which JSON parsers may ignore (RFC 8259 8.1).
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The bytes in UTF-8, without a mark: by the mark, else by the charset of the media type. Without either, or with a charset
/// that nobody knows, they are as they come.
pub(crate) fn utf8<'a>(bytes: &'a [u8], media_type: Option<&str>) -> Cow<'a, [u8]> {
    if let Some(rest) = bytes.strip_prefix(MARK) {
        return Cow::Borrowed(rest);
    }
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let named = || encoding_rs::Encoding::for_label(charset(media_type?)?.as_bytes());
    match marked.or_else(named) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => match encoding.decode(bytes).0 {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        },
        _ => Cow::Borrowed(bytes),
    }
}

/// The parameter `charset` of a media type (RFC 9110 8.3.2).
fn charset(media_type: &str) -> Option<&str> {
    media_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
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
}

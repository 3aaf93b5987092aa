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
mod tests;

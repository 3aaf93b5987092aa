//! JSON pointers (RFC 6901) and the local references that hold them.

use std::borrow::Cow;

/// One segment of a JSON pointer, escaped.
pub fn escape(segment: &str) -> Cow<'_, str> {
    if segment.contains(['~', '/']) {
        Cow::Owned(segment.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// The JSON pointer of some segments, none of them escaped.
pub fn pointer<'a>(segments: impl IntoIterator<Item = &'a str>) -> String {
    segments.into_iter().fold(String::new(), |mut text, segment| {
        text.push('/');
        text.push_str(&escape(segment));
        text
    })
}

/// A segment of a JSON pointer as it was before it was escaped.
pub(crate) fn unescape(segment: &str) -> String {
    segment.replace("~1", "/").replace("~0", "~")
}

/// The segments of a JSON pointer, unescaped; `None` if it is not one.
pub(crate) fn segments(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let rest = match pointer.strip_prefix('/') {
        Some(rest) => Some(rest),
        None if pointer.is_empty() => None,
        None => return None,
    };
    Some(
        rest.into_iter()
            .flat_map(|rest| rest.split('/'))
            .map(|segment| if segment.contains('~') { Cow::Owned(unescape(segment)) } else { Cow::Borrowed(segment) }),
    )
}

/// The pointer in a local reference; `None` if it refers to another document.
pub(super) fn of_reference(reference: &str) -> Option<Cow<'_, str>> {
    let pointer = reference.strip_prefix('#')?;
    if pointer.contains('%') { percent_decode(pointer).map(Cow::Owned) } else { Some(Cow::Borrowed(pointer)) }
}

/// Percent-encoding undone, as the fragment of a URI may need it; `None` if the result is not UTF-8.
pub(crate) fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match tail {
            [high, low, ..] if *first == b'%' => {
                Option::zip(char::from(*high).to_digit(16), char::from(*low).to_digit(16))
            }
            _ => None,
        };
        match code {
            Some((high, low)) => {
                bytes.push(u8::try_from(high * 16 + low).ok()?);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{escape, of_reference, pointer, segments};

    #[test]
    fn segments_survive_escaping() {
        let path = "/api/{a~b}";
        assert_eq!(escape(path), "~1api~1{a~0b}");
        let pointer = pointer(["paths", path, "get"]);
        assert_eq!(pointer, "/paths/~1api~1{a~0b}/get");
        assert_eq!(segments(&pointer).expect("a pointer").collect::<Vec<_>>(), ["paths", path, "get"]);
        assert!(segments("paths").is_none());
        assert_eq!(segments("").expect("the root").count(), 0);
    }

    #[test]
    fn references_may_be_percent_encoded() {
        assert_eq!(of_reference("#/a/b%20c%2").as_deref(), Some("/a/b c%2"));
        assert_eq!(of_reference("other.yaml#/a"), None);
        assert_eq!(of_reference("#/%ff"), None);
    }
}

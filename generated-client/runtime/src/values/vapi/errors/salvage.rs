//! JSON that no reader takes, made readable: cut off, or with half a surrogate pair.

use std::borrow::Cow;

use serde_json::Value;

/// The value, or as much of it as is there.
pub(crate) fn value(text: &str) -> Option<Value> {
    if let Ok(value) = serde_json::from_str(text) {
        return Some(value);
    }
    let text = whole_surrogates(text);
    serde_json::from_str(&text).ok().or_else(|| serde_json::from_str(&closed(&text)?).ok())
}

/// Puts U+FFFD where half a pair stands alone.
fn whole_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\u") {
        return text.into();
    }
    let unit = |at: usize| {
        let hex = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(hex, 16).ok()
    };
    let mut whole = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (length, lone) = match (c, unit(at)) {
            ('\\', Some(0xd800..0xdc00)) if matches!(unit(at + 6), Some(0xdc00..0xe000)) => (12, false),
            ('\\', Some(0xd800..0xe000)) => (6, true),
            ('\\', _) => (1 + text[at + 1..].chars().next().map_or(0, char::len_utf8), false),
            _ => (c.len_utf8(), false),
        };
        whole.push_str(if lone { "\\ufffd" } else { &text[at..at + length] });
        at += length;
    }
    whole.into()
}

/// Cut back to the last member or item that is whole, and closed.
fn closed(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    // Where the text is whole but for what closes it.
    let mut whole = None;
    for (at, byte) in text.bytes().enumerate() {
        if in_string {
            (in_string, escaped) = (escaped || byte != b'"', !escaped && byte == b'\\');
            continue;
        }
        match byte {
            b'"' => in_string = true,
            b'{' => open.push('}'),
            b'[' => open.push(']'),
            b'}' | b']' => {
                open.pop()?;
            }
            b',' => whole = Some((at, open.clone())),
            _ => {}
        }
        if matches!(byte, b'{' | b'[' | b'}' | b']') {
            whole = Some((at + 1, open.clone()));
        }
    }
    let (end, open) = whole?;
    Some(text[..end].chars().chain(open.into_iter().rev()).collect())
}

//! Texts and JSON as Rust literals.

use std::fmt::Write as _;

use serde_json::Value;

/// A text: raw where it has quotes.
pub(super) fn text(text: &str) -> String {
    let needs_raw = text.contains(['"', '\\']);
    if !needs_raw || !text.chars().all(|c| "\"'\\".contains(c) || is_plain(c)) {
        return format!("{text:?}");
    }
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

/// A value as JSON; what cannot be seen in a source is escaped, which JSON can do as well.
pub(super) fn json(value: &Value) -> String {
    let mut text = String::new();
    for c in value.to_string().chars() {
        match c {
            c if "\"'\\".contains(c) || is_plain(c) => text.push(c),
            c => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(text, "\\u{unit:04x}");
            }),
        }
    }
    text
}

fn is_plain(c: char) -> bool {
    c.escape_debug().len() == 1
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn texts_are_seen_as_they_are() {
        assert_eq!(super::text("a"), r#""a""#);
        assert_eq!(super::text("\"#"), "r##\"\"#\"##");
        assert_eq!(super::text("a\n\"b"), r#""a\n\"b""#);
        assert_eq!(super::json(&json!({"a": "\u{202e}\u{1f600}é"})), "{\"a\":\"\\u202e\u{1f600}é\"}");
    }
}

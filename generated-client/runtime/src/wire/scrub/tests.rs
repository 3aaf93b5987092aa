use serde_json::json;

use super::Scrub;
use crate::values::secret::Secret;
use crate::wire::authorization::Authorization;

fn scrub(secret: &str) -> Scrub {
    Scrub::new(None, &[Secret::from(secret)])
}

#[test]
fn what_is_echoed_is_blotted_out_in_every_form() {
    let authorization = Authorization::basic("u", &Secret::from("a\"b&c")).unwrap();
    let header = authorization.value.to_str().unwrap();
    let echo = format!("{header} a\"b&c a\\\"b&c a%22b%26c YSJiJmM= a&quot;b&amp;c end");
    let scrubbed = Scrub::new(Some(&authorization), &[]).text(&echo);
    assert_eq!(scrubbed, "Basic [redacted] [redacted] [redacted] [redacted] [redacted] [redacted] end");
}

#[test]
fn escapes_of_any_character_are_seen_through() {
    let scrub = scrub("p@ß/\\ 😀x");
    for form in [
        "p\\u0040\\u00df/\\\\ \\ud83d\\ude00x",
        "\\u0070\\u0040\\u00DF\\/\\u005C\\u0020\\uD83D\\uDE00\\u0078",
        "p%40%c3%9f%2f%5c+%f0%9f%98%80x",
        "p%2540%25C3%259F/\\ 😀x",
        "p&#64;&#xDF;/\\ &#128512;x",
        "p&amp;#64;ß/\\ 😀x",
        "p\\\\u0040ß/\\\\\\\\ 😀x",
    ] {
        assert_eq!(scrub.text(&format!("<{form}>")), "<[redacted]>", "{form}");
    }
}

#[test]
fn a_short_secret_leaves_words_alone() {
    let scrub = scrub("e");
    let text = "the server is here, e, and there";
    assert_eq!(scrub.text(text), text);
    assert_eq!(scrub.text(r#"{"user":"me","password":"e"}"#), r#"{"user":"me","password":"[redacted]"}"#);
    assert_eq!(scrub.text("password=e&user=else"), "password=[redacted]&user=else");
    assert_eq!(scrub.text("e"), "[redacted]");
}

#[test]
fn a_part_at_the_cut_goes_too() {
    let scrub = scrub("3fb21a99-session");
    assert_eq!(scrub.cut("the id 3fb21a9"), "the id [redacted]");
    assert_eq!(scrub.cut("the id 3fb2\\u00"), "the id [redacted]");
    assert_eq!(scrub.cut("the id 3fb"), "the id 3fb");
    assert_eq!(scrub.text("the id 3fb21a9"), "the id 3fb21a9");
}

#[test]
fn every_text_of_a_value_is_looked_at() {
    let mut value = json!({ "s3cret": ["a s3cret", { "b": "s3cret" }], "error_type": "NOT_FOUND" });
    scrub("s3cret").json(&mut value);
    let expected = json!({ "[redacted]": ["a [redacted]", { "b": "[redacted]" }], "error_type": "NOT_FOUND" });
    assert_eq!(value, expected);
}

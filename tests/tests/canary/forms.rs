//! The forms in which a secret may hide in a text.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{GeneralPurpose, general_purpose::NO_PAD};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::secrets::{Secrets, USER};

/// Every form of one secret. (Base64 with padding begins with that without, so the latter is enough to look for.)
fn forms(secret: &str) -> Vec<(&'static str, String)> {
    let json = serde_json::to_string(secret).expect("a string is JSON");
    let upper = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let mut forms = vec![
        ("as it is", secret.to_owned()),
        ("in JSON", json.trim_matches('"').to_owned()),
        ("in JSON, ASCII only", ascii_json(json.trim_matches('"'))),
        ("in Debug", format!("{secret:?}").trim_matches('"').to_owned()),
        ("in Debug of bytes", format!("{:?}", secret.as_bytes()).trim_matches(['[', ']']).to_owned()),
        ("as a byte string", secret.as_bytes().escape_ascii().to_string()),
        ("percent-encoded", upper.clone()),
        ("percent-encoded, lower case", upper.to_ascii_lowercase()),
        ("percent-encoded where needed", percent_encoding::utf8_percent_encode(secret, QUERY).to_string()),
        ("in a form", upper.replace("%20", "+")),
    ];
    for alphabet in [STANDARD, URL_SAFE] {
        let engine = GeneralPurpose::new(&alphabet, NO_PAD);
        forms.push(("in base64", engine.encode(secret)));
        forms.push(("in base64, after the user", engine.encode(format!("{USER}:{secret}"))));
        forms.extend(inside_of_base64(&engine, secret).map(|form| ("inside of base64", form)));
    }
    forms
}

/// What URL parsers encode in a query.
const QUERY: &percent_encoding::AsciiSet =
    &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');

/// Escapes what is not ASCII, too, as some writers do.
fn ascii_json(json: &str) -> String {
    let mut text = String::new();
    for character in json.chars() {
        if character.is_ascii() {
            text.push(character);
        } else {
            let mut units = [0; 2];
            text.extend(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

/// The base64 of a secret that stands somewhere in a longer text: three ways to fall, the ends left out.
fn inside_of_base64(engine: &GeneralPurpose, secret: &str) -> impl Iterator<Item = String> {
    (0..3).map(|before: usize| {
        let text = engine.encode([&b"..."[..before], secret.as_bytes()].concat());
        let (skip, drop) = ([0, 2, 3][before], 2);
        text[skip..text.len() - drop].to_owned()
    })
}

/// Where a secret stands in the text, in words; `None` if nowhere.
pub(crate) fn leak(text: &str, secrets: &Secrets) -> Option<String> {
    for secret in &secrets.0 {
        for (name, form) in forms(secret) {
            assert!(form.len() >= 8, "{form:?} is too short to look for");
            if let Some(at) = text.find(&form) {
                let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
                let rest = text[line..].lines().next().unwrap_or_default();
                return Some(format!("a secret {name} ({form}): {rest}"));
            }
        }
    }
    None
}

/// A search that never finds anything shows nothing.
#[test]
fn each_form_is_found() {
    let secrets = Secrets(vec![crate::secrets::PASSWORD.to_owned()]);
    assert_eq!(leak("nothing of it in here", &secrets), None);
    for secret in [crate::secrets::PASSWORD, "0123456789abcdef0123456789abcdef"] {
        for (name, form) in forms(secret) {
            let secrets = Secrets(vec![secret.to_owned()]);
            assert!(leak(&format!("first line\nbefore{form}after\n"), &secrets).is_some(), "{name}: {form}");
        }
    }
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("somebody:{}:", secrets.0[0]));
    assert!(leak(&format!("authorization: Basic {basic}"), &secrets).is_some());
}

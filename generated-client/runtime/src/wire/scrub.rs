//! Blots out secrets in texts that came from outside: some servers and proxies echo what they were sent.
//!
//! A secret is found as it is, in base64, and with any of its characters written as an escape of JSON (`\u0040`, `\"`),
//! of a URL (`%40`, in either case) or of HTML (`&#64;`, `&amp;`), also where a text was escaped more than once.
//!
//! Secrets of fewer than [`SHORT`] characters would turn up in the middle of words, and nothing would be left of the
//! text. They are blotted out only where they stand as a value: behind a quote, `=`, `:`, `>` or `/`, or at the
//! beginning, and before something that is neither letter nor digit.

mod forms;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use zeroize::Zeroizing;

use super::authorization::Authorization;
use crate::values::secret::Secret;
use crate::values::vapi::errors::ErrorType;

/// Secrets shorter than this are blotted out only where they stand as a value.
const SHORT: usize = 4;

const BLOT: &str = "[redacted]";

/// What must not be seen.
pub(crate) struct Scrub(Vec<Zeroizing<String>>);

impl Scrub {
    pub(crate) fn new<'s>(
        authorization: Option<&'s Authorization>,
        more: impl IntoIterator<Item = &'s Secret>,
    ) -> Self {
        let own = authorization.map_or(&[][..], Authorization::secrets);
        let mut patterns = Vec::new();
        for secret in own.iter().chain(more).map(Secret::expose).filter(|secret| !secret.is_empty()) {
            let encoded = Zeroizing::new(STANDARD.encode(secret));
            patterns.push(Zeroizing::new(secret.to_owned()));
            patterns.push(Zeroizing::new(encoded.trim_end_matches('=').to_owned()));
        }
        // What holds another secret goes first.
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
        Self(patterns)
    }

    /// A text that is whole.
    pub(crate) fn text(&self, text: &str) -> String {
        self.blot(text, false)
    }

    /// A text that may have been cut off in the middle of a secret.
    pub(crate) fn cut(&self, text: &str) -> String {
        self.blot(text, true)
    }

    /// Every text in a value, the names of members included.
    pub(crate) fn json(&self, value: &mut Value) {
        match value {
            // What the API calls an error is no secret, even if a password is called so, too.
            Value::String(text) if is_known_type(text) => {}
            Value::String(text) => *text = self.text(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.json(item)),
            Value::Object(members) => {
                for (name, mut member) in std::mem::take(members) {
                    self.json(&mut member);
                    members.insert(self.text(&name), member);
                }
            }
            _ => {}
        }
    }

    fn blot(&self, text: &str, cut: bool) -> String {
        let mut text = text.to_owned();
        for pattern in &self.0 {
            text = blot(&text, pattern, cut);
        }
        text
    }
}

fn is_known_type(text: &str) -> bool {
    !matches!(ErrorType::from(text), ErrorType::Unknown(_))
}

fn blot(text: &str, secret: &str, cut: bool) -> String {
    let short = secret.chars().count() < SHORT;
    let mut blotted = String::with_capacity(text.len());
    let mut rest = 0;
    while let Some(next) = text[rest..].chars().next() {
        let found = forms::at(text, rest, secret, cut.then_some(SHORT));
        match found.filter(|&end| !short || is_value(text, rest, end)) {
            Some(end) => {
                blotted.push_str(BLOT);
                rest = end;
            }
            None => {
                blotted.push(next);
                rest += next.len_utf8();
            }
        }
    }
    blotted
}

fn is_value(text: &str, begin: usize, end: usize) -> bool {
    let before = text[..begin].trim_end_matches(' ').chars().next_back();
    let opened = before.is_none_or(|c| matches!(c, '"' | '\'' | '`' | '=' | ':' | '>' | '/'));
    opened && !text[end..].chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests;

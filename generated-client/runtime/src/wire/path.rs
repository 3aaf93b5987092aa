//! Values in paths and queries.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

pub(crate) fn encode(value: &str) -> impl std::fmt::Display {
    utf8_percent_encode(value, RESERVED)
}

/// What may stand in the value of a query as it is, although RFC 3986 reserves it: not what ends the value, and not what
/// readers of forms take for a space.
const KEPT: &AsciiSet = &RESERVED
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@');

pub(crate) fn encode_reserved(value: &str) -> String {
    utf8_percent_encode(value, KEPT).to_string()
}

/// The path of a template, filled value by value.
pub(crate) struct Path {
    text: String,
    rest: &'static str,
}

impl Path {
    pub(crate) fn new(template: &'static str) -> Self {
        Self { text: String::new(), rest: template }
    }

    /// One that is whole, and was checked.
    pub(crate) fn whole(text: &str) -> Self {
        Self { text: text.to_owned(), rest: "" }
    }

    /// Puts the value into the next `{…}`.
    pub(crate) fn push(&mut self, value: &str) -> Result<(), String> {
        self.push_written(&encode(value).to_string())
    }

    /// Puts a text into the next `{…}` that is written as it goes there.
    pub(crate) fn push_written(&mut self, written: &str) -> Result<(), String> {
        let Some((before, name, after)) = next(self.rest) else {
            return Err("the path has no place for another value".to_owned());
        };
        check(name, written)?;
        self.text.push_str(before);
        self.text.push_str(written);
        self.rest = after;
        Ok(())
    }

    /// Puts the value behind a slash at the end of a path that is whole.
    pub(crate) fn append(&mut self, value: &str) -> Result<(), String> {
        check("a segment of the path", value)?;
        if !self.text.ends_with('/') {
            self.text.push('/');
        }
        self.text.push_str(&encode(value).to_string());
        Ok(())
    }

    pub(crate) fn finish(self) -> Result<Cow<'static, str>, String> {
        match next(self.rest) {
            Some((_, name, _)) => Err(format!("the path lacks a value for `{name}`")),
            None if self.text.is_empty() => Ok(self.rest.into()),
            None => Ok((self.text + self.rest).into()),
        }
    }
}

fn check(name: &str, value: &str) -> Result<(), String> {
    match value {
        "" => Err(format!("`{name}` is empty")),
        // URL parsers take these, encoded too, as steps in the path.
        "." | ".." => Err(format!("`{name}` is `{value}`, which is no identifier")),
        _ => Ok(()),
    }
}

fn next(rest: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = rest.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests;

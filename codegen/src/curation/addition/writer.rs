//! Lines of YAML.

use std::fmt::Display;

/// Lines, each with its indentation.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    pub(super) fn at(depth: usize) -> Self {
        Self { text: String::new(), depth }
    }

    pub(super) fn line(&mut self, text: impl Display) {
        let indentation = "  ".repeat(self.depth);
        self.text.push_str(&format!("{indentation}{text}\n"));
    }

    /// A key, and lines below it.
    pub(super) fn below(&mut self, key: impl Display, write: impl FnOnce(&mut Self)) {
        self.line(format_args!("{key}:"));
        self.inside(write);
    }

    /// Lines that are indented.
    pub(super) fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// An item of a list, whose first line has the dash.
    pub(super) fn item(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        self.inside(write);
        let dash = start + "  ".repeat(self.depth).len();
        if self.text.len() > dash {
            self.text.replace_range(dash..=dash, "-");
        }
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }
}

/// A text as YAML has it: in quotes where it would be something else without.
pub(super) fn word(text: &str) -> String {
    const OTHERS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let is_path = text.starts_with('/');
    let is_word = text.starts_with(|c: char| c.is_ascii_alphabetic()) && !text.contains(['{', '}']);
    let is_plain = (is_path || is_word)
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_./{}-$".contains(c))
        && !OTHERS.contains(&&*text.to_ascii_lowercase());
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

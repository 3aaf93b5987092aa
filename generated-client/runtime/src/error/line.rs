//! Texts that fit into one line.

use std::error::Error as StdError;
use std::time::Duration;

/// Longest excerpt of a body in the line.
const EXCERPT: usize = 160;

/// The beginning of a text, on one line.
pub(crate) fn excerpt(text: &str) -> String {
    shorten(text, EXCERPT)
}

/// The beginning of a text, on one line: at most so many bytes of it.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let mut line = String::new();
    for word in text.split(|c: char| c.is_whitespace() || c.is_control() || is_invisible(c)) {
        if word.is_empty() {
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > most {
            let end = (0..=most).rev().find(|&end| line.is_char_boundary(end)).unwrap_or(0);
            line.truncate(end);
            line.push('…');
            break;
        }
    }
    line
}

/// Characters that show nothing and change what stands around them: marks of direction, of width zero, and the like.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

/// The server's own words may be a sentence; then the advice is the next one.
pub(super) fn join(line: &mut String, advice: &str) {
    if line.ends_with(['.', '!', '?', '…']) {
        let mut letters = advice.chars();
        line.push(' ');
        line.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        line.push_str(letters.as_str());
    } else {
        line.push_str("; ");
        line.push_str(advice);
    }
}

/// What the innermost error says: the outer ones only say that something failed.
pub(crate) fn root_cause(error: &(dyn StdError + 'static)) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    excerpt(&inner.to_string())
}

/// `300 s`, `0.2 s`.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{} s", (duration.as_secs_f64() * 1000.0).round() / 1000.0)
}

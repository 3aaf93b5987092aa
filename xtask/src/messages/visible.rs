//! Text from outside, made harmless. A document may hold whatever it likes, also what moves the cursor of a terminal,
//! renames its window, or turns the order of letters around.

/// A text with the characters that a terminal would obey replaced, one for one. Line ends and tabs stay.
pub(crate) fn text(text: &str) -> String {
    text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { visible(c) }).collect()
}

/// A text that has to fit in one line: its line ends are replaced as well.
pub(crate) fn line(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// JSON that means the same, with escapes for the characters that a terminal would obey. Only line ends can stand outside of
/// its strings, where there are no others.
pub(crate) fn json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || visible(c) == c {
            escaped.push(c);
        } else {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        }
    }
    escaped
}

/// A character that can be shown in the place of this one, as wide as it.
fn visible(c: char) -> char {
    match c {
        // Unicode has a picture of each.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        // The second set of control characters, separators of lines, and marks of direction.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{line, text};

    #[test]
    fn what_a_terminal_obeys_is_replaced() {
        assert_eq!(text("\x1b[31mred\x1b]0;title\x07\r\x08\x7f"), "␛[31mred␛]0;title␇␍␈␡");
        assert_eq!(text("\u{9b}31m \u{202e}abc \u{2028}"), "\u{fffd}31m \u{fffd}abc \u{fffd}");
    }

    #[test]
    fn all_else_stays() {
        let harmless = "ä 漢 🦀 e\u{301}\n\tnext";
        assert_eq!(text(harmless), harmless);
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(line("a\nb.yaml:1:1: forged"), "a␊b.yaml:1:1: forged");
    }
}

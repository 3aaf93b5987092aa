//! Doc lines broken between words, so that they read as before and fit.

/// The lines of a doc comment, in which no line has more than `width` columns unless a single word has.
///
/// What is in a fence, a table or a heading stays as it is; what continues a list item stays in it.
pub(crate) fn wrap<'a>(lines: impl IntoIterator<Item = &'a str>, width: usize) -> Vec<String> {
    let mut fenced = false;
    let mut out = Vec::new();
    for line in lines {
        let content = line.trim_start();
        let is_fence = content.starts_with("```");
        if is_fence || fenced || content.starts_with(['|', '#']) || line.chars().count() <= width {
            out.push(line.to_owned());
        } else {
            out.extend(filled(line, content, width));
        }
        fenced ^= is_fence;
    }
    out
}

fn filled(line: &str, content: &str, width: usize) -> Vec<String> {
    let start = line.len() - content.len();
    let hanging = " ".repeat(start + marker(content));
    let mut lines = Vec::new();
    let mut current = line[..start].to_owned();
    let mut columns = start;
    let mut is_empty = true;
    for word in words(content) {
        let length = word.chars().count();
        if !is_empty && columns + 1 + length > width {
            lines.push(std::mem::replace(&mut current, hanging.clone()));
            (columns, is_empty) = (hanging.len(), true);
        }
        if !is_empty {
            current.push(' ');
            columns += 1;
        }
        current.push_str(word);
        columns += length;
        is_empty = false;
    }
    lines.push(current);
    lines
}

/// What has to stay on one line: words, code, links, and a word with the one before it if it would begin something else than
/// text at the start of a line.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut in_code = false;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == '`' && !escaped {
            in_code = !in_code;
        }
        escaped = c == '\\' && !escaped && !in_code;
        if c == ' ' && !in_code && !begins_a_block(&text[at + 1..]) && marker(&text[..=at]) != at + 1 {
            words.push(&text[start..at]);
            start = at + 1;
        }
    }
    words.push(&text[start..]);
    words
}

/// The length of the marker of a list item.
fn marker(content: &str) -> usize {
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    match content.get(digits..digits + 2) {
        Some("- " | "* " | "+ ") if digits == 0 => 2,
        Some(". " | ") ") if digits > 0 => digits + 2,
        _ => 0,
    }
}

fn begins_a_block(rest: &str) -> bool {
    rest.is_empty() || marker(rest) > 0 || rest.starts_with(['#', '>', '|', '=', '-', '+', '*', '~', '<', ':', ' '])
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_broken_between_words() {
        assert_eq!(wrap([" one two three four"], 14), [" one two three", " four"]);
        assert_eq!(wrap(["unbreakable word"], 5), ["unbreakable", "word"]);
    }

    #[test]
    fn what_continues_an_item_is_in_it() {
        assert_eq!(
            wrap([" - one two three", "   2) four five six"], 12),
            [" - one two", "   three", "   2) four", "      five", "      six"]
        );
    }

    #[test]
    fn code_links_and_accidental_markers_hold_together() {
        assert_eq!(wrap(["see `a b c` and `d`"], 8), ["see", "`a b c`", "and `d`"]);
        assert_eq!(wrap(["see 4 - 5 # 6 and so on"], 8), ["see 4 -", "5 # 6", "and so", "on"]);
        assert_eq!(wrap(["an odd \\` tick in words"], 12), ["an odd \\`", "tick in", "words"]);
    }

    #[test]
    fn code_and_tables_stay() {
        let lines = ["```text", "one two three four", "```", "| a | b | c | d |", "one two three"];
        assert_eq!(wrap(lines, 10), ["```text", "one two three four", "```", "| a | b | c | d |", "one two", "three"]);
    }
}

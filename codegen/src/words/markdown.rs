//! Descriptions as doc lines: one sentence each, so that a change of words is a change of one line, and nothing in them that
//! rustdoc would read as a link, a tag or a test.

/// The doc lines of a description, each with the space that follows `///`.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut fenced = false;
    // What continues a list item is indented to stay in it.
    let mut continuation = 0;
    // The list items that the line may be in: where each begins in the text, and where what is in it goes.
    let mut items: Vec<(usize, usize)> = Vec::new();
    for line in text.trim_end().lines() {
        let line: String = line.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
        let trimmed = line.trim_end();
        if trimmed.trim_start().starts_with("```") {
            fenced = !fenced;
            continuation = 0;
            // An opening fence without a language would be compiled as a test.
            out.push(if fenced { " ```text".to_owned() } else { " ```".to_owned() });
        } else if fenced {
            out.push(format!(" {trimmed}"));
        } else if trimmed.is_empty() {
            out.push(String::new());
            continuation = 0;
        } else {
            let content = trimmed.trim_start();
            // Four spaces would begin a code block, which would be compiled as a test.
            let start = trimmed.len() - content.len();
            let mut indent = start.min(2);
            let (marker, content) = marker(content);
            if !marker.is_empty() {
                items.retain(|(other, _)| *other < start);
                indent = items.last().map_or(0, |(_, inside)| *inside);
                continuation = indent + marker.len();
                items.push((start, continuation));
            } else if continuation > 0 {
                indent = continuation;
            } else if start == 0 {
                items.clear();
            }
            for (index, sentence) in sentences(&safe(content)).into_iter().enumerate() {
                let start =
                    if index == 0 { format!("{}{marker}", " ".repeat(indent)) } else { " ".repeat(continuation) };
                out.push(format!(" {start}{sentence}"));
            }
        }
    }
    if fenced {
        out.push(" ```".to_owned());
    }
    out
}

/// What nobody sees, and compilers refuse for it: control characters, joiners, changes of direction.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The marker of a list item, written in one way, and what follows it.
fn marker(content: &str) -> (String, &str) {
    if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|marker| content.strip_prefix(marker)) {
        return ("- ".to_owned(), rest.trim_start());
    }
    let digits = content.bytes().take_while(u8::is_ascii_digit).count();
    match content.get(digits..digits + 2) {
        Some(". " | ") ") if (1..=9).contains(&digits) => {
            (content[..digits + 2].to_owned(), content[digits + 2..].trim_start())
        }
        _ => (String::new(), content),
    }
}

/// Splits after a full stop that a new sentence follows.
fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut ticks = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        ticks += usize::from(*byte == b'`');
        if *byte != b'.' || bytes.get(at + 1) != Some(&b' ') || at < start {
            continue;
        }
        let rest = text[at + 1..].trim_start();
        let mut next = rest.chars();
        let begins = match next.next() {
            Some('*') => next.next().is_some_and(|c| !c.is_whitespace()),
            Some(c) => c.is_uppercase() || c == '`' || c == '[',
            None => false,
        };
        let so_far = &text[start..at];
        let abbreviation = ["e.g", "i.e", "etc", "vs", "cf"].iter().any(|word| so_far.ends_with(word));
        if begins && ticks % 2 == 0 && !abbreviation {
            out.push(text[start..=at].to_owned());
            start = text.len() - rest.len();
        }
    }
    out.push(text[start..].to_owned());
    out
}

/// Escapes what rustdoc would misread outside of code; our own links (`[`x`](y)`) stay.
fn safe(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut in_code = false;
    let mut in_link = false;
    // An odd number of backticks opens a code span that never ends, and longer runs have rules of their own: then they are
    // characters.
    let balanced = line.matches('`').count().is_multiple_of(2) && !line.contains("``") && !line.contains("\\`");
    // What would begin a heading, a quotation or a fence is a character.
    if rest.starts_with(['#', '>', '~']) {
        out.push('\\');
    }
    while let Some(c) = rest.chars().next() {
        if c == '`' && balanced {
            in_code = !in_code;
        } else if !in_code {
            let bracketed = rest.strip_prefix('<').and_then(url).filter(|url| rest[1 + url.len()..].starts_with('>'));
            if let Some(address) = bracketed {
                out.push_str(&shown(address));
                rest = &rest[address.len() + 2..];
                continue;
            }
            if let Some(address) = url(rest).filter(|_| !out.ends_with("](")) {
                out.push_str(&shown(address));
                rest = &rest[address.len()..];
                continue;
            }
            match c {
                '[' if is_link(rest) => in_link = true,
                ']' if in_link => in_link = false,
                '[' | ']' | '<' | '`' => out.push('\\'),
                '\\' if rest[1..].starts_with(['`', '[', ']', '<', '\\']) || rest.len() == 1 => out.push('\\'),
                _ => {}
            }
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// A link that we wrote: code in brackets, then a path or address.
fn is_link(text: &str) -> bool {
    let target =
        text.strip_prefix("[`").and_then(|t| t.split_once('`')).and_then(|(_, after)| after.strip_prefix("]("));
    target.is_some_and(|target| {
        ["Self::", "crate::", "https://"].iter().any(|start| target.starts_with(start)) && target.contains(')')
    })
}

/// An address at the start of `text`.
fn url(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | ')')).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '\'', '\\']);
    (url.len() > scheme.len()).then_some(url)
}

/// Addresses are links; templates of addresses are code.
fn shown(url: &str) -> String {
    if url.contains(['{', '}', '[', ']', '*', '\\', '|', '$']) { format!("`{url}`") } else { format!("<{url}>") }
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn one_sentence_a_line() {
        assert_eq!(
            lines("First one. Second, e.g. this. `third` too."),
            [" First one.", " Second, e.g. this.", " `third` too."]
        );
    }

    #[test]
    fn nothing_is_a_link_a_tag_or_a_test_by_accident() {
        assert_eq!(lines("a[0] < b, see http://x.y/z."), [" a\\[0\\] \\< b, see <http://x.y/z>."]);
        assert_eq!(lines("```\nlet x;\n```"), [" ```text", " let x;", " ```"]);
        assert_eq!(lines("        indented"), ["   indented"]);
        assert_eq!(lines("an odd ` tick"), [" an odd \\` tick"]);
    }

    #[test]
    fn our_links_stay() {
        assert_eq!(lines("See [`stage`](Self::stage)."), [" See [`stage`](Self::stage)."]);
    }

    #[test]
    fn lists_hold_together() {
        assert_eq!(
            lines("* one. Two.\n  more\n1) three. Four.\nmore\n\nafter"),
            [" - one.", "   Two.", "   more", " 1) three.", "    Four.", "    more", "", " after"]
        );
        assert_eq!(lines("It is so. * no list"), [" It is so. * no list"]);
        assert_eq!(
            lines("   - one:\n     - in it\n     - too\n   - two\n\nafter\n - three"),
            [" - one:", "   - in it", "   - too", " - two", "", " after", " - three"]
        );
    }

    #[test]
    fn what_begins_a_block_by_accident_is_escaped() {
        assert_eq!(lines("# of links"), [" \\# of links"]);
        assert_eq!(lines("> 5"), [" \\> 5"]);
        assert_eq!(lines("~~~\ncode"), [" \\~~~", " code"]);
        assert_eq!(lines("``odd <T>` runs`"), [" \\`\\`odd \\<T>\\` runs\\`"]);
    }

    #[test]
    fn addresses_are_links_wherever_they_stand() {
        assert_eq!(
            lines("(http://a.b/c) <http://a.b> http://{host}.com/x"),
            [" (<http://a.b/c>) <http://a.b> `http://{host}.com/x`"]
        );
    }

    #[test]
    fn links_of_others_are_text() {
        assert_eq!(lines("See [`x`](y) and [z]."), [" See \\[`x`\\](y) and \\[z\\]."]);
    }

    #[test]
    fn nothing_is_invisible() {
        assert_eq!(lines("a\tb\u{202e}c"), [" a b c"]);
    }
}

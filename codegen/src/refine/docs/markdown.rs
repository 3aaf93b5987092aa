//! Descriptions as doc lines: one sentence each, so that a change of words is a change of one line, and nothing in them that
//! rustdoc would read as a link, a tag or a test.

/// The doc lines of a description, each with the space that follows `///`.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut fenced = false;
    for line in text.trim_end().lines() {
        let trimmed = line.trim_end();
        if trimmed.trim_start().starts_with("```") {
            fenced = !fenced;
            // An opening fence without a language would be compiled as a test.
            out.push(if fenced { " ```text".to_owned() } else { " ```".to_owned() });
        } else if fenced {
            out.push(format!(" {trimmed}"));
        } else if trimmed.is_empty() {
            out.push(String::new());
        } else {
            // Four spaces would begin a code block, which would be compiled as a test.
            let indent = (trimmed.len() - trimmed.trim_start().len()).min(2);
            for (index, sentence) in sentences(&safe(trimmed.trim_start())).into_iter().enumerate() {
                let indent = if index == 0 { indent } else { continuation(trimmed) };
                out.push(format!(" {}{sentence}", " ".repeat(indent)));
            }
        }
    }
    if fenced {
        out.push(" ```".to_owned());
    }
    out
}

/// What follows the first sentence of a list item is indented to stay in it.
fn continuation(line: &str) -> usize {
    if line.trim_start().starts_with("- ") { 2 } else { 0 }
}

/// Splits after a full stop that a new sentence follows.
fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest[from..].find(". ").map(|at| at + from) {
        let next = rest[at + 2..].trim_start().chars().next();
        let in_code = rest[..at].matches('`').count() % 2 == 1;
        let abbreviation = ["e.g", "i.e", "etc", "vs", "cf"].iter().any(|word| rest[..at].ends_with(word));
        if next.is_some_and(|c| c.is_uppercase() || c == '`' || c == '[' || c == '*') && !in_code && !abbreviation {
            out.push(rest[..=at].to_owned());
            rest = rest[at + 2..].trim_start();
            from = 0;
        } else {
            from = at + 2;
        }
    }
    out.push(rest.to_owned());
    out
}

/// Escapes what rustdoc would misread outside of code; our own links (`[`x`](y)`) stay.
fn safe(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut in_code = false;
    // An odd number of backticks opens a code span that never ends: then they are characters.
    let balanced = line.matches('`').count() % 2 == 0;
    while let Some(c) = rest.chars().next() {
        if c == '`' && balanced {
            in_code = !in_code;
        } else if !in_code {
            if let Some(url) = url(rest).filter(|_| !out.ends_with(['<', '(', '`'])) {
                out.push('<');
                out.push_str(url);
                out.push('>');
                rest = &rest[url.len()..];
                continue;
            }
            match c {
                '`' => {
                    out.push_str("\\`");
                    rest = &rest[1..];
                    continue;
                }
                '[' if is_link(rest) => {}
                ']' if rest.starts_with("](") && out.ends_with('`') => {}
                '[' | ']' | '<' => out.push('\\'),
                _ => {}
            }
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// A link that we wrote: code in brackets, then a path.
fn is_link(text: &str) -> bool {
    text.strip_prefix("[`").and_then(|t| t.split_once('`')).is_some_and(|(_, after)| after.starts_with("]("))
}

fn url(text: &str) -> Option<&str> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| text.starts_with(scheme))?;
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '`' | '"' | ')')).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '\'']);
    // Templates are not addresses.
    (url.len() > scheme.len() && !url.contains(['{', '[', '*'])).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn one_sentence_a_line() {
        assert_eq!(lines("First one. Second, e.g. this. `third` too."), [" First one.", " Second, e.g. this.", " `third` too."]);
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
}

//! What a path cannot have as it is stands in it escaped: a space as `%20`, `é` as `%C3%A9`. What is escaped stays so.
//!
//! A key is a template of a URI (RFC 6570, 2.1), but its words come from where such letters are nothing special:
//! <https://github.com/OAI/OpenAPI-Specification/issues/2119>.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::lower::Lowering;

/// What RFC 3986, 3.3 has no place for in a path, but for the braces of a template and `%`.
const NEVER: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'|');

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    // The base path is the beginning of paths: what is done to one is done to all.
    api.base_path = escaped(&api.base_path);
    let mut places = 0;
    for operation in &mut api.operations {
        let path = escaped(&operation.path);
        places += usize::from(path != operation.path);
        operation.path = path;
    }
    places
}

fn escaped(path: &str) -> String {
    let mut text = String::new();
    let mut rest = path;
    while let Some((before, template)) = rest.split_once('{') {
        let Some((name, after)) = template.split_once('}') else { break };
        text.push_str(&of_text(before));
        text.push_str(&format!("{{{name}}}"));
        rest = after;
    }
    text + &of_text(rest)
}

fn of_text(text: &str) -> String {
    let is_escape = |text: &str| text.get(..2).is_some_and(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let mut parts = text.split('%');
    let first = utf8_percent_encode(parts.next().unwrap_or_default(), NEVER).to_string();
    parts.fold(first, |written, part| {
        let sign = if is_escape(part) { "%" } else { "%25" };
        written + sign + &utf8_percent_encode(part, NEVER).to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn only_what_a_path_cannot_have_is_escaped() {
        let same = "/a-b/{any name é}.{ext}:x@$value;c=d,e('f')!*+~_%C3%A9/";
        assert_eq!(escaped(same), same);
        assert_eq!(escaped("/a b/é/{x y}/\"\\^`|[]<>"), "/a%20b/%C3%A9/{x y}/%22%5C%5E%60%7C%5B%5D%3C%3E");
        assert_eq!(escaped("/100%/5%é/%2"), "/100%25/5%25%C3%A9/%252");
    }
}

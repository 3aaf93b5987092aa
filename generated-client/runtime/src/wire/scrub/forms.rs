//! The forms in which a character may come back.

/// Where the secret ends that begins at `begin`, in whatever form.
///
/// With `partly`, a text that ends in the middle of the secret counts if at least so many characters of it are there.
pub(super) fn at(text: &str, begin: usize, secret: &str, partly: Option<usize>) -> Option<usize> {
    // More than one form may fit: `\\` is one backslash, escaped, or two.
    let mut ends = vec![begin];
    for (seen, c) in secret.chars().enumerate() {
        let mut next = Vec::new();
        for &end in &ends {
            if partly.is_some_and(|least| seen >= least) && is_broken_off(&text[end..]) {
                return Some(text.len());
            }
            of_char(&text[end..], c, |length| next.push(end + length));
        }
        next.sort_unstable();
        next.dedup();
        if next.is_empty() {
            return None;
        }
        ends = next;
    }
    // The padding of base64.
    ends.last().map(|end| end + (text.len() - end - text[*end..].trim_start_matches('=').len()))
}

/// Nothing more, or the beginning of an escape.
fn is_broken_off(rest: &str) -> bool {
    rest.is_empty() || (rest.len() < 6 && rest.starts_with(['\\', '%', '&']))
}

/// Gives the lengths of all forms of `c` that `text` begins with.
fn of_char(text: &str, c: char, mut found: impl FnMut(usize)) {
    if text.starts_with(c) {
        found(c.len_utf8());
    }
    match text.as_bytes().first() {
        Some(b'\\') => json(text, c, found),
        Some(b'%') => percent(text, c).into_iter().for_each(found),
        Some(b'+') if c == ' ' => found(1),
        Some(b'&') => html(text, c).into_iter().for_each(found),
        _ => {}
    }
}

fn json(text: &str, c: char, mut found: impl FnMut(usize)) {
    // Escaped twice or more, the backslashes double.
    let slashes = text.len() - text.trim_start_matches('\\').len();
    let rest = &text[slashes..];
    if c == '\\' {
        (2..=slashes).for_each(&mut found);
    }
    let short = match c {
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        '\u{8}' => Some('b'),
        '\u{c}' => Some('f'),
        '"' | '/' | '\'' => Some(c),
        _ => None,
    };
    if short.is_some_and(|short| rest.starts_with(short)) {
        found(slashes + 1);
    }
    if let Some(braced) = rest.strip_prefix("u{")
        && let Some((hex, _)) = braced.split_once('}')
        && u32::from_str_radix(hex, 16) == Ok(c.into())
    {
        found(slashes + hex.len() + 3);
    }
    let mut units = [0; 2];
    let mut length = slashes;
    for (index, unit) in c.encode_utf16(&mut units).iter().enumerate() {
        if index > 0 {
            length += text[length..].len() - text[length..].trim_start_matches('\\').len();
        }
        let hex = text.get(length..length + 5).and_then(|escape| escape.strip_prefix('u'));
        if hex.and_then(|hex| u16::from_str_radix(hex, 16).ok()) != Some(*unit) {
            return;
        }
        length += 5;
    }
    found(length);
}

/// Every byte of the character as `%40`, or as `%2540` where it was encoded twice.
fn percent(text: &str, c: char) -> Option<usize> {
    let mut bytes = [0; 4];
    let mut length = 0;
    for byte in c.encode_utf8(&mut bytes).bytes() {
        let mut hex = text[length..].strip_prefix('%')?;
        while hex.get(..2).and_then(|two| u8::from_str_radix(two, 16).ok()) != Some(byte) {
            hex = hex.strip_prefix("25")?;
        }
        length = text.len() - hex.len() + 2;
    }
    Some(length)
}

fn html(text: &str, c: char) -> Option<usize> {
    let mut rest = text.strip_prefix('&')?;
    // Escaped twice or more: `&amp;lt;`.
    while c != '&' && rest.starts_with("amp;") {
        rest = &rest[4..];
    }
    let (name, _) = rest.split_at_checked(rest.find(';').filter(|end| *end < 10)?)?;
    let named = match c {
        '&' => name == "amp",
        '<' => name == "lt",
        '>' => name == "gt",
        '"' => name == "quot",
        '\'' => name == "apos",
        _ => false,
    };
    let number = name.strip_prefix('#').and_then(|number| match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    });
    (named || number == Some(c.into())).then(|| text.len() - rest.len() + name.len() + 1)
}

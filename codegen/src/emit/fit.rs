//! Lines as rustfmt has them, of what prettyplease has printed.
//!
//! prettyplease breaks at some 90 columns and indents a broken chain twice; here what fits into our 120 is joined again, the
//! rest is laid out as rustfmt does it, and docs are wrapped.

use crate::words::code::{WIDTH, statement};
use crate::words::wrap;

/// The step by which prettyplease indents.
const STEP: usize = 4;

/// The text with its lines joined and broken.
pub(crate) fn fit(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        lines.push(line.to_owned());
        close(&mut lines);
    }
    chains(&mut lines);
    docs(&lines).into_iter().map(|line| line + "\n").collect()
}

/// Joins the group that the last line closes, if it fits.
fn close(lines: &mut Vec<String>) {
    let Some(last) = lines.last() else { return };
    let (closing, indent) = (last.trim_start(), indent(last));
    if !closing.starts_with([')', ']', '}']) {
        return;
    }
    let Some(start) = lines[..lines.len() - 1].iter().rposition(|line| self::indent(line) <= indent) else { return };
    let (opening, inside) = (&lines[start], &lines[start + 1..lines.len() - 1]);
    let is_use = opening.trim_start().starts_with("use ") || opening.trim_start().starts_with("pub use ");
    let is_block = opening.ends_with('{') && !is_use && !opening.trim_start().starts_with("Self {");
    let is_bare = |line: &String| !["//", "#["].iter().any(|start| line.trim_start().starts_with(start));
    if is_block || !opening.ends_with(['(', '[', '{']) || !inside.iter().all(is_bare) {
        return;
    }
    let is_flat = inside.iter().all(|line| self::indent(line) == indent + STEP);
    let joined = inside.iter().map(|line| line.trim_start()).collect::<Vec<_>>().join(" ");
    let joined = joined.strip_suffix(',').unwrap_or(&joined);
    let space = if opening.ends_with('{') && !is_use { " " } else { "" };
    let one = format!("{opening}{space}{joined}{space}{closing}");
    if is_flat && fits(&one) {
        lines.splice(start.., [one]);
        close(lines);
    } else if is_use {
        // A list of imports fills its lines.
        let filled = wrap([format!("{}{joined},", " ".repeat(indent + STEP)).as_str()], WIDTH);
        let closing = closing.to_owned();
        lines.splice(start + 1.., filled.into_iter().chain([" ".repeat(indent) + &closing]));
    }
}

/// Joins chains that fit, and lays out the constants that do not.
fn chains(lines: &mut Vec<String>) {
    let mut at = 0;
    while at < lines.len() {
        let indent = indent(&lines[at]);
        if lines[at].starts_with("const ") && !lines[at].contains(" fn ") {
            let end = lines[at..].iter().position(|line| line.ends_with(';')).map_or(at, |length| at + length);
            let fitting = constant(&lines[at..=end]);
            let length = fitting.len();
            lines.splice(at..=end, fitting);
            at += length;
            continue;
        }
        let links = lines[at + 1..]
            .iter()
            .take_while(|line| self::indent(line) == indent + STEP && line.trim_start().starts_with('.'));
        let end = at + links.count();
        let is_whole = lines.get(end + 1).is_none_or(|line| self::indent(line) <= indent);
        if end > at && is_whole {
            let one: String = lines[at + 1..=end].iter().fold(lines[at].clone(), |one, line| one + line.trim_start());
            if fits(&one) {
                lines.splice(at..=end, [one]);
            }
        }
        at += 1;
    }
}

/// The lines of a constant.
fn constant(lines: &[String]) -> Vec<String> {
    let mut one = lines[0].clone();
    for line in lines[1..].iter().map(|line| line.trim_start()) {
        if line.starts_with([')', ']']) {
            one.truncate(one.trim_end_matches([',', ' ']).len());
        } else if !line.starts_with('.') && !one.ends_with(['(', '[']) {
            one.push(' ');
        }
        one.push_str(line);
    }
    let fitting = statement(&one, WIDTH);
    match one.split_once(" = ") {
        // Where even the beginning of the value is too far to the right, the value has lines of its own.
        Some((name, value)) if fitting.first().is_some_and(|line| !fits(line)) => {
            let value = statement(value, WIDTH - STEP).into_iter().map(|line| " ".repeat(STEP) + &line);
            std::iter::once(format!("{name} =")).chain(value).collect()
        }
        _ => fitting,
    }
}

/// Wraps what docs say.
fn docs(lines: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let indent = indent(first);
        let marker = ["///", "//!"].into_iter().find(|marker| first.trim_start().starts_with(marker));
        let Some(marker) = marker else {
            out.push(first.clone());
            rest = &rest[1..];
            continue;
        };
        let start = format!("{}{marker}", " ".repeat(indent));
        let block: Vec<&str> = rest.iter().map_while(|line| line.strip_prefix(&start)).collect();
        rest = &rest[block.len()..];
        out.extend(wrap(block, WIDTH - start.len()).into_iter().map(|line| start.clone() + &line));
    }
    out
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn fits(line: &str) -> bool {
    line.chars().count() <= WIDTH
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn what_fits_is_joined() {
        let text = "#[serde(\n    default,\n    with = \"a\"\n)]\npub fn new(\n    a: A,\n    b: B,\n) -> Self {\n    Self {\n        a,\n        b: b.into(),\n    }\n}\n";
        assert_eq!(
            fit(text),
            "#[serde(default, with = \"a\")]\npub fn new(a: A, b: B) -> Self {\n    Self { a, b: b.into() }\n}\n"
        );
        assert_eq!(
            fit("{\n    Call::new(self)\n        .body(a)\n        .more(b)\n}\n"),
            "{\n    Call::new(self).body(a).more(b)\n}\n"
        );
    }

    #[test]
    fn blocks_and_what_has_docs_stay() {
        for text in
            ["fn a() {\n    b();\n}\n", "enum A {\n    /// B.\n    B,\n}\n", "fn a(\n    /// B.\n    b: B,\n) {\n}\n"]
        {
            assert_eq!(fit(text), text);
        }
    }

    #[test]
    fn constants_are_laid_out_as_rustfmt_does() {
        let id = "a".repeat(60);
        let path = "b".repeat(50);
        assert_eq!(
            fit(&format!("const X: O = O::new(\n        \"{id}\",\n        \"{path}\",\n    )\n    .more();\n")),
            format!("const X: O = O::new(\n    \"{id}\",\n    \"{path}\",\n)\n.more();\n")
        );
        assert_eq!(
            fit("const X: O = O::new(\n        \"a\",\n    )\n    .more();\n"),
            "const X: O = O::new(\"a\").more();\n"
        );
        let far = format!("::{}::O", "c".repeat(55));
        assert_eq!(
            fit(&format!("const X: {far} = {far}::new(\n        \"{path}\",\n    )\n    .more();\n")),
            format!("const X: {far} =\n    {far}::new(\n        \"{path}\",\n    )\n    .more();\n")
        );
    }

    #[test]
    fn docs_are_wrapped() {
        let words = "word ".repeat(30);
        let text = fit(&format!("    /// {words}\n    /// - {words}\n"));
        assert!(text.lines().all(|line| line.len() <= 120), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("    ///   word")).count(), 1, "{text}");
    }
}

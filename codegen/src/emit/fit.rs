//! Lines as rustfmt has them, of what prettyplease has printed.
//!
//! prettyplease breaks at some 90 columns and indents a broken chain twice; here what fits into our 120 is joined again, the
//! rest is laid out as rustfmt does it, and docs are wrapped.

use std::borrow::Cow;

use crate::model::nodes::END_OF_LINE;
use crate::words::code::{WIDTH, statement};
use crate::words::wrap;

/// The step by which prettyplease indents.
const STEP: usize = 4;

/// The text with its lines joined and broken.
pub(crate) fn fit(text: &str) -> String {
    let mut groups = Groups::default();
    text.lines().for_each(|line| groups.push(Line::new(line.into())));
    docs(&chains(groups.lines), text.len())
}

/// A line, as it was printed or as it is laid out now.
struct Line<'t> {
    text: Cow<'t, str>,
    indent: usize,
}

impl<'t> Line<'t> {
    fn new(text: Cow<'t, str>) -> Self {
        let indent = indent(&text);
        Self { text, indent }
    }

    /// What is behind the indentation.
    fn content(&self) -> &str {
        &self.text[self.indent..]
    }
}

/// Lines in which each group is joined as soon as it is closed.
#[derive(Default)]
struct Groups<'t> {
    lines: Vec<Line<'t>>,
    /// The last line, the last before it that is indented as little or less, and so on.
    around: Vec<usize>,
}

impl<'t> Groups<'t> {
    fn push(&mut self, line: Line<'t>) {
        self.leave(line.indent);
        let opening = self.around.last().copied().filter(|_| line.content().starts_with([')', ']', '}']));
        match opening.and_then(|opening| Some((opening, closed(&self.lines[opening..], &line)?))) {
            // It may close another group itself.
            Some((opening, Closed::Joined(one))) => {
                self.lines.truncate(opening);
                self.around.pop();
                self.push(Line::new(one.into()));
            }
            Some((opening, Closed::Filled(inside))) => {
                self.lines.truncate(opening + 1);
                inside.into_iter().for_each(|line| self.add(Line::new(line.into())));
                self.add(line);
            }
            None => self.add(line),
        }
    }

    fn add(&mut self, line: Line<'t>) {
        self.leave(line.indent);
        self.around.push(self.lines.len());
        self.lines.push(line);
    }

    fn leave(&mut self, indent: usize) {
        while self.around.last().is_some_and(|last| self.lines[*last].indent > indent) {
            self.around.pop();
        }
    }
}

/// What becomes of a group.
enum Closed {
    /// One line.
    Joined(String),
    /// These are the lines inside.
    Filled(Vec<String>),
}

/// Joins the group of these lines, if it fits. Nothing is changed where it does not, or must not be joined.
fn closed(group: &[Line<'_>], last: &Line<'_>) -> Option<Closed> {
    let (opening, inside) = group.split_first()?;
    let (closing, indent) = (last.content(), last.indent);
    let is_use = opening.content().starts_with("use ") || opening.content().starts_with("pub use ");
    let is_block = opening.text.ends_with('{') && !is_use && !opening.content().starts_with("Self {");
    let is_bare = |line: &Line<'_>| !["//", "#["].iter().any(|start| line.content().starts_with(start));
    if is_block || !opening.text.ends_with(['(', '[', '{']) || !inside.iter().all(is_bare) {
        return None;
    }
    let is_flat = inside.iter().all(|line| line.indent == indent + STEP);
    let joined = inside.iter().map(Line::content).collect::<Vec<_>>().join(" ");
    let joined = joined.strip_suffix(',').unwrap_or(&joined);
    let space = if opening.text.ends_with('{') && !is_use { " " } else { "" };
    let one = format!("{}{space}{joined}{space}{closing}", opening.text);
    if is_flat && fits(&one) {
        return Some(Closed::Joined(one));
    }
    // A list of imports fills its lines.
    is_use.then(|| Closed::Filled(wrap([format!("{}{joined},", " ".repeat(indent + STEP)).as_str()], WIDTH)))
}

/// Joins chains that fit, and lays out the constants that do not.
fn chains(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut fitting = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let Line { text, indent } = &lines[at];
        if text.starts_with("const ") && !text.contains(" fn ") {
            let end = lines[at..].iter().position(|line| line.text.ends_with(';')).map_or(at, |length| at + length);
            fitting.extend(constant(&lines[at..=end]).into_iter().map(|line| Line::new(line.into())));
            at = end + 1;
            continue;
        }
        let links =
            lines[at + 1..].iter().take_while(|line| line.indent == indent + STEP && line.content().starts_with('.'));
        let end = at + links.count();
        let is_whole = lines.get(end + 1).is_none_or(|line| line.indent <= *indent);
        if end > at && is_whole {
            let one: String = lines[at + 1..=end].iter().fold(text.to_string(), |one, line| one + line.content());
            if fits(&one) {
                fitting.push(Line { text: one.into(), indent: *indent });
                at = end + 1;
                continue;
            }
        }
        fitting.push(Line { text: std::mem::take(&mut lines[at].text), indent: lines[at].indent });
        at += 1;
    }
    fitting
}

/// The lines of a constant.
fn constant(lines: &[Line<'_>]) -> Vec<String> {
    let mut one = lines[0].text.to_string();
    for line in lines[1..].iter().map(Line::content) {
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

/// The text of the lines, in which what docs say is wrapped.
fn docs(lines: &[Line<'_>], length: usize) -> String {
    let mut text = String::with_capacity(length);
    let mut write = |line: &[&str]| {
        line.iter().for_each(|piece| text.push_str(piece));
        text.push('\n');
    };
    let mut rest = lines;
    while let [first, others @ ..] = rest {
        if !["///", "//!"].iter().any(|marker| first.content().starts_with(marker)) {
            write(&[&first.text]);
            rest = others;
            continue;
        }
        let start = &first.text[..first.indent + "///".len()];
        let printed: Vec<&str> = rest.iter().map_while(|line| line.text.strip_prefix(start)).collect();
        rest = &rest[printed.len()..];
        let block: Vec<&str> = printed.into_iter().flat_map(|lines| lines.split(END_OF_LINE)).collect();
        if block.iter().all(|line| start.len() + line.chars().count() <= WIDTH) {
            block.iter().for_each(|line| write(&[start, line]));
        } else {
            wrap(block, WIDTH - start.len()).iter().for_each(|line| write(&[start, line]));
        }
    }
    text
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

//! The spans of a timeline as lines of the text.

use std::ops::Range;

use crate::document::{Node, Value};
use crate::model::{Stage, Version};

/// A timeline in its text.
pub(super) struct Spans<'t> {
    lines: Vec<&'t str>,
    spans: Vec<Span<'t>>,
}

/// A span, and the lines that it takes.
struct Span<'t> {
    from: Version,
    stage: &'t str,
    /// The line of that word, and how many characters stand before it.
    stage_at: (usize, usize),
    lines: Range<usize>,
}

impl<'t> Spans<'t> {
    /// `None` if a span is not whole, or does not have lines of its own.
    pub(super) fn read(text: &'t str, timeline: &'t Node) -> Option<Self> {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let spans = timeline.sequence()?.iter().map(|span| {
            let stage = span.get("stage")?;
            let first = line_of(span);
            let found = Span {
                from: Version::parse(span.text("from")?)?,
                stage: stage.as_str()?,
                stage_at: (line_of(stage), stage.place.column as usize - 1),
                lines: first..last_line_of(span) + 1,
            };
            lines.get(first)?.trim_start().starts_with("- ").then_some(found)
        });
        let spans: Vec<Span<'_>> = spans.collect::<Option<_>>()?;
        let apart = spans.windows(2).all(|pair| pair[0].lines.end <= pair[1].lines.start);
        (apart && !spans.is_empty()).then_some(Self { lines, spans })
    }

    /// The text in which a stage begins with a release. `None` if it is that already.
    pub(super) fn moved(&self, stage: Stage, from: &Version) -> Option<String> {
        let at = self.spans.partition_point(|span| span.from < *from);
        let exact = self.spans.get(at).filter(|span| span.from == *from);
        let before = at.checked_sub(1).map(|before| &self.spans[before]);
        let stays = before.is_some_and(|before| before.stage == stage.as_str());
        if exact.map_or(stays, |span| span.stage == stage.as_str()) {
            return None;
        }
        let mut lines: Vec<String> = self.lines.iter().map(|line| (*line).to_owned()).collect();
        match exact {
            Some(span) if stays => remove(&mut lines, span),
            Some(span) => {
                let (line, column) = span.stage_at;
                lines[line] = replaced(&lines[line], column, span.stage, stage.as_str());
            }
            None => self.insert(&mut lines, before, stage, from),
        }
        let next = self.spans.get(at + usize::from(exact.is_some()));
        if let Some(next) = next.filter(|next| next.stage == stage.as_str()) {
            remove(&mut lines, next);
        }
        Some(lines.concat())
    }

    /// Puts a span behind another one, or before all.
    fn insert(&self, lines: &mut [String], before: Option<&Span<'_>>, stage: Stage, from: &Version) {
        let neighbour = before.unwrap_or(&self.spans[0]);
        let line = self.lines[neighbour.lines.start];
        let indentation = &line[..line.len() - line.trim_start().len()];
        let end = if line.ends_with("\r\n") { "\r\n" } else { "\n" };
        let new = format!("{indentation}- {{from: \"{from}\", stage: {}}}{end}", stage.as_str());
        let Some(before) = before else { return lines[neighbour.lines.start].insert_str(0, &new) };
        let last = &mut lines[before.lines.end - 1];
        if !last.ends_with('\n') {
            last.push_str(end);
        }
        last.push_str(&new);
    }
}

fn remove(lines: &mut [String], span: &Span<'_>) {
    lines[span.lines.clone()].iter_mut().for_each(String::clear);
}

/// A line with a word replaced that begins behind so many characters, in quotes or not.
fn replaced(line: &str, column: usize, old: &str, new: &str) -> String {
    let start = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
    let (before, after) = line.split_at(start);
    format!("{before}{}", after.replacen(old, new, 1))
}

/// The line of a node, from 0.
fn line_of(node: &Node) -> usize {
    (node.place.line as usize).saturating_sub(1)
}

/// The last line that something of a node begins in.
fn last_line_of(node: &Node) -> usize {
    let inner = match &node.value {
        Value::Mapping(members) => members.iter().map(|(_, member)| last_line_of(member)).max(),
        Value::Sequence(items) => items.iter().map(last_line_of).max(),
        _ => None,
    };
    inner.unwrap_or(0).max(line_of(node))
}

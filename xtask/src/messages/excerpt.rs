//! The part of a text that a message shows.

use std::ops::Range;

use super::visible::line;

/// How many characters to each side of a place are kept. More than any terminal shows, as the renderer trims to its
/// width; but a document can be one line of megabytes.
const REACH: usize = 200;

/// The lines of a text as YAML counts them, so that the empty one after a last line end is one too.
pub(super) struct Lines<'a> {
    lines: Vec<&'a str>,
    /// Problems come in order, so the next place is looked for from the last one on.
    last: Position,
}

/// Where a character is: in which line, behind how many characters, which are how many bytes.
#[derive(Clone, Copy, Default)]
struct Position {
    line: usize,
    characters: usize,
    bytes: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut lines = Vec::new();
        let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        while let Some(end) = rest.find(['\n', '\r']) {
            lines.push(&rest[..end]);
            let length = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
            rest = &rest[end + length..];
        }
        lines.push(rest);
        Self { lines, last: Position::default() }
    }

    /// What surrounds a place; both numbers count from 1. Nothing if there is no such line.
    pub(super) fn excerpt(&mut self, line: usize, column: usize) -> Option<Excerpt> {
        let index = line.checked_sub(1)?;
        let line = self.lines.get(index)?;
        let before = column.saturating_sub(1);
        let from = match self.last {
            last if last.line == index && last.characters <= before => last,
            _ => Position { line: index, ..Position::default() },
        };
        let steps = before - from.characters;
        let bytes = line[from.bytes..].char_indices().nth(steps).map(|(at, _)| from.bytes + at);
        if let Some(bytes) = bytes {
            self.last = Position { line: index, characters: before, bytes };
        }
        Some(Excerpt::around(line, bytes.unwrap_or(line.len())))
    }
}

/// A line, or the middle of a long one, and which bytes of it are meant.
pub(super) struct Excerpt {
    pub(super) text: String,
    pub(super) meant: Range<usize>,
}

impl Excerpt {
    /// The column in [`Excerpt::text`] at which begins what is meant.
    pub(super) fn column(&self) -> usize {
        self.text[..self.meant.start].chars().count() + 1
    }

    fn around(line: &str, place: usize) -> Self {
        let (before, after) = line.split_at(place);
        let start = before.char_indices().rev().take(REACH).last().map_or(before.len(), |(at, _)| at);
        let end = after.char_indices().nth(REACH).map_or(after.len(), |(at, _)| at);
        let (before, after) = (indented(&before[start..]), indented(&after[..end]));
        let meant = before.len()..before.len() + word(&after);
        Self { text: before + &after, meant }
    }
}

/// Tabs stay, as the renderer gives each its room.
fn indented(part: &str) -> String {
    part.split('\t').map(line).collect::<Vec<_>>().join("\t")
}

/// How many bytes the key or the first word of the value takes that begins here.
fn word(rest: &str) -> usize {
    if let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        return rest[1..].find(quote).map_or(rest.len(), |end| end + 2);
    }
    let ends = |(at, c): (usize, char)| {
        let next = rest[at + c.len_utf8()..].chars().next();
        let is_end =
            c.is_whitespace() || matches!(c, ',' | ']' | '}') || (c == ':' && next.is_none_or(char::is_whitespace));
        is_end.then_some(at)
    };
    let end = rest.char_indices().find_map(ends).unwrap_or(rest.len());
    // Where no word begins, the character itself is meant.
    if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end }
}

//! Where in the text of the document new parts go: behind what is there, before the comments of what follows.

use crate::document::{Document, Node, pointer};
use crate::model::{Problem, Problems};

/// The document, and what is to be put in.
pub(super) struct Insertions<'a> {
    document: &'a Document,
    lines: Vec<&'a str>,
    /// Before which line, what.
    found: Vec<(usize, String)>,
}

impl<'a> Insertions<'a> {
    pub(super) fn new(document: &'a Document, text: &'a str) -> Self {
        Self { document, lines: text.split_inclusive('\n').collect(), found: Vec::new() }
    }

    /// Puts a member into a mapping at the root, which may have to be made.
    pub(super) fn member(&mut self, name: &str, text: &str) -> Result<(), Problems> {
        if self.document.root.get(name).is_some() {
            return self.behind(&pointer([name]), text);
        }
        let line = self.root_line("tags").or_else(|| self.root_line("paths")).unwrap_or(0);
        let is_there = self.found.iter().any(|(_, text)| text.starts_with(&format!("{name}:\n")));
        let head = if is_there { String::new() } else { format!("{name}:\n") };
        self.found.push((line, format!("{head}{text}")));
        Ok(())
    }

    /// Puts an item into a list at the root.
    pub(super) fn item(&mut self, name: &str, text: &str) -> Result<(), Problems> {
        self.behind(&pointer([name]), text)
    }

    pub(super) fn schema(&mut self, text: &str) -> Result<(), Problems> {
        self.behind(&pointer(["components", "schemas"]), text)
    }

    /// Puts a method into a path, which may be new.
    pub(super) fn operation(&mut self, path: &str, text: &str) -> Result<(), Problems> {
        let key = super::writer::word(path);
        let own = pointer(["paths", path]);
        if self.document.get(&own).is_some() {
            return self.behind(&own, text);
        }
        let head = format!("  {key}:\n");
        let earlier = self.found.iter_mut().find(|(_, text)| text.starts_with(&head));
        if let Some((_, earlier)) = earlier {
            earlier.push_str(text);
            return Ok(());
        }
        self.behind("/paths", &format!("{head}{text}"))
    }

    pub(super) fn into_text(self) -> String {
        let mut text = String::new();
        for line in 0..=self.lines.len() {
            // What goes into the last part of something comes before what goes behind it.
            let mut here: Vec<&str> = self.found.iter().filter(|(at, _)| *at == line).map(|(_, new)| &**new).collect();
            here.sort_by_key(|new| std::cmp::Reverse(indentation(new)));
            for new in here {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(new);
            }
            text.push_str(self.lines.get(line).copied().unwrap_or_default());
        }
        text
    }

    /// Puts lines behind the last of a mapping or list.
    fn behind(&mut self, pointer: &str, text: &str) -> Result<(), Problems> {
        let Some((Some(key), node)) = self.document.entry(pointer) else {
            let problem = Problem::at(self.document.place(pointer), format!("there is no `{pointer}`"));
            return Err(problem.help("write it, as a mapping over several lines").into());
        };
        let first = key.place.line;
        let in_lines = match (node.mapping(), node.sequence()) {
            (Some(members), _) => members.iter().next().is_some_and(|(key, _)| key.place.line > first),
            (_, Some(items)) => items.first().is_some_and(|item| item.place.line > first),
            _ => false,
        };
        if !in_lines {
            let problem = Problem::at(&key.place, format!("`{}` is written in one line", key.text));
            return Err(problem.help("write it over several lines, so that more can be put behind").into());
        }
        let last = last_line(node) as usize;
        // A text over several lines ends where something begins that is indented no more than its key.
        let depth = indentation(self.lines.get(first as usize - 1).copied().unwrap_or_default());
        let mut line = last;
        let mut end = last;
        while let Some(text) = self.lines.get(line) {
            let is_blank = text.trim().is_empty();
            if !is_blank && indentation(text) <= depth {
                break;
            }
            line += 1;
            if !is_blank && !text.trim_start().starts_with('#') {
                end = line;
            }
        }
        self.found.push((end, text.to_owned()));
        Ok(())
    }

    /// The line of a key of the root, from 0, comments of its own included.
    fn root_line(&self, name: &str) -> Option<usize> {
        let (key, _) = self.document.root.mapping()?.entry(name)?;
        let mut line = key.place.line as usize - 1;
        while line > 0 && self.lines[line - 1].starts_with('#') {
            line -= 1;
        }
        Some(line)
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The last line in which something of a node begins.
fn last_line(node: &Node) -> u32 {
    let inside = match (node.mapping(), node.sequence()) {
        (Some(members), _) => members.iter().map(|(key, member)| last_line(member).max(key.place.line)).max(),
        (_, Some(items)) => items.iter().map(last_line).max(),
        _ => None,
    };
    inside.unwrap_or(0).max(node.place.line)
}

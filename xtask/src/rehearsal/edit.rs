//! Edits of a document by pointer, which keep the layout of all else.

use std::ops::Range;

use vsphere_automation_codegen::document::{self, Source};

use crate::failure::Failure;

/// A change of the document's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Edit {
    /// What stands at the pointer becomes these lines, its key among them.
    Becomes { at: String, lines: String },
    /// These lines come behind what stands at the pointer, as deep as that.
    Behind { at: String, lines: String },
    /// What stands at the pointer goes.
    Gone { at: String },
    /// Some text, wherever it stands, becomes another one.
    Everywhere { text: String, becomes: String },
}

impl Edit {
    /// The document with the change.
    ///
    /// # Errors
    ///
    /// There is nothing to change, or it does not have lines of its own.
    pub(crate) fn apply(&self, source: &Source) -> Result<String, Failure> {
        let (at, new) = match self {
            Self::Everywhere { text, .. } if !source.text.contains(text.as_str()) => {
                return Err(Failure::new(format!("{} has no `{text}`", source.path)));
            }
            Self::Everywhere { text, becomes } => return Ok(source.text.replace(text.as_str(), becomes)),
            Self::Becomes { at, lines } | Self::Behind { at, lines } => (at, lines.as_str()),
            Self::Gone { at } => (at, ""),
        };
        let document = document::load(source).map_err(|problems| Failure::problems(problems, source))?;
        let (key, node) =
            document.entry(at).ok_or_else(|| Failure::new(format!("{} has nothing at {at}", source.path)))?;
        let line = key.map_or(&node.place, |key| &key.place).line as usize - 1;
        let lines: Vec<&str> = source.text.split_inclusive('\n').collect();
        let own = extent(&lines, line, key.is_some());
        let indentation = indentation(lines[line]);
        let starts = lines[line][indentation..].starts_with("- ") == key.is_none();
        if !starts {
            return Err(Failure::new(format!("{at} has no lines of its own")).help("edit what it is in"));
        }
        let new: String = new.lines().map(|line| indented(line, indentation)).collect();
        let (before, after) = match self {
            Self::Behind { .. } => (own.end, own.end),
            _ => (own.start, own.end),
        };
        Ok(format!("{}{new}{}", lines[..before].concat(), lines[after..].concat()))
    }
}

fn indented(line: &str, by: usize) -> String {
    let spaces = if line.is_empty() { 0 } else { by };
    format!("{}{line}\n", " ".repeat(spaces))
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The lines of what begins in a line: those that are deeper; comments and blank lines at their end belong to what follows.
fn extent(lines: &[&str], first: usize, is_member: bool) -> Range<usize> {
    let own = indentation(lines[first]);
    let is_inside = |line: &&str| {
        let listed = is_member && indentation(line) == own && line.trim_start().starts_with("- ");
        line.trim().is_empty() || indentation(line) > own || listed
    };
    let mut end = first + 1 + lines[first + 1..].iter().take_while(|line| is_inside(line)).count();
    while end > first + 1 && (lines[end - 1].trim().is_empty() || lines[end - 1].trim_start().starts_with('#')) {
        end -= 1;
    }
    first..end
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
a:
  # Of one.
  one:
    said: >-
      It is
      one.

  # Of two.
  two:
    list:
    - {x: 1}
    - {x: 2} # the second
";

    fn edited(edit: &Edit) -> Result<String, String> {
        let source = Source { path: "d.yaml".to_owned(), text: TEXT.to_owned() };
        edit.apply(&source).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_member_is_all_its_lines_and_no_other() {
        let at = || "/a/one/said".to_owned();
        let becomes = edited(&Edit::Becomes { at: at(), lines: "said: Other.".to_owned() }).unwrap();
        assert_eq!(becomes, TEXT.replace("said: >-\n      It is\n      one.\n", "said: Other.\n"));
        let gone = edited(&Edit::Gone { at: "/a/one".to_owned() }).unwrap();
        assert_eq!(gone, TEXT.replace("  one:\n    said: >-\n      It is\n      one.\n", ""));
        let behind = edited(&Edit::Behind { at: "/a/two".to_owned(), lines: "three:\n  b: 1".to_owned() }).unwrap();
        assert_eq!(behind, format!("{TEXT}  three:\n    b: 1\n"));
    }

    #[test]
    fn an_item_is_one_of_its_list() {
        let lines = "- {x: 3}".to_owned();
        let behind = edited(&Edit::Behind { at: "/a/two/list/0".to_owned(), lines }).unwrap();
        assert_eq!(behind, TEXT.replace("- {x: 1}\n", "- {x: 1}\n    - {x: 3}\n"));
        assert_eq!(
            edited(&Edit::Gone { at: "/a/two/list/1".to_owned() }).unwrap(),
            TEXT.replace("    - {x: 2} # the second\n", "")
        );
    }

    #[test]
    fn what_cannot_be_edited_is_told() {
        for (at, told) in [("/a/three", "has nothing at"), ("/a/two/list/0/x", "has no lines of its own")] {
            let message = edited(&Edit::Gone { at: at.to_owned() }).unwrap_err();
            assert!(message.contains(told), "{message}");
        }
        let everywhere = Edit::Everywhere { text: "four".to_owned(), becomes: "five".to_owned() };
        assert!(edited(&everywhere).unwrap_err().contains("has no `four`"));
    }
}

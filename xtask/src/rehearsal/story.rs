//! What happens in a rehearsal, read from its file.

use vsphere_automation_codegen::document::{self, Node, Source};

use super::edit::Edit;
use crate::failure::Failure;
use crate::workspace::Workspace;

/// Where they are.
const FOLDER: &str = "xtask/rehearsals";

/// A change of the document, and all that a person does for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Story {
    /// What it is called on the command line.
    pub(crate) name: String,
    /// What changes, in words.
    pub(crate) change: String,
    /// Edits of the document.
    pub(crate) edits: Vec<Edit>,
    /// Commands that change it, as one would type them behind `cargo xtask`.
    pub(crate) commands: Vec<String>,
    /// Whether it breaks callers, so that `regen` wants to be told that it may.
    pub(crate) breaks_callers: bool,
    /// What is then written by hand.
    pub(crate) by_hand: Vec<ByHand>,
}

/// A change of a file that people write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ByHand {
    /// From the root.
    pub(crate) file: String,
    /// What it has; nothing if the file goes.
    pub(crate) old: Option<Old>,
    /// What stands there then.
    pub(crate) new: String,
}

/// Something that a file has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Old {
    /// A text, wherever it stands.
    Text(String),
    /// From a text to the next place of another one, or to the end.
    Lines { from: String, until: Option<String> },
}

/// All of them, those that cost little first: in the order of their names.
///
/// # Errors
///
/// If one cannot be read, or has a member that no rehearsal has.
pub(crate) fn stories(workspace: &Workspace) -> Result<Vec<Story>, Failure> {
    let files = workspace.read_tree(FOLDER, ".yaml")?;
    files.into_iter().map(|(path, text)| story(&Source { path, text })).collect()
}

fn story(source: &Source) -> Result<Story, Failure> {
    let document = document::load(source).map_err(|problems| Failure::problems(problems, source))?;
    let root = &document.root;
    known(root, &["change", "document", "commands", "breaks-callers", "by-hand"], source)?;
    let name = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".yaml").to_owned();
    let commands = root.items("commands").iter().filter_map(Node::as_str).map(str::to_owned).collect();
    Ok(Story {
        name,
        change: text(root, "change", source)?,
        edits: root.items("document").iter().map(|node| edit(node, source)).collect::<Result<_, _>>()?,
        commands,
        breaks_callers: root.get("breaks-callers").and_then(Node::as_bool).unwrap_or_default(),
        by_hand: root.items("by-hand").iter().map(|node| by_hand(node, source)).collect::<Result<_, _>>()?,
    })
}

fn edit(node: &Node, source: &Source) -> Result<Edit, Failure> {
    known(node, &["at", "becomes", "behind", "gone", "everywhere"], source)?;
    if let Some(old) = node.text("everywhere") {
        return Ok(Edit::Everywhere { text: old.to_owned(), becomes: text(node, "becomes", source)? });
    }
    let at = text(node, "at", source)?;
    let lines = |key: &str| node.text(key).map(str::to_owned);
    match (lines("becomes"), lines("behind"), node.get("gone").and_then(Node::as_bool)) {
        (Some(lines), None, None) => Ok(Edit::Becomes { at, lines }),
        (None, Some(lines), None) => Ok(Edit::Behind { at, lines }),
        (None, None, Some(true)) => Ok(Edit::Gone { at }),
        _ => Err(wrong(node, source, "an edit has one of `becomes`, `behind` and `gone: true`")),
    }
}

fn by_hand(node: &Node, source: &Source) -> Result<ByHand, Failure> {
    known(node, &["file", "old", "from", "until", "new", "gone"], source)?;
    let lines = |key: &str| node.text(key).map(str::to_owned);
    let (new, is_gone) = (lines("new"), node.get("gone").is_some());
    let old = match (lines("old"), lines("from"), lines("until"), is_gone) {
        (Some(old), None, None, false) => Some(Old::Text(old)),
        (None, Some(from), until, false) => Some(Old::Lines { from, until }),
        (None, None, None, true) if new.is_none() => None,
        _ => return Err(wrong(node, source, "a file has `old` or `from`, and `new`, or is `gone: true`")),
    };
    Ok(ByHand { file: text(node, "file", source)?, old, new: new.unwrap_or_default() })
}

fn text(node: &Node, key: &str, source: &Source) -> Result<String, Failure> {
    let found = node.text(key).map(str::to_owned);
    found.ok_or_else(|| wrong(node, source, &format!("`{key}` is missing")))
}

fn known(node: &Node, keys: &[&str], source: &Source) -> Result<(), Failure> {
    let mut members = node.mapping().into_iter().flat_map(|mapping| mapping.iter());
    match members.find(|(key, _)| !keys.contains(&key.text.as_str())) {
        Some((key, _)) => Err(wrong(node, source, &format!("a rehearsal has no `{}`", key.text))),
        None => Ok(()),
    }
}

fn wrong(node: &Node, source: &Source, message: &str) -> Failure {
    Failure::new(format!("{}:{}: {message}", source.path, node.place.line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Story, String> {
        let source = Source { path: "xtask/rehearsals/a-word.yaml".to_owned(), text: text.to_owned() };
        story(&source).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_story_is_read_as_it_is_written() {
        let read = read(
            "change: a word\ndocument:\n  - {at: /a, becomes: 'a: 1'}\n  - {at: /b, gone: true}\n\
             by-hand:\n  - {file: a.rs, old: x, new: y}\n  - {file: b.rs, gone: true}\n  - {file: c.rs, from: x, until: y}\n",
        )
        .unwrap();
        assert_eq!((read.name.as_str(), read.edits.len(), read.by_hand.len()), ("a-word", 2, 3));
        assert_eq!(read.edits[0], Edit::Becomes { at: "/a".to_owned(), lines: "a: 1".to_owned() });
        assert_eq!(read.by_hand[1].old, None);
        let until = Some("y".to_owned());
        assert_eq!(read.by_hand[2].old, Some(Old::Lines { from: "x".to_owned(), until }));
    }

    #[test]
    fn what_no_story_has_is_told() {
        for (text, told) in [
            ("chnage: a", ":1: a rehearsal has no `chnage`"),
            ("document: []", ":1: `change` is missing"),
            ("change: a\ndocument:\n  - {at: /a}\n", ":3: an edit has one of"),
            ("change: a\nby-hand:\n  - {file: a.rs}\n", ":3: a file has `old` or `from`"),
            ("change: a\nby-hand:\n  - {file: a.rs, old: x, until: y}\n", ":3: a file has `old` or `from`"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.contains(told), "{message}");
        }
    }
}

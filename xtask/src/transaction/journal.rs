//! What a write is about to do and how far it has come, as a small text file.

use std::fmt::Write;

use super::Change;

/// The journal's name in [`FOLDER`](super::FOLDER). Its successor is staged as [`NEXT`] and renamed over it.
pub(super) const FILE: &str = "journal";
pub(super) const NEXT: &str = "journal.next";

const HEAD: &str = "regen journal 1";
const TAIL: &str = "end";

/// How far a write has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Targets are untouched.
    Staging,
    /// Everything is staged; targets are being replaced.
    Committing,
    /// A target could not be replaced; the others are being restored.
    Undoing,
}

impl Phase {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Staging, "staging"), (Self::Committing, "committing"), (Self::Undoing, "undoing")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(phase, _)| *phase == self).map_or("", |(_, name)| name)
    }
}

/// One file of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Path from the root.
    pub(super) path: String,
    /// Whether the file existed before.
    pub(super) existed: bool,
    /// Whether it exists afterwards.
    pub(super) remains: bool,
}

/// A write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Journal {
    pub(super) phase: Phase,
    /// Folders that the write creates, outer ones first.
    pub(super) folders: Vec<String>,
    pub(super) entries: Vec<Entry>,
}

impl From<&Change> for Entry {
    fn from(change: &Change) -> Self {
        Self { path: change.path.clone(), existed: change.old.is_some(), remains: change.new.is_some() }
    }
}

impl Entry {
    /// The hidden neighbour that holds the new text, or the old one.
    pub(super) fn staged(&self) -> String {
        self.beside("new")
    }

    pub(super) fn kept(&self) -> String {
        self.beside("old")
    }

    fn beside(&self, kind: &str) -> String {
        match self.path.rsplit_once('/') {
            Some((folder, name)) => format!("{folder}/.{name}.regen-{kind}"),
            None => format!(".{}.regen-{kind}", self.path),
        }
    }
}

impl Journal {
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\nphase {}\n", self.phase.name());
        for folder in &self.folders {
            let _ = writeln!(text, "folder {folder}");
        }
        for Entry { path, existed, remains } in &self.entries {
            let verb = match (existed, remains) {
                (true, true) => "replace",
                (false, true) => "create",
                (_, false) => "remove",
            };
            let _ = writeln!(text, "{verb} {path}");
        }
        text.push_str(TAIL);
        text.push('\n');
        text
    }

    /// The journal that [`to_text`](Self::to_text) wrote; `None` for anything else.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.strip_suffix(TAIL)?.strip_suffix('\n')?.split('\n');
        if lines.next()? != HEAD {
            return None;
        }
        let phase = lines.next()?.strip_prefix("phase ")?;
        let phase = Phase::ALL.iter().find(|(_, name)| *name == phase)?.0;
        let mut journal = Self { phase, folders: Vec::new(), entries: Vec::new() };
        for line in lines {
            let (verb, path) = line.split_once(' ')?;
            let (existed, remains) = match verb {
                "folder" => {
                    journal.folders.push(path.to_owned());
                    continue;
                }
                "replace" => (true, true),
                "create" => (false, true),
                "remove" => (true, false),
                _ => return None,
            };
            journal.entries.push(Entry { path: path.to_owned(), existed, remains });
        }
        Some(journal)
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Journal, Phase};

    fn journal() -> Journal {
        let entry = |path: &str, existed, remains| Entry { path: path.to_owned(), existed, remains };
        Journal {
            phase: Phase::Committing,
            folders: vec!["src/new folder".to_owned()],
            entries: vec![entry("a b.rs", true, true), entry("src/c.rs", false, true), entry("d", true, false)],
        }
    }

    #[test]
    fn a_journal_reads_back() {
        let journal = journal();
        assert_eq!(Journal::from_text(&journal.to_text()), Some(journal));
    }

    #[test]
    fn a_torn_journal_is_none() {
        let text = journal().to_text();
        for length in 0..text.len() {
            assert_eq!(Journal::from_text(&text[..length]), None, "{length} bytes");
        }
    }

    #[test]
    fn staged_files_are_hidden_neighbours() {
        let entry = &journal().entries[1];
        assert_eq!((entry.staged().as_str(), entry.kept().as_str()), ("src/.c.rs.regen-new", "src/.c.rs.regen-old"));
    }
}

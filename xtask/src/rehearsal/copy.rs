//! A copy of the workspace that a rehearsal may change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::story::{ByHand, Old};
use crate::failure::Failure;
use crate::workspace::{Workspace, files_below};

/// The copy. It is always at the same place, and files that are as they were keep their times: cargo then builds only what
/// the change concerns.
#[derive(Debug)]
pub(crate) struct Copy {
    workspace: Workspace,
}

impl Copy {
    /// Brings the folder to what the workspace has.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, written or removed.
    pub(crate) fn fresh(of: &Workspace, folder: &Path) -> Result<Self, Failure> {
        let wanted: BTreeSet<String> = files_below(of.root(), "")?.into_iter().collect();
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
        for path in files_below(folder, "")?.iter().filter(|path| !wanted.contains(*path)) {
            remove(&folder.join(path))?;
        }
        for path in &wanted {
            let (from, to) = (of.root().join(path), folder.join(path));
            let new = fs::read(&from).map_err(|error| Failure::io("read", &from, &error))?;
            if fs::read(&to).ok().as_ref() != Some(&new) {
                write(&to, &new)?;
            }
        }
        Ok(Self { workspace: Workspace::locate(Some(folder.to_owned()))? })
    }

    /// It, as a workspace.
    pub(crate) fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Writes a file.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub(crate) fn put(&self, path: &str, text: &str) -> Result<(), Failure> {
        write(&self.workspace.root().join(path), text.as_bytes())
    }

    /// Does what a person would.
    ///
    /// # Errors
    ///
    /// If the file does not have what is to be replaced.
    pub(crate) fn edit(&self, edit: &ByHand) -> Result<(), Failure> {
        let Some(old) = &edit.old else { return remove(&self.workspace.root().join(&edit.file)) };
        let text = self.workspace.read(&edit.file)?;
        let Some(found) = found(old, &text) else {
            return Err(Failure::new(format!("{} does not have this: {old:?}", edit.file))
                .help("write what it has into the rehearsal"));
        };
        self.put(&edit.file, &text.replace(found, &edit.new))
    }
}

/// What of the text is meant.
fn found<'t>(old: &'t Old, text: &'t str) -> Option<&'t str> {
    match old {
        Old::Text(old) => text.contains(old.as_str()).then_some(old.as_str()),
        Old::Lines { from, until } => {
            let begin = text.find(from.as_str())?;
            let behind = begin + from.len();
            let end = match until {
                Some(until) => behind + text[behind..].find(until.as_str())?,
                None => text.len(),
            };
            Some(&text[begin..end])
        }
    }
}

fn write(file: &PathBuf, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    }
    fs::write(file, bytes).map_err(|error| Failure::io("write", file, &error))
}

fn remove(file: &Path) -> Result<(), Failure> {
    fs::remove_file(file).map_err(|error| Failure::io("remove", file, &error))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn a_copy_is_fresh_again_and_keeps_the_times_of_what_did_not_change() {
        let folders = TempDir::new().unwrap();
        let (from, to) = (folders.path().join("from"), folders.path().join("to"));
        for (path, text) in [("Cargo.toml", "a"), ("spec/x", "b"), ("target/debug/y", "c")] {
            write(&from.join(path), text.as_bytes()).unwrap();
        }
        let workspace = Workspace::locate(Some(from)).unwrap();
        let copy = Copy::fresh(&workspace, &to).unwrap();
        assert!(!to.join("target").exists(), "what was built is no source");
        let time = |path: &str| fs::metadata(to.join(path)).unwrap().modified().unwrap();
        let before = time("Cargo.toml");

        let edit =
            |old: Old, new: &str| copy.edit(&ByHand { file: "spec/x".to_owned(), old: Some(old), new: new.to_owned() });
        let lines =
            |from: &str, until: Option<&str>| Old::Lines { from: from.to_owned(), until: until.map(str::to_owned) };
        edit(Old::Text("b".to_owned()), "abcabc").unwrap();
        edit(lines("b", Some("b")), "_").unwrap();
        assert_eq!(copy.workspace().read("spec/x").unwrap(), "a_bc");
        edit(lines("b", None), "").unwrap();
        assert_eq!(copy.workspace().read("spec/x").unwrap(), "a_");
        copy.put("spec/z", "").unwrap();
        for missing in [Old::Text("c".to_owned()), lines("a", Some("a")), lines("c", None)] {
            assert!(edit(missing, "").is_err());
        }
        let copy = Copy::fresh(&workspace, &to).unwrap();
        assert_eq!(copy.workspace().read("spec/x").unwrap(), "b");
        assert!(!to.join("spec/z").exists());
        assert_eq!(time("Cargo.toml"), before);
    }
}

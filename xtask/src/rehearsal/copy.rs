//! A copy of the workspace that a rehearsal may change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::story::ByHand;
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
        if !text.contains(old.as_str()) {
            return Err(Failure::new(format!("{} does not have this: {old}", edit.file))
                .help("write what it has into the rehearsal"));
        }
        self.put(&edit.file, &text.replace(old.as_str(), &edit.new))
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

        copy.edit(&ByHand { file: "spec/x".to_owned(), old: Some("b".to_owned()), new: "bb".to_owned() }).unwrap();
        copy.put("spec/z", "").unwrap();
        assert!(
            copy.edit(&ByHand { file: "spec/x".to_owned(), old: Some("c".to_owned()), new: String::new() }).is_err()
        );
        let copy = Copy::fresh(&workspace, &to).unwrap();
        assert_eq!(copy.workspace().read("spec/x").unwrap(), "b");
        assert!(!to.join("spec/z").exists());
        assert_eq!(time("Cargo.toml"), before);
    }
}

//! A write is whole or not at all, wherever it stops: by an error, by SIGKILL, or twice in a row.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod kills;
mod mishaps;
#[path = "../support/mod.rs"]
mod support;
mod together;

use std::cell::Cell;
use std::io;
use std::path::Path;

use support::{Tree, tree};
use tempfile::TempDir;
use xtask::transaction::{Change, Guard, NoWatch, Watch, recover};

/// A folder in memory, on systems that have one: these tests wait for the disk some ten thousand times.
const MEMORY: &str = "/dev/shm";

const OLD: [(&str, &str); 4] = [
    ("a/one.rs", "one, old"),
    ("gone/deep/three.rs", "three, old"),
    ("top.txt", "top, old"),
    ("other.txt", "not ours"),
];

/// Calls a closure before each step, with the number of the step.
struct At<F>(Cell<usize>, F);

impl<F: FnMut(usize) -> io::Result<()>> Watch for At<F> {
    fn before(&mut self, _step: &str) -> io::Result<()> {
        let step = self.0.get();
        self.0.set(step + 1);
        (self.1)(step)
    }
}

fn at<F: FnMut(usize) -> io::Result<()>>(act: F) -> At<F> {
    At(Cell::new(0), act)
}

fn old() -> Tree {
    OLD.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn new() -> Tree {
    let files =
        [("a/one.rs", "one, new"), ("b/c/two.rs", "two, new"), ("top.txt", "top, new"), ("other.txt", "not ours")];
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A folder with [`OLD`] in it.
fn folder() -> TempDir {
    let folder = TempDir::new_in(MEMORY).or_else(|_| TempDir::new()).unwrap();
    support::fill(folder.path(), &OLD);
    folder
}

/// What turns [`old`] into [`new`]: one file of each kind of change, and two replaced.
fn changes() -> Vec<Change> {
    let (old, new) = (old(), new());
    ["a/one.rs", "b/c/two.rs", "gone/deep/three.rs", "top.txt"]
        .map(|path| Change { path: path.to_owned(), old: old.get(path).cloned(), new: new.get(path).cloned() })
        .to_vec()
}

fn commit(root: &Path, watch: &mut dyn Watch) -> Result<(), String> {
    let guard = Guard::acquire(root, || {}, &mut NoWatch).map_err(|failure| failure.to_string())?;
    guard.commit(&changes(), watch).map_err(|failure| failure.to_string())
}

/// How many steps the write has.
fn steps() -> usize {
    let folder = folder();
    let mut watch = at(|_| Ok(()));
    commit(folder.path(), &mut watch).unwrap();
    assert_eq!(tree(folder.path()), new());
    watch.0.get()
}

/// Recovers, and says whether the new files are there (`true`) or the old ones. Anything else fails the test.
fn outcome(root: &Path) -> bool {
    recover(root, || {}).unwrap();
    let tree = tree(root);
    assert!(tree == new() || tree == old(), "neither old nor new: {tree:#?}");
    tree == new()
}

/// What a write says that finds `text` in a file where it may not be, and leaves everything as it was.
fn refused(path: &str, text: &str) -> String {
    let folder = folder();
    support::fill(folder.path(), &[(path, text)]);
    let before = tree(folder.path());
    let message = commit(folder.path(), &mut NoWatch).unwrap_err();
    assert_eq!(tree(folder.path()), before);
    message
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let message = refused("top.txt", "somebody's");
    assert!(message.contains("top.txt changed while regen ran\n    run it again"), "{message}");
}

#[test]
fn something_in_the_way_of_a_file_is_named() {
    let message = refused("b", "a file where a folder is needed");
    assert!(message.contains("b/c: "), "{message}");
}

#[test]
fn a_journal_of_somebody_else_is_left_alone() {
    let folder = folder();
    support::fill(folder.path(), &[(".regen/journal", "something else")]);
    let before = tree(folder.path());
    let message = recover(folder.path(), || {}).unwrap_err().to_string();
    assert!(message.contains("is not a journal of this version of regen"), "{message}");
    std::fs::remove_file(folder.path().join(".regen/lock")).unwrap();
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn where_nothing_was_interrupted_recovery_touches_nothing() {
    let folder = folder();
    assert_eq!(recover(folder.path(), || {}).unwrap(), xtask::transaction::Recovery::Clean);
    assert_eq!(tree(folder.path()), old());
}

#[cfg(unix)]
#[test]
fn permissions_survive() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = folder.path().join("top.txt");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    commit(folder.path(), &mut NoWatch).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

//! The snapshot files of all tests, and which of them a test run has looked at.

mod owners;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::failure::Failure;
use crate::workspace::{Workspace, files_below};
pub use owners::Owners;

/// Names the file to which insta adds the path of each snapshot that a test asserts.
pub const LOG_VARIABLE: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

/// Paths of snapshots that tests have looked at, written by insta while tests run.
#[derive(Debug)]
pub struct Log {
    path: PathBuf,
}

impl Log {
    /// An empty log.
    ///
    /// # Errors
    ///
    /// If the temporary folder cannot be written.
    pub fn new() -> Result<Self, Failure> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("xtask-{}-snapshots-{count}", std::process::id()));
        fs::write(&path, "").map_err(|error| Failure::io("write", &path, &error))?;
        Ok(Self { path })
    }

    /// Where it is.
    pub fn path(&self) -> String {
        self.path.display().to_string()
    }

    /// The snapshots of the workspace that no test looked at.
    ///
    /// # Errors
    ///
    /// If files cannot be listed or read.
    pub fn unowned(&self, workspace: &Workspace) -> Result<Vec<String>, Failure> {
        let log = fs::read_to_string(&self.path).map_err(|error| Failure::io("read", &self.path, &error))?;
        let owned: BTreeSet<PathBuf> = log.lines().filter_map(|path| fs::canonicalize(path).ok()).collect();
        let snapshots = files_below(workspace.root(), "")?.into_iter().filter(|path| path.ends_with(".snap"));
        let is_owned =
            |path: &String| fs::canonicalize(workspace.root().join(path)).is_ok_and(|path| owned.contains(&path));
        Ok(snapshots.filter(|path| !is_owned(path)).collect())
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// Snapshots as they are: those of insta, and the compiler messages that trybuild expects.
///
/// # Errors
///
/// If one cannot be read.
pub fn read(workspace: &Workspace) -> Result<BTreeMap<String, String>, Failure> {
    let mut snapshots = workspace.read_tree("", ".snap")?;
    snapshots.extend(workspace.read_tree("", ".stderr")?);
    Ok(snapshots)
}

/// Expected messages whose case is gone.
pub fn without_a_case(workspace: &Workspace, snapshots: &BTreeMap<String, String>) -> Vec<String> {
    let messages = snapshots.keys().filter_map(|path| Some((path, path.strip_suffix(".stderr")?)));
    let gone = messages.filter(|(_, case)| !workspace.root().join(format!("{case}.rs")).is_file());
    gone.map(|(path, _)| path.clone()).collect()
}

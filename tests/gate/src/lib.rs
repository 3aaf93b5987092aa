#![forbid(unsafe_code)]
//! Shows what a user of the client gets and does not get with it: preview items exist only with the feature
//! `tech-preview`, and nothing that the client switches on breaks another user of what they share.
//!
//! A test run of the whole workspace builds the client with other features than a user does. So the tests of this
//! package compile other code in builds of its own: small programs that must not compile (`tests/ui/generated`), and
//! packages outside of the workspace (`consumer`, `neighbour`).

use std::fs;
use std::path::{Path, PathBuf};

pub mod outside;

/// Programs that use what is behind the feature, one for each kind of item; none if nothing is.
///
/// # Panics
///
/// If the folder cannot be read.
pub fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/generated");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let files = entries.map(|entry| entry.expect("it can be listed").path());
    let mut cases: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect();
    cases.sort();
    cases
}

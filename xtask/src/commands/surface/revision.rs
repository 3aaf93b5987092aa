//! Files of another revision, and the version of this one.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::workspace::Workspace;

/// A file as a revision has it.
pub(super) fn read(root: &Path, revision: &str, file: &str) -> Result<String, Failure> {
    if revision.starts_with('-') || revision.contains(':') {
        return Err(Failure::new(format!("`{revision}` is no revision")).help("name a branch, a tag or a commit"));
    }
    let mut git = Command::new("git");
    git.current_dir(root).args(["cat-file", "blob", &format!("{revision}:{file}")]).stdin(Stdio::null());
    let output =
        git.output().map_err(|error| Failure::new(format!("cannot start git: {error}")).help("install git"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr).trim().replace('\n', " ");
        return Err(Failure::new(format!("there is no {file} in {revision}: {said}"))
            .help("`git log --oneline` lists revisions"));
    }
    String::from_utf8(output.stdout).map_err(|_| Failure::new(format!("{revision}:{file} is not UTF-8")))
}

/// The version of the workspace: that of its packages.
pub(super) fn version(workspace: &Workspace) -> Result<Option<String>, Failure> {
    let manifest = workspace.read("Cargo.toml")?;
    let package = manifest.split("[workspace.package]").nth(1).unwrap_or_default();
    let line = package.lines().find_map(|line| line.trim().strip_prefix("version"));
    Ok(line.and_then(|rest| rest.split('"').nth(1)).map(str::to_owned))
}

//! Where packages are built: a folder for each content of theirs.
//!
//! Cargo holds what comes from a registry for unchangeable. Once it has unpacked and built the runtime for the client, it
//! never looks at that version again, however the runtime has changed.

use std::fs;
use std::path::PathBuf;

use vsphere_automation_codegen::model::sha256;

use crate::failure::Failure;
use crate::process::Invocation;
use crate::workspace::{Workspace, files_below};

/// The folders of the packages.
const SOURCES: [&str; 2] = ["generated-client", "tests/fake-vcenter"];

/// The same, where only this content was built. What was built of others is removed.
pub(super) fn apart(workspace: &Workspace, invocation: &Invocation) -> Result<Invocation, Failure> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let packages = workspace.root().join(target).join("packages");
    let own = content(workspace)?;
    for other in fs::read_dir(&packages).into_iter().flatten().flatten().filter(|other| *other.file_name() != *own) {
        // What cannot be removed only takes room.
        let _ = fs::remove_dir_all(other.path());
    }
    Ok(invocation.clone().env("CARGO_TARGET_DIR", packages.join(own).to_string_lossy()))
}

fn content(workspace: &Workspace) -> Result<String, Failure> {
    let mut all = Vec::new();
    for path in
        SOURCES.map(|folder| files_below(workspace.root(), folder)).into_iter().collect::<Result<Vec<_>, _>>()?.concat()
    {
        let file = workspace.root().join(&path);
        let bytes = fs::read(&file).map_err(|error| Failure::io("read", &file, &error))?;
        all.extend(format!("{path} {}\n", sha256(&bytes)).into_bytes());
    }
    Ok(sha256(&all)[..12].to_owned())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    #[test]
    fn another_content_is_built_elsewhere() {
        let folder = TempDir::new().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("Cargo.toml", "");
        write("spec/vsphere.yaml", "");
        write("generated-client/runtime/src/lib.rs", "one");
        let workspace = Workspace::locate(Some(folder.path().to_owned())).unwrap();
        let folder_of = || apart(&workspace, &Invocation::new("package")).unwrap().environment;
        let one = folder_of();
        assert_eq!(folder_of(), one);
        write("generated-client/runtime/src/lib.rs", "two");
        assert_ne!(folder_of(), one);
    }
}

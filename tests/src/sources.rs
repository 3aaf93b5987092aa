//! The generated sources, as they are on disk.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use vsphere_automation_codegen::roots;

/// Module path (`hvc::links`) → text of its file. The root is `""`.
pub fn generated() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(roots::SOURCES);
    let mut files = BTreeMap::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for path in children(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(module(&root, &path), read(&path));
            }
        }
    }
    files
}

fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.expect("the folder can be listed").path()).collect()
}

fn module(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).expect("found below the root").with_extension("");
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).filter(|part| part != "mod").collect();
    parts.join("::")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

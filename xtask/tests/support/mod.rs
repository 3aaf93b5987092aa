//! Folders to write in.

#![allow(dead_code, reason = "each test program uses its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Path → bytes of every file, hidden ones too.
pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

/// Every file below a folder. Empty folders count as files whose name ends with `/`.
pub(crate) fn tree(root: &Path) -> Tree {
    let mut found = Tree::new();
    collect(root, "", &mut found);
    found
}

fn collect(root: &Path, folder: &str, found: &mut Tree) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if root.join(&path).is_dir() {
            let before = found.len();
            collect(root, &path, found);
            if found.len() == before {
                found.insert(path + "/", Vec::new());
            }
        } else {
            found.insert(path.clone(), fs::read(root.join(path)).unwrap());
        }
    }
}

/// Writes files, path and text.
pub(crate) fn fill(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let file = root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

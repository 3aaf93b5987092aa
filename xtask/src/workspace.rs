//! Where things are in the repository.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use vsphere_automation_codegen::document::Source;

use crate::failure::Failure;

/// The curated document, from the root of the repository.
pub const DOCUMENT: &str = "spec/vsphere.yaml";

/// The repository. Paths in messages and in generated files are relative to its root, with forward slashes.
#[derive(Clone, Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The repository that this command was started from, or the one that the caller names.
    ///
    /// # Errors
    ///
    /// If the folder does not hold this workspace.
    pub fn locate(root: Option<PathBuf>) -> Result<Self, Failure> {
        let root = root.unwrap_or_else(Self::compiled_in);
        if !root.join("spec").is_dir() || !root.join("Cargo.toml").is_file() {
            return Err(Failure::new(format!("{} is not the root of this workspace", root.display()))
                .help("it has no Cargo.toml or no spec/; start `cargo xtask` inside the repository"));
        }
        Ok(Self { root })
    }

    /// `cargo run` names the manifest's folder at run time, which stays right when the repository was moved after the
    /// command was built.
    fn compiled_in() -> PathBuf {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map(PathBuf::from)
            .filter(|folder| folder.file_name().is_some_and(|name| name == "xtask"))
            .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The curated document.
    ///
    /// # Errors
    ///
    /// As [`Workspace::read`].
    pub fn document(&self) -> Result<Source, Failure> {
        self.read(DOCUMENT).map(|text| Source { path: DOCUMENT.to_owned(), text })
    }

    /// The text of a file of the repository.
    ///
    /// # Errors
    ///
    /// If it cannot be read or is not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Failure> {
        read_text(&self.root.join(path), path)
    }

    /// Every file below a folder that ends with `extension`, path from the root → text, in order.
    ///
    /// # Errors
    ///
    /// If one cannot be read.
    pub fn read_tree(&self, folder: &str, extension: &str) -> Result<BTreeMap<String, String>, Failure> {
        files_below(&self.root, folder)?
            .into_iter()
            .filter(|path| path.ends_with(extension))
            .map(|path| self.read(&path).map(|text| (path, text)))
            .collect()
    }
}

/// The text of a file that messages call `shown`.
///
/// # Errors
///
/// If it cannot be read or is not UTF-8.
pub fn read_text(file: &Path, shown: &str) -> Result<String, Failure> {
    let bytes = fs::read(file).map_err(|error| {
        Failure::new(format!("cannot read {shown}: {error}")).help("check the path and its permissions")
    })?;
    String::from_utf8(bytes).map_err(|error| {
        Failure::new(format!("{shown} is not UTF-8 from byte {} on", error.utf8_error().valid_up_to() + 1))
            .help("save it as UTF-8")
    })
}

/// The files below `folder`, as paths from `root` with forward slashes, in order. A missing folder has none.
/// Hidden entries and `target` folders are passed over.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn files_below(root: &Path, folder: &str) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let path = root.join(&folder);
        let entries = match fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::io("list", &path, &error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| Failure::io("list", &path, &error))?;
            let kind = entry.file_type().map_err(|error| Failure::io("examine", &entry.path(), &error))?;
            // Names that are not Unicode are never ours.
            let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
            if name.starts_with('.') || (kind.is_dir() && name == "target") {
                continue;
            }
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if kind.is_dir() {
                open.push(path);
            } else if kind.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

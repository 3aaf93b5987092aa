//! What was made of the same sources before. To read a thousand files as Rust takes longer than all else that an unchanged
//! tree asks for.

use std::fs;
use std::path::{Path, PathBuf};

use vsphere_automation_codegen::model::sha256;

use super::sources::Sources;
use crate::failure::Failure;
use crate::workspace::{files_below, read_text};

/// Where Cargo keeps what can be made again, if it does so there.
const TARGET: &str = "target";
const FOLDER: &str = "xtask/houses";

/// What the pictures are made by.
const OURSELVES: &str = "xtask/src/rooms";

/// A place for what was made of some sources.
pub(super) struct Memory {
    file: PathBuf,
    digest: String,
}

impl Memory {
    /// Of these sources; nothing where there is no place to keep anything.
    pub(super) fn of(root: &Path, sources: &Sources<'_>) -> Result<Option<Self>, Failure> {
        let target = root.join(TARGET);
        if !target.is_dir() {
            return Ok(None);
        }
        let mut everything = String::new();
        // Lengths, so that no text can stand for the end of another.
        let mut add = |path: &str, text: &str| everything.push_str(&format!("{path} {}\n{text}", text.len()));
        for path in files_below(root, sources.folder)?.iter().filter(|path| path.ends_with(".rs")) {
            let file = path.strip_prefix(sources.folder).unwrap_or(path).trim_start_matches('/');
            add(path, &sources.read(file)?);
        }
        // Those that are not there yet.
        for (path, text) in sources.new.iter().filter(|(path, _)| path.starts_with(sources.folder)) {
            add(path, text);
        }
        for path in files_below(root, OURSELVES)? {
            add(&path, &read_text(&root.join(&path), &path)?);
        }
        let file = target.join(FOLDER).join(sources.folder.replace('/', "-"));
        Ok(Some(Self { file, digest: sha256(everything.as_bytes()) }))
    }

    /// What was made of them.
    pub(super) fn recall(&self) -> Option<String> {
        let kept = fs::read_to_string(&self.file).ok()?;
        let (digest, made) = kept.split_once('\n')?;
        (digest == self.digest).then(|| made.to_owned())
    }

    /// Keeps it. Where that cannot be, it will be made again.
    pub(super) fn keep(&self, made: &str) {
        let written = self.file.parent().map(fs::create_dir_all).and_then(Result::ok);
        let _ = written.map(|()| fs::write(&self.file, format!("{}\n{made}", self.digest)));
    }
}

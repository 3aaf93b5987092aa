//! The generator's files against those on disk.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Component, Path};

use vsphere_automation_codegen::document::Source;

use crate::banner;
use crate::blocks;
use crate::failure::Failure;
use crate::transaction::Change;
use crate::workspace::{files_below, read_text};

/// How a file on disk relates to what is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As generated.
    Fresh,
    /// There, but different.
    Stale,
    /// Not there.
    Missing,
    /// There with our banner, but nothing generates it any more.
    Orphan,
}

/// One file that is generated, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path from the root, with forward slashes.
    pub path: String,
    /// How it stands.
    pub state: State,
    /// What is on disk.
    pub old: Option<Vec<u8>>,
    /// What should be.
    pub new: Option<String>,
    /// Whether the file on disk has lost our banner that the generated one has, so that somebody else wrote it.
    pub edited: bool,
}

/// Every file that is generated or was, in order of path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The files.
    pub files: Vec<File>,
}

impl Comparison {
    /// The files that are not fresh.
    pub fn stale(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| file.state != State::Fresh)
    }

    /// Whether every file is fresh.
    pub fn is_fresh(&self) -> bool {
        self.stale().next().is_none()
    }

    /// What must be written or removed to make every file fresh.
    pub fn changes(&self) -> Vec<Change> {
        self.stale()
            .map(|file| Change {
                path: file.path.clone(),
                old: file.old.clone(),
                new: file.new.clone().map(String::into_bytes),
            })
            .collect()
    }
}

/// Compares generated files, path → text, with those below `root`. Files with our banner below one of `folders` that
/// are not generated are orphans.
///
/// # Errors
///
/// If a file cannot be read, or a marked block has no place.
pub fn compare(root: &Path, generated: &BTreeMap<String, String>, folders: &[&str]) -> Result<Comparison, Failure> {
    let mut files = Vec::new();
    for (path, new) in with_blocks_placed(root, generated)? {
        let old = read(root, &path)?;
        let state = match &old {
            None => State::Missing,
            Some(old) if old == new.as_bytes() => State::Fresh,
            Some(_) => State::Stale,
        };
        let edited = banner::is_ours(new.as_bytes()) && old.as_ref().is_some_and(|old| !banner::is_ours(old));
        files.push(File { path, state, old, new: Some(new), edited });
    }
    let known: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    let mut candidates = BTreeSet::new();
    for folder in folders {
        candidates.extend(files_below(root, folder)?);
    }
    for path in candidates.difference(&known) {
        if let Some(old) = read(root, path)?.filter(|old| banner::is_ours(old)) {
            files.push(File { path: path.clone(), state: State::Orphan, old: Some(old), new: None, edited: false });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Comparison { files })
}

/// The same map with every `FILE#NAME` gathered into the whole text of FILE.
fn with_blocks_placed(root: &Path, generated: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Failure> {
    let mut files = BTreeMap::new();
    let mut blocks: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for (path, text) in generated {
        let file = path.split_once('#').map_or(path.as_str(), |(file, _)| file);
        let plain = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
        if !plain || file.is_empty() || file.contains('\\') || file.chars().any(char::is_control) {
            return Err(Failure::new(format!(
                "codegen named an output `{path}`, which is no path inside the repository"
            ))
            .help("this is a bug of codegen/src/emit"));
        }
        match path.split_once('#') {
            Some((file, name)) => {
                blocks.entry(file).or_default().insert(name, text);
            }
            None => {
                files.insert(path.clone(), text.clone());
            }
        }
    }
    for (file, blocks) in blocks {
        let old = read_text(&root.join(file), file)?;
        let new = blocks::replace(file, &old, &blocks)
            .map_err(|problem| Failure::problems(problem, &Source { path: file.to_owned(), text: old.clone() }))?;
        files.insert(file.to_owned(), new);
    }
    Ok(files)
}

fn read(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Failure> {
    match fs::read(root.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(Failure::new(format!("cannot read {path}: {error}"))
            .help("a generated file belongs there; move away what is in its place")),
    }
}

//! What is generated from, and by what.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// What is generated from, and by what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Every file that was read → its SHA-256. Seen from the folder of the document.
    pub documents: BTreeMap<String, String>,
    /// The generator and the crates that decide what it writes → versions.
    pub generator: BTreeMap<String, String>,
}

/// The lock of the workspace that this generator is built in.
const LOCK: &str = include_str!("../../../Cargo.lock");

/// What decides what is written.
const DECIDE: [&str; 4] = ["prettyplease", "progenitor", "syn", "typify"];

impl Provenance {
    /// Of these files, and of this generator.
    pub(crate) fn new(documents: BTreeMap<String, String>) -> Self {
        let mut generator = versions(&DECIDE);
        generator.insert("codegen".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
        Self { documents, generator }
    }

    /// The SHA-256 of the document; of several files that of the list of theirs.
    pub(crate) fn digest(&self) -> String {
        if let Some(digest) = self.documents.values().next().filter(|_| self.documents.len() == 1) {
            return digest.clone();
        }
        let list: Vec<String> = self.documents.iter().map(|(name, digest)| format!("{digest}  {name}\n")).collect();
        sha256(list.concat().as_bytes())
    }
}

/// The versions of packages; each of those that are there several times.
fn versions(of: &[&str]) -> BTreeMap<String, String> {
    let mut versions: BTreeMap<String, String> = BTreeMap::new();
    let mut name = "";
    for line in LOCK.lines() {
        let value = |key: &str| Some(line.strip_prefix(key)?.strip_prefix(" = ")?.trim_matches('"'));
        name = value("name").unwrap_or(name);
        if let Some(version) = value("version").filter(|_| of.contains(&name)) {
            let all = versions.entry(name.to_owned()).or_default();
            all.push_str(if all.is_empty() { "" } else { ", " });
            all.push_str(version);
        }
    }
    versions
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_those_of_the_lock() {
        for (name, version) in Provenance::new(BTreeMap::new()).generator {
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{name} {version}");
        }
        assert_eq!(versions(&["no such package"]), BTreeMap::new());
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

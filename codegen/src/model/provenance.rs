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
        let mut generator: BTreeMap<String, String> =
            DECIDE.into_iter().map(|name| (name.to_owned(), version(name))).collect();
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

/// The version of a package; of several, each.
fn version(name: &str) -> String {
    let packages = LOCK.split("[[package]]").filter(|package| {
        package.lines().any(|line| line.strip_prefix("name = ").is_some_and(|found| found.trim_matches('"') == name))
    });
    let versions = packages.filter_map(|package| package.lines().find_map(|line| line.strip_prefix("version = ")));
    versions.map(|version| version.trim_matches('"')).collect::<Vec<_>>().join(", ")
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
        assert_eq!(version("no such package"), "");
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}

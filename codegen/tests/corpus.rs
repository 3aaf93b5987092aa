//! The fuzz target's property on stable: over its corpus, our fixtures, and mutations of both.
//!
//! `CORPUS_MUTATIONS` sets how many mutations of each document are tried.

#[path = "../fuzz/lowered.rs"]
mod lowered;

use std::path::PathBuf;

use lowered::lowered;

fn documents() -> Vec<(PathBuf, Vec<u8>)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "fuzz/corpus/lower",
        "tests/check",
        "tests/document",
        "tests/generate",
        "tests/lint",
        "tests/lower",
        "tests/refine",
    ];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(root.join(folder)).expect("a folder"));
    let paths = files
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "yaml" || e == "json"));
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(&path).expect("a document"))).collect()
}

#[test]
fn the_corpus_is_lowered() {
    let corpus = documents().into_iter().filter(|(path, _)| path.components().any(|part| part.as_os_str() == "corpus"));
    for (path, bytes) in corpus {
        assert!(lowered(&bytes), "{} is not a sound document", path.display());
    }
}

#[test]
fn mutations_are_lowered_or_refused() {
    let mutations: u64 = std::env::var("CORPUS_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(16);
    let documents = documents();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for (_, bytes) in &documents {
        for _ in 0..mutations {
            let mut mutated = bytes.clone();
            for _ in 0..=random.below(4) {
                mutate(&mut mutated, &documents[random.below(documents.len())].1, &mut random);
            }
            lowered(&mutated);
        }
    }
}

/// Changes bytes, takes some away, repeats some, or takes some from another document.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    const PIECES: &[&str] = &[
        "{", "}", "[", "]", ": ", "- ", "$ref", "null", "'", "\"", "&a ", "*a", "<<", "\n  ", "allOf", "oneOf", "{x}",
        "?a=b", "é", "0",
    ];
    if bytes.is_empty() {
        return;
    }
    let at = random.below(bytes.len());
    let end = (at + 1 + random.below(40)).min(bytes.len());
    match random.below(6) {
        0 => bytes[at] = u8::try_from(random.below(256)).unwrap_or_default(),
        1 => {
            bytes.drain(at..end);
        }
        2 => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        3 => {
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..end.min(at + 3), piece.bytes());
        }
        4 => bytes.truncate(at),
        _ => {
            let from = random.below(other.len().max(1));
            let piece = other.iter().skip(from).take(200).copied().collect::<Vec<u8>>();
            bytes.splice(at..at, piece);
        }
    }
}

/// xorshift: the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (limit.max(1) as u64)).unwrap_or_default()
    }
}

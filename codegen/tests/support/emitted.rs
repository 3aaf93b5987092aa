//! Crates on the disk, and cargo for them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use vsphere_automation_codegen::Runtime;

/// Writes a crate, with our versions of its dependencies.
pub(crate) fn write(folder: &Path, files: impl IntoIterator<Item = (String, String)>) {
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        if std::fs::read_to_string(&path).is_ok_and(|before| before == text) {
            continue;
        }
        std::fs::write(path, text).expect("a file");
    }
    std::fs::copy(super::here().join("../Cargo.lock"), folder.join("Cargo.lock")).expect("the lock");
}

/// A crate that depends on those of these names beside it.
pub(crate) fn consumer(folder: &Path, crates: &[&str], main: &str) {
    let mut manifest =
        "[package]\nname = \"consumer\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n".to_owned();
    for name in crates {
        let _ = writeln!(manifest, "{name} = {{ path = \"../{name}\", default-features = false }}");
    }
    manifest.push_str(
        "tokio = { version = \"1\", features = [\"io-util\", \"macros\", \"net\", \"rt\"] }\n\n[workspace]\n",
    );
    let files = [("Cargo.toml", &*manifest), ("src/main.rs", main)];
    write(&folder.join("consumer"), files.map(|(path, text)| (path.to_owned(), text.to_owned())));
}

/// Cargo in that folder, offline and without warnings. One target for all, so that the dependencies are built once; apart
/// from that of whoever runs the tests.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["--offline", "--quiet"]).args(arguments).current_dir(folder);
    cargo.env("CARGO_TARGET_DIR", PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("emitted-crates"));
    cargo.env("RUSTFLAGS", "-Dwarnings");
    cargo
}

/// The runtime's sources, to be copied.
pub(crate) fn copied_runtime() -> Runtime {
    let root = super::runtime();
    let mut files = BTreeMap::new();
    let mut waiting = vec![root.join("src")];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
                continue;
            }
            let inside = path.strip_prefix(&root).expect("a path inside").to_string_lossy().replace('\\', "/");
            files.insert(inside, std::fs::read_to_string(&path).expect("a source"));
        }
    }
    Runtime::Copy(files)
}

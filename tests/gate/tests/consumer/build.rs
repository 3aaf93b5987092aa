//! Building the consumer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// What cargo made of it.
pub(crate) struct Checked {
    pub(crate) success: bool,
    pub(crate) messages: String,
}

/// `cargo check` of the consumer.
pub(crate) fn check(arguments: &[&str]) -> Checked {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(write);
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["check", "--offline", "--quiet"]).args(arguments).current_dir(&*FOLDER);
    // What is set for this test is not meant for another build, and would make it compile everything anew.
    let set_for_this_test = |name: &str| {
        const NAMES: [&str; 5] =
            ["RUSTFLAGS", "RUSTDOCFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"];
        const BEGINNINGS: [&str; 6] =
            ["CARGO_PKG_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_MANIFEST_", "CARGO_TARGET_", "CARGO_BUILD_"];
        NAMES.contains(&name) || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
    };
    for name in
        std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(|name| set_for_this_test(name))
    {
        command.env_remove(name);
    }
    let output = command.env("CARGO_TERM_COLOR", "never").output().expect("cargo runs");
    Checked { success: output.status.success(), messages: String::from_utf8_lossy(&output.stderr).into_owned() }
}

/// Writes the consumer where its build can stay for the next run. Its manifest names the crates by their paths; the lock
/// file of the workspace has all that it needs.
fn write() -> PathBuf {
    let gate = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = gate.join("../..");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer");
    let manifest = fs::read_to_string(gate.join("consumer/manifest.toml")).expect("it is part of this package");
    let manifest = manifest.replace("{client}", &path(&root.join("generated-client")));
    write_if_new(&folder.join("Cargo.toml"), &manifest.replace("{fake}", &path(&gate.join("../fake-vcenter"))));
    for part in ["src", "examples", "tests"] {
        for entry in fs::read_dir(gate.join("consumer").join(part)).expect("it is part of this package") {
            let from = entry.expect("it can be listed").path();
            let to = folder.join(part).join(from.file_name().expect("it has a name"));
            write_if_new(&to, &fs::read_to_string(&from).expect("sources are text"));
        }
    }
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");
    folder
}

/// In TOML a backslash would be an escape.
fn path(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// A file that is as it was keeps its time, so that cargo need not build it again.
fn write_if_new(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder of the build can be written");
    fs::write(path, text).expect("the folder of the build can be written");
}

//! Packages outside of the workspace, built by a cargo of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What cargo made of it.
pub struct Checked {
    /// It did what it was asked for.
    pub success: bool,
    /// All that it said.
    pub messages: String,
}

/// One of the packages of this folder, copied to where its build can stay for the next run. The lock file is that of the
/// workspace.
pub struct Outside(PathBuf);

impl Outside {
    /// Copies the package `name` into `folder`; `put_in` are pairs of what its manifest has in braces, and what to write
    /// instead.
    ///
    /// # Panics
    ///
    /// If files cannot be read or written.
    pub fn new(name: &str, folder: &Path, put_in: &[(&str, &str)]) -> Self {
        let gate = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = gate.join("../..");
        let mut manifest =
            fs::read_to_string(gate.join(name).join("manifest.toml")).expect("it is part of this package");
        manifest = manifest.replace("{client}", &path(&root.join("generated-client")));
        manifest = manifest.replace("{fake}", &path(&gate.join("../fake-vcenter")));
        for (placeholder, text) in put_in {
            manifest = manifest.replace(&format!("{{{placeholder}}}"), text);
        }
        write_if_new(&folder.join("Cargo.toml"), &manifest);
        for part in ["src", "examples", "tests"] {
            let _ = fs::remove_dir_all(folder.join(part));
            let Ok(entries) = fs::read_dir(gate.join(name).join(part)) else { continue };
            for entry in entries {
                let from = entry.expect("it can be listed").path();
                let to = folder.join(part).join(from.file_name().expect("it has a name"));
                write_if_new(&to, &fs::read_to_string(&from).expect("sources are text"));
            }
        }
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");
        Self(folder.to_owned())
    }

    /// Adds files to a folder of it.
    ///
    /// # Panics
    ///
    /// If files cannot be read or written.
    #[must_use]
    pub fn with(self, part: &str, files: &[PathBuf]) -> Self {
        for file in files {
            let to = self.0.join(part).join(file.file_name().expect("it has a name"));
            write_if_new(&to, &fs::read_to_string(file).expect("sources are text"));
        }
        self
    }

    /// Runs cargo there.
    ///
    /// # Panics
    ///
    /// If there is no cargo.
    pub fn cargo(&self, arguments: &[&str]) -> Checked {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(&self.0);
        for name in
            std::env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(|name| set_for_this_test(name))
        {
            command.env_remove(name);
        }
        let output = command.env("CARGO_TERM_COLOR", "never").output().expect("cargo runs");
        Checked { success: output.status.success(), messages: String::from_utf8_lossy(&output.stderr).into_owned() }
    }
}

/// What is set for a test is not meant for another build, and would make it compile everything anew.
fn set_for_this_test(name: &str) -> bool {
    const NAMES: [&str; 5] =
        ["RUSTFLAGS", "RUSTDOCFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_PRIMARY_PACKAGE", "OUT_DIR"];
    const BEGINNINGS: [&str; 6] =
        ["CARGO_PKG_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_MANIFEST_", "CARGO_TARGET_", "CARGO_BUILD_"];
    NAMES.contains(&name) || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
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

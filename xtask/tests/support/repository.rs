//! A copy of this repository that the program can be run on.

#![allow(dead_code, reason = "each test program uses its part")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use xtask::workspace::{Workspace, files_below};

use crate::support::{Tree, tree};

/// What `regen` reads and writes, in a temporary folder.
pub(crate) struct Repository(TempDir);

impl Repository {
    /// As it is committed.
    pub(crate) fn copy() -> Self {
        let folder = TempDir::new().unwrap();
        let workspace = Workspace::locate(None).unwrap();
        let root = workspace.root();
        let folders = ["spec", "codegen/src", "generated-client", "tests", "xtask/src"];
        let parts = folders.into_iter().flat_map(|part| files_below(root, part).unwrap());
        for path in parts.chain(["Cargo.toml", "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned)) {
            let target = folder.path().join(&path);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::copy(root.join(&path), target).unwrap();
        }
        Self(folder)
    }

    /// With another document, of which everything is generated. Tests of the machine use it, so that the curated one may
    /// become what it likes.
    pub(crate) fn of(document: &str) -> Self {
        let repository = Self::copy();
        std::fs::write(repository.root().join("spec/vsphere.yaml"), document).unwrap();
        repository.run("regen --accept-face", 0);
        // The lock of the write, which later ones have too.
        let _ = std::fs::remove_dir_all(repository.root().join(".regen"));
        repository
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn tree(&self) -> Tree {
        tree(self.root())
    }

    /// The program with a command line, to be started.
    pub(crate) fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(line.split(' ')).arg("--root").arg(self.root());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end, which must be this exit code; what it wrote to standard output.
    pub(crate) fn run(&self, line: &str, code: i32) -> String {
        let output = self.command(line).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{line}: {}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Replaces text that the document has exactly once.
    pub(crate) fn edit(&self, old: &str, new: &str) {
        let file = self.root().join("spec/vsphere.yaml");
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text.matches(old).count(), 1, "the document was to have this once: {old}");
        std::fs::write(file, text.replace(old, new)).unwrap();
    }
}

/// Both streams, for messages of tests.
pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

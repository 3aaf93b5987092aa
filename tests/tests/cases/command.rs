//! The command that a user runs: `cargo xtask regen --spec FILE --out DIR`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::case::Case;
use crate::json::Json;

/// The command, built.
pub(crate) struct Xtask(PathBuf);

/// What it said, and whether it did its work.
pub(crate) struct Said {
    pub(crate) done: bool,
    pub(crate) text: String,
}

impl Xtask {
    /// Builds it.
    ///
    /// # Errors
    ///
    /// What cargo said.
    pub(crate) fn build() -> Result<Self, String> {
        let built = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--offline", "--package", "xtask", "--bin", "xtask", "--message-format", "json"])
            .current_dir(crate::root())
            .output()
            .map_err(|e| format!("cargo does not run: {e}"))?;
        let text = String::from_utf8_lossy(&built.stdout);
        let messages = text.lines().filter_map(|line| Json::parse(line).ok());
        let executable =
            messages.filter_map(|message| message.member("executable")?.as_str().map(PathBuf::from)).next_back();
        executable.map(Self).ok_or_else(|| String::from_utf8_lossy(&built.stderr).into_owned())
    }

    /// Makes a crate of a case's document.
    ///
    /// # Errors
    ///
    /// If the command does not run.
    pub(crate) fn generate(&self, case: &Case, out: &Path, name: &str) -> Result<Said, String> {
        let said = self.emit(&case.folder.join("openapi.yaml"), out, name)?;
        // Where the case lies is nothing that it says.
        let folder = format!("{}/", case.folder.display());
        Ok(Said { text: said.text.replace(&folder, ""), ..said })
    }

    /// Makes a crate of a document.
    ///
    /// # Errors
    ///
    /// If the command does not run.
    pub(crate) fn emit(&self, spec: &Path, out: &Path, name: &str) -> Result<Said, String> {
        let output = Command::new(&self.0)
            // What an earlier run left there has no callers.
            .args(["regen", "--forget-face", "--accept-face", "--name", name, "--spec"])
            .arg(spec)
            .arg("--out")
            .arg(out)
            // One runtime for all: it is compiled once.
            .arg("--runtime-path")
            .arg(crate::root().join("generated-client/runtime"))
            .current_dir(crate::root())
            .output()
            .map_err(|e| format!("{} does not run: {e}", self.0.display()))?;
        let text = [output.stdout, output.stderr].concat();
        Ok(Said { done: output.status.success(), text: String::from_utf8_lossy(&text).into_owned() })
    }
}

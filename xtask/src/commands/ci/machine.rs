//! What a check needs that not every machine has. Without it the check is skipped, and the summary says so.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::step::{Action, Step};
use crate::process::Cargo;

/// A target of Windows; any will do.
pub(super) const WINDOWS: &str = "x86_64-pc-windows-gnu";

/// A target of macOS.
pub(super) const MACOS: &str = "aarch64-apple-darwin";

/// Something that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    /// What the feature `native-tls` is built against.
    OpenSsl,
    /// The standard library of Windows.
    Windows,
    /// That of macOS.
    MacOs,
    /// The program that checks licences.
    CargoDeny,
    /// Its copy of the advisories, which nothing here fetches.
    Advisories,
}

/// What this machine has.
#[derive(Clone, Debug)]
pub(super) struct Machine {
    tools: Vec<Tool>,
}

impl Machine {
    /// This machine.
    pub(super) fn look(cargo: &Cargo) -> Self {
        let deny = cargo.has("deny");
        let tools = [
            openssl_builds().then_some(Tool::OpenSsl),
            has_library_of(WINDOWS).then_some(Tool::Windows),
            has_library_of(MACOS).then_some(Tool::MacOs),
            deny.then_some(Tool::CargoDeny),
            (deny && advisories_are_here()).then_some(Tool::Advisories),
        ];
        Self { tools: tools.into_iter().flatten().collect() }
    }

    #[cfg(test)]
    pub(super) fn with(tools: &[Tool]) -> Self {
        Self { tools: tools.to_vec() }
    }

    pub(super) fn has(&self, tool: Tool) -> bool {
        self.tools.contains(&tool)
    }

    /// The step if the tool is there, else that it is skipped.
    pub(super) fn step(&self, tool: Tool, step: Step) -> Step {
        if self.has(tool) { step } else { self.skipped(tool, step.name) }
    }

    pub(super) fn skipped(&self, tool: Tool, name: String) -> Step {
        let reason = match tool {
            Tool::OpenSsl => "pkg-config finds no OpenSSL headers; all other features were checked",
            Tool::Windows => "`rustup target add x86_64-pc-windows-gnu` gets what it needs",
            Tool::MacOs => "`rustup target add aarch64-apple-darwin` gets what it needs",
            Tool::Advisories if self.has(Tool::CargoDeny) => {
                "there is no copy of the advisories; `cargo deny fetch` gets one"
            }
            Tool::CargoDeny | Tool::Advisories => {
                "cargo-deny is not installed; `cargo install cargo-deny --locked` does it"
            }
        };
        Step { name, action: Action::Skip(reason), repair: "" }
    }
}

/// Whether the standard library of that target is there: all that checking for it takes.
fn has_library_of(target: &str) -> bool {
    let folder =
        Command::new("rustc").args(["--print", "target-libdir", "--target", target]).stderr(Stdio::null()).output();
    folder.is_ok_and(|found| PathBuf::from(String::from_utf8_lossy(&found.stdout).trim()).is_dir())
}

/// Whether `native-tls` can be built: on these systems it needs the headers of OpenSSL, elsewhere nothing.
fn openssl_builds() -> bool {
    if cfg!(any(windows, target_vendor = "apple")) || std::env::var_os("OPENSSL_DIR").is_some() {
        return true;
    }
    let found = Command::new("pkg-config").args(["--exists", "openssl"]).stderr(Stdio::null()).status();
    found.is_ok_and(|status| status.success())
}

/// Whether cargo-deny has fetched the advisories once. After a fetch that failed the folder is there, but empty.
fn advisories_are_here() -> bool {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let entries = home.and_then(|home| fs::read_dir(home.join("advisory-dbs")).ok());
    entries.is_some_and(|entries| entries.flatten().any(|entry| entry.path().is_dir()))
}

//! Runs cargo.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::console::Console;
use crate::failure::Failure;

/// Cargo, in a repository.
#[derive(Clone, Debug)]
pub struct Cargo {
    program: OsString,
    root: PathBuf,
}

/// What to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Invocation {
    /// The arguments, as one would type them.
    pub arguments: Vec<String>,
    /// Environment variables to set.
    pub environment: Vec<(&'static str, String)>,
}

/// What a run wrote.
#[derive(Clone, Debug)]
pub struct Captured {
    /// Whether it succeeded.
    pub success: bool,
    /// Its standard output.
    pub output: String,
    /// Its standard error.
    pub errors: String,
}

impl Invocation {
    /// Cargo with the words of a line that needs no quoting.
    pub fn new(line: &str) -> Self {
        Self { arguments: line.split_whitespace().map(str::to_owned).collect(), environment: Vec::new() }
    }

    /// Sets an environment variable.
    #[must_use]
    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// The line that does the same in a shell.
    pub fn shown(&self) -> String {
        let mut line = String::new();
        for (name, value) in &self.environment {
            let quote = if value.contains(' ') { "'" } else { "" };
            line.push_str(&format!("{name}={quote}{value}{quote} "));
        }
        line.push_str("cargo ");
        line.push_str(&self.arguments.join(" "));
        line
    }
}

impl Cargo {
    /// The cargo that started this command, else the one of the path.
    pub fn of(root: &Path) -> Self {
        Self::at(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), root)
    }

    /// Another program in its place, for tests.
    pub fn at(program: impl Into<OsString>, root: &Path) -> Self {
        Self { program: program.into(), root: root.to_owned() }
    }

    /// Whether there is a command of this name.
    pub fn has(&self, command: &str) -> bool {
        let mut probe = self.command();
        probe.args([command, "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
        probe.status().is_ok_and(|status| status.success())
    }

    /// Shows what is run, and runs it with the streams of this process. Whether it succeeded.
    pub fn run(&self, invocation: &Invocation, console: &mut Console<'_>) -> bool {
        console.line(format_args!("\n$ {}", invocation.shown()));
        match self.invoked(invocation).status() {
            Ok(status) => status.success(),
            Err(error) => {
                console.error(&self.not_started(&error));
                false
            }
        }
    }

    /// Runs it and gives back what it wrote.
    ///
    /// # Errors
    ///
    /// If it cannot be started.
    pub fn captured(&self, invocation: &Invocation) -> Result<Captured, Failure> {
        let output = self.invoked(invocation).output().map_err(|error| self.not_started(&error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok(Captured { success: output.status.success(), output: text(&output.stdout), errors: text(&output.stderr) })
    }

    /// Runs it, and gives what it writes to standard output; its other stream is that of this process.
    ///
    /// # Errors
    ///
    /// If it cannot be started or fails.
    pub fn output(&self, invocation: &Invocation) -> Result<String, Failure> {
        let output =
            self.invoked(invocation).stderr(Stdio::inherit()).output().map_err(|error| self.not_started(&error))?;
        if !output.status.success() {
            return Err(Failure::new(format!("`{}` failed", invocation.shown())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn not_started(&self, error: &std::io::Error) -> Failure {
        let program = self.program.to_string_lossy();
        Failure::new(format_args!("cannot start {program}: {error}")).help("install the Rust toolchain")
    }

    fn invoked(&self, invocation: &Invocation) -> Command {
        let mut command = self.command();
        command.args(&invocation.arguments).envs(invocation.environment.iter().map(|(name, value)| (name, value)));
        command
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(&self.root).stdin(Stdio::null());
        // `cargo run` describes xtask in these. Build scripts that look at them (ring's) would run again each time.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_PRIMARY_PACKAGE"
            {
                command.env_remove(name.as_ref());
            }
        }
        command
    }
}

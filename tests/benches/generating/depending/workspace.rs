//! A workspace of crates that were generated, and what Cargo takes for each.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use vsphere_automation_codegen::model::Called;

use crate::support::Fallible;
use crate::support::clocks::of_children;

/// The dependencies of what progenitor makes; TLS and what else a client of ours has, so that programs are comparable.
const OTHERS: &str = r#"
[dependencies]
bytes = "1"
chrono = { version = "0.4", default-features = false, features = ["std", "serde", "clock"] }
futures-core = "0.3"
progenitor-client = "0.15"
regress = "0.12"
reqwest = { version = "0.13", default-features = false, features = ["charset", "json", "query", "rustls-no-provider", "stream", "system-proxy"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
uuid = { version = "1", features = ["serde"] }
"#;

pub(super) struct Workspace {
    folder: PathBuf,
    members: Vec<String>,
}

impl Workspace {
    /// An empty one; what Cargo made of another is used again.
    pub(super) fn new() -> Fallible<Self> {
        let folder = root()?.join("target/cost/depending");
        fs::create_dir_all(&folder)?;
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() && !path.ends_with("target") {
                fs::remove_dir_all(path)?;
            }
        }
        fs::copy(root()?.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        Ok(Self { folder, members: Vec::new() })
    }

    pub(super) fn write(&mut self, package: &str, path: &str, text: &str) -> Fallible<()> {
        if !self.members.iter().any(|member| member == package) {
            self.members.push(package.to_owned());
        }
        let path = self.folder.join(package).join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        Ok(fs::write(path, text)?)
    }

    /// A program of one of its crates.
    pub(super) fn program(&mut self, program: &Program) -> Fallible<()> {
        let name = program_of(&program.package);
        let manifest = format!("{}{}", head(&name), program.manifest);
        self.write(&name, "Cargo.toml", &manifest)?;
        self.write(&name, "src/main.rs", &program.text)
    }

    /// No more crates. The versions of what they need are those of this repository, where it has them.
    pub(super) fn finish(&self) -> Fallible<()> {
        let members =
            format!("[workspace]\nresolver = \"3\"\nmembers = {:?}\n\n[profile.release]\nstrip = true\n", self.members);
        fs::write(self.folder.join("Cargo.toml"), members)?;
        self.cargo(&["fetch"])
    }

    /// Seconds of CPU of `cargo check` for this package alone.
    pub(super) fn check(&self, package: &str) -> Fallible<f64> {
        self.anew(&["check", "--quiet", "--offline", "--package", package], package)
    }

    /// The same of `cargo build --release`.
    pub(super) fn build(&self, package: &str) -> Fallible<f64> {
        let line = ["build", "--release", "--quiet", "--offline", "--package", package];
        // What it needs is built by then.
        self.cargo(&line)?;
        self.anew(&line, package)
    }

    /// What a line takes for a package that nothing is left of, without what Cargo takes to find out that all is done.
    fn anew(&self, line: &[&str], package: &str) -> Fallible<f64> {
        let release: &[&str] = if line.contains(&"--release") { &["--release"] } else { &[] };
        self.cargo(&[&["clean", "--quiet", "--offline", "--package", package], release].concat())?;
        let begun = of_children()?;
        self.cargo(line)?;
        let done = of_children()?;
        self.cargo(line)?;
        Ok(2.0 * done - begun - of_children()?)
    }

    fn cargo(&self, line: &[&str]) -> Fallible<()> {
        let output = self.command(line).stdout(Stdio::null()).output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(format!("cargo {}: {}", line.join(" "), String::from_utf8_lossy(&output.stderr)).into())
    }

    fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(line).current_dir(&self.folder).stdin(Stdio::null());
        command
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS");
        command
    }

    /// Bytes of the library that was built for releases.
    #[expect(clippy::cast_precision_loss, reason = "no library is as large")]
    pub(super) fn rlib(&self, package: &str) -> Fallible<f64> {
        let file = self.released(&format!("lib{}.rlib", package.replace('-', "_")));
        Ok(fs::metadata(file)?.len() as f64)
    }

    pub(super) fn released(&self, file: &str) -> PathBuf {
        self.folder.join("target/release").join(file)
    }

    /// How many crates a package brings, itself included.
    #[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
    pub(super) fn crates_below(&self, package: &str) -> Fallible<f64> {
        let line = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--package", package];
        let output = self.command(&line).output()?;
        let tree = String::from_utf8(output.stdout)?;
        let crates: std::collections::BTreeSet<&str> =
            tree.lines().map(|line| line.trim_end_matches(" (*)")).filter(|line| !line.is_empty()).collect();
        Ok(crates.len() as f64)
    }
}

/// What makes three calls.
pub(super) struct Program {
    package: String,
    manifest: String,
    text: String,
}

/// Of the first lists of a synthetic document, which need no argument.
const CALLED: usize = 3;

impl Program {
    pub(super) fn ours(package: &str, operations: &[Called]) -> Self {
        let library = package.replace('-', "_");
        let mut calls = String::new();
        for Called { accessor, method, .. } in
            operations.iter().filter(|operation| operation.id.starts_with("list")).take(CALLED)
        {
            // Nothing can go wrong with a string.
            let _ = writeln!(calls, "    println!(\"{{:?}}\", client.{accessor}().{method}().await);");
        }
        let text = format!(
            "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n    let address = std::env::args().nth(1).expect(\"an address\");\n    let client = {library}::Client::builder(&address).build().expect(\"a client\");\n{calls}}}\n"
        );
        Self { package: package.to_owned(), manifest: manifest_of_program(package, ""), text }
    }

    pub(super) fn raw(package: &str) -> Self {
        let library = package.replace('-', "_");
        let mut calls = String::new();
        for number in 0..CALLED {
            let _ = writeln!(calls, "    println!(\"{{:?}}\", client.list{number}().send().await);");
        }
        let text = format!(
            "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n    let _ = rustls::crypto::ring::default_provider().install_default();\n    let address = std::env::args().nth(1).expect(\"an address\");\n    let client = {library}::Client::new(&address);\n{calls}}}\n"
        );
        let tls = "rustls = { version = \"0.23\", default-features = false, features = [\"std\", \"tls12\", \"ring\", \"logging\"] }\n";
        Self { package: package.to_owned(), manifest: manifest_of_program(package, tls), text }
    }
}

pub(super) fn program_of(package: &str) -> String {
    format!("program-of-{package}")
}

fn head(package: &str) -> String {
    format!("[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
}

fn manifest_of_program(package: &str, more: &str) -> String {
    format!(
        "\n[dependencies]\n{package} = {{ path = \"../{package}\" }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"net\", \"rt\", \"time\"] }}\n{more}"
    )
}

/// Of a crate that is progenitor's alone.
pub(super) fn manifest(package: &str) -> String {
    head(package) + OTHERS
}

fn root() -> Fallible<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?)
}

/// The folder of the runtime.
pub(super) fn runtime() -> Fallible<String> {
    Ok(root()?.join("generated-client/runtime").display().to_string())
}

//! A workspace of crates that were generated, and what rustc takes for each.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::meter::{NOTES, Taken};
use super::program::{Program, head};
use crate::support::Fallible;

/// The dependencies of what progenitor makes; TLS and what else a client of ours has, so that programs are comparable.
const OTHERS: &str = r#"
[dependencies]
bytes = "1"
chrono = { version = "0.4", default-features = false, features = ["std", "serde", "clock"] }
futures-core = "0.3"
progenitor-client = "0.15"
regress = "0.12"
REQWEST
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
uuid = { version = "1", features = ["serde"] }
"#;

/// With what a client of ours does by itself: charsets, compressed answers, TLS, streams, the proxy of the system.
const REQWEST: &str = r#"reqwest = { version = "0.13", default-features = false, features = ["charset", "gzip", "json", "query", "rustls-no-provider", "stream", "system-proxy"] }"#;

/// A package that needs reqwest, and nothing else.
pub(super) const BARE: &str = "bare";

/// How crates are compiled.
#[derive(Clone, Copy)]
pub(super) enum Way {
    Check,
    Build,
    Release,
}

impl Way {
    fn line(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Build => &["build"],
            Self::Release => &["build", "--release"],
        }
    }

    pub(super) fn figure(self) -> &'static str {
        match self {
            Self::Check => "CPU of cargo check",
            Self::Build => "CPU of cargo build",
            Self::Release => "CPU of cargo build --release",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Check | Self::Build => "debug",
        }
    }
}

/// A package, and the features that it is compiled with.
#[derive(Clone)]
pub(super) struct Chosen {
    pub(super) package: String,
    pub(super) features: &'static [&'static str],
}

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
        let mut workspace = Self { folder, members: Vec::new() };
        workspace.write(BARE, "Cargo.toml", &format!("{}\n[dependencies]\n{REQWEST}\n", head(BARE)))?;
        workspace.write(BARE, "src/lib.rs", "")?;
        Ok(workspace)
    }

    pub(super) fn write(&mut self, package: &str, path: &str, text: &str) -> Fallible<()> {
        if !self.members.iter().any(|member| member == package) {
            self.members.push(package.to_owned());
        }
        let path = self.folder.join(package).join(path);
        // What is as it was keeps its time, and is not compiled anew.
        if fs::read_to_string(&path).is_ok_and(|was| was == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        Ok(fs::write(path, text)?)
    }

    pub(super) fn program(&mut self, program: &Program) -> Fallible<()> {
        self.write(&program.package, "Cargo.toml", &program.manifest)?;
        self.write(&program.package, "src/main.rs", &program.text)
    }

    /// No more crates. The versions of what they need are those of this repository, where it has them.
    pub(super) fn finish(&self) -> Fallible<()> {
        let members =
            format!("[workspace]\nresolver = \"3\"\nmembers = {:?}\n\n[profile.release]\nstrip = true\n", self.members);
        fs::write(self.folder.join("Cargo.toml"), members)?;
        self.cargo(&["fetch"]).map(drop)
    }

    /// What is compiled of a package and of all that it needs, as far as it is not there: as after [`forget`](Self::forget).
    pub(super) fn compile(&self, chosen: &Chosen, way: Way) -> Fallible<Taken> {
        self.compiled(chosen, way, "0")
    }

    /// The same by what was kept of the compilation before.
    pub(super) fn compile_again(&self, chosen: &Chosen, way: Way) -> Fallible<Taken> {
        self.compiled(chosen, way, "1")
    }

    fn compiled(&self, chosen: &Chosen, way: Way, incremental: &str) -> Fallible<Taken> {
        let notes = self.notes();
        if notes.exists() {
            fs::remove_file(&notes)?;
        }
        let features = chosen.features.join(",");
        let line = ["--quiet", "--offline", "--package", &chosen.package, "--features", &features];
        run(self.command(&[way.line(), &line].concat()).env("CARGO_INCREMENTAL", incremental))?;
        Taken::read(&notes)
    }

    /// Removes what was made of these packages.
    pub(super) fn forget<'a>(&self, packages: impl IntoIterator<Item = &'a String>, way: Way) -> Fallible<()> {
        let mut line = vec!["clean", "--quiet", "--offline"];
        if matches!(way, Way::Release) {
            line.push("--release");
        }
        packages.into_iter().for_each(|package| line.extend(["--package", package]));
        self.cargo(&line).map(drop)
    }

    /// Bytes of the library that was built.
    #[expect(clippy::cast_precision_loss, reason = "no library is as large")]
    pub(super) fn library(&self, package: &str, way: Way) -> Fallible<f64> {
        let file = format!("target/{}/lib{}.rlib", way.folder(), package.replace('-', "_"));
        Ok(fs::metadata(self.folder.join(file))?.len() as f64)
    }

    /// Bytes of the program that was built for releases.
    #[expect(clippy::cast_precision_loss, reason = "no program is as large")]
    pub(super) fn program_built(&self, package: &str) -> Fallible<f64> {
        Ok(fs::metadata(self.folder.join("target/release").join(package))?.len() as f64)
    }

    /// The packages that one brings, itself included, each as `NAME@VERSION`.
    pub(super) fn below(&self, chosen: &Chosen) -> Fallible<BTreeSet<String>> {
        let features = chosen.features.join(",");
        let line = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--package", &chosen.package];
        let tree = self.cargo(&[&line[..], &["--features", &features, "--format", "{p}"]].concat())?;
        let package = |line: &str| {
            let (name, rest) = line.split_once(" v")?;
            Some(format!("{name}@{}", rest.split_whitespace().next()?))
        };
        Ok(tree.lines().filter_map(package).collect())
    }

    fn cargo(&self, line: &[&str]) -> Fallible<String> {
        run(&mut self.command(line))
    }

    fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(line).current_dir(&self.folder).stdin(Stdio::null());
        command.env("CARGO_TARGET_DIR", self.folder.join("target")).env_remove("RUSTFLAGS");
        if let Ok(meter) = env::current_exe() {
            command.env("RUSTC_WRAPPER", meter).env(NOTES, self.notes());
        }
        command
    }

    fn notes(&self) -> PathBuf {
        self.folder.join("notes")
    }
}

fn run(command: &mut Command) -> Fallible<String> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?);
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// Of a crate that is progenitor's alone.
pub(super) fn manifest(package: &str) -> String {
    head(package) + &OTHERS.replace("REQWEST", REQWEST)
}

fn root() -> Fallible<PathBuf> {
    Ok(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?)
}

/// The folder of the runtime.
pub(super) fn runtime() -> Fallible<String> {
    Ok(root()?.join("generated-client/runtime").display().to_string())
}

//! The workspace that makes the calls: a library for each case with a module for each call, and one program over all.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const PRELUDE: &str = include_str!("driver/prelude.rs");

/// Where everything of a run lies.
pub(crate) struct Place {
    folder: PathBuf,
}

/// The calls of a case for which there is code, by number, with it.
pub(crate) struct Calls {
    /// Names the case among packages.
    pub(crate) key: String,
    pub(crate) sources: Vec<(usize, String)>,
}

impl Place {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder of an emitted crate: beside the workspace, for it is the root of one of its own.
    pub(crate) fn emitted(&self, key: &str) -> PathBuf {
        self.folder.join("crates").join(key)
    }

    pub(crate) fn workspace(&self) -> PathBuf {
        self.folder.join("drivers")
    }

    /// Writes the workspace, with the versions of our own lock, so that nothing has to be resolved.
    ///
    /// # Errors
    ///
    /// Which file cannot be written.
    pub(crate) fn write(&self, all: &[Calls]) -> Result<(), String> {
        let members: Vec<String> = all.iter().map(|calls| format!("{:?}", calls.key)).collect();
        let members = members.join(", ");
        self.file(
            "Cargo.toml",
            &format!(
                "[workspace]\nresolver = \"3\"\nmembers = [\"prelude\", \"runner\", {members}]\n\n\
                 [profile.dev]\ndebug = false\nincremental = false\n"
            ),
        )?;
        let lock = fs::read_to_string(crate::root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
        self.file("Cargo.lock", &lock)?;
        let dependencies = "serde = { version = \"*\", features = [\"derive\"] }\nserde_json = { version = \"*\", features = [\"raw_value\"] }\ntokio = { version = \"*\", features = [\"net\", \"rt\", \"time\"] }\n";
        self.file("prelude/Cargo.toml", &manifest("prelude", dependencies))?;
        self.file("prelude/src/lib.rs", PRELUDE)?;
        for calls in all {
            self.write_calls(calls)?;
        }
        // It is written anew when it is known which of them compile.
        self.write_runner(&[])
    }

    /// Writes the library of a case.
    ///
    /// # Errors
    ///
    /// Which file cannot be written.
    pub(crate) fn write_calls(&self, calls: &Calls) -> Result<(), String> {
        let key = &calls.key;
        let emitted = self.emitted(key);
        let dependencies = format!(
            "prelude = {{ path = \"../prelude\" }}\n{} = {{ path = {:?} }}\n",
            package(key),
            emitted.display().to_string()
        );
        self.file(&format!("{key}/Cargo.toml"), &manifest(&format!("driver-{key}"), &dependencies))?;
        let mut root = String::new();
        for (number, source) in &calls.sources {
            root.push_str(&format!("pub mod call_{number};\n"));
            self.file(&format!("{key}/src/call_{number}.rs"), source)?;
        }
        self.file(&format!("{key}/src/lib.rs"), &root)
    }

    /// Writes the program over those that compile.
    ///
    /// # Errors
    ///
    /// Which file cannot be written.
    pub(crate) fn write_runner(&self, all: &[Calls]) -> Result<(), String> {
        let dependencies = all.iter().map(|calls| format!("driver-{0} = {{ path = \"../{0}\" }}\n", calls.key));
        let dependencies = dependencies.collect::<String>() + "prelude = { path = \"../prelude\" }\n";
        self.file("runner/Cargo.toml", &manifest("runner", &dependencies))?;
        let mut arms = String::new();
        for Calls { key, sources } in all {
            for (number, _) in sources {
                arms.push_str(&format!(
                    "        ({key:?}, \"{number}\") => prelude::say(driver_{key}::call_{number}::run(address, proxy)),\n"
                ));
            }
        }
        self.file(
            "runner/src/main.rs",
            &format!(
                "fn main() {{\n    let arguments: Vec<String> = std::env::args().skip(1).collect();\n    \
                 let [case, call, address, proxy @ ..] = &arguments[..] else {{ panic!(\"CASE CALL ADDRESS [PROXY]\") }};\n    \
                 let proxy = proxy.first().map(String::as_str);\n    \
                 match (case.as_str(), call.as_str()) {{\n{arms}        \
                 other => panic!(\"{{other:?}} {{address}} {{proxy:?}}\"),\n    }}\n}}\n"
            ),
        )
    }

    /// Writes a file, unless it is there: what is newer is compiled again.
    fn file(&self, path: &str, text: &str) -> Result<(), String> {
        let path = self.workspace().join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|e| format!("{}: {e}", path.display()))
    }
}

/// The package that is made of a case's document.
pub(crate) fn package(key: &str) -> String {
    format!("case-{key}")
}

/// The numbers of the calls for which there is code.
pub(crate) fn numbers(calls: &Calls) -> BTreeSet<usize> {
    calls.sources.iter().map(|(number, _)| *number).collect()
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}")
}

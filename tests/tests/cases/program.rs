//! A program over crates that are emitted for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::Xtask;

/// Generates a crate for each document, by name, and compiles the program `name` over them.
///
/// # Errors
///
/// What of it does not work.
pub(crate) fn build(place: &Path, name: &str, documents: &[(&str, &Path)], main: &str) -> Result<PathBuf, String> {
    let xtask = Xtask::build()?;
    let mut dependencies =
        "tokio = { version = \"*\", features = [\"macros\", \"rt\"] }\ntracing-subscriber = \"*\"\n".to_owned();
    for (krate, document) in documents {
        let folder = place.join("crates").join(krate);
        let said = xtask.emit(document, &folder, krate)?;
        if !said.done {
            return Err(said.text);
        }
        dependencies.push_str(&format!("{krate} = {{ path = {:?} }}\n", folder.display().to_string()));
    }
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n[dependencies]\n{dependencies}"
    );
    let folder = place.join(name);
    fs::create_dir_all(folder.join("src")).map_err(|e| e.to_string())?;
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).map_err(|e| format!("{name}: {e}"));
    write("Cargo.toml", &manifest)?;
    let lock = fs::read_to_string(crate::root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    write("Cargo.lock", &lock)?;
    write("src/main.rs", main)?;
    // One for all programs: what they depend on is built once.
    let target = place.join("target");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--offline"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|e| format!("cargo does not run: {e}"))?;
    if !built.status.success() {
        return Err(String::from_utf8_lossy(&built.stderr).into_owned());
    }
    Ok(target.join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)))
}

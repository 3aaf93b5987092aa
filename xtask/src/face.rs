//! What callers can see of the client, as a file of the repository: so that its history is one of lines.

use std::collections::BTreeMap;
use std::path::Path;

use vsphere_automation_codegen::surface::{self, Surface};
use vsphere_automation_codegen::{Output, roots};

use crate::failure::Failure;
use crate::workspace::{files_below, read_text};

/// The file, from the root of the repository.
pub const FILE: &str = roots::SURFACE;

const CLIENT: &str = "generated-client/src";

const HEAD: &str = "\
# Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.
# What callers of the client can see: stage, gate, path | signature. `cargo xtask surface` compares.
";

/// The file, its path and text; none where there is no client, as in tests.
///
/// # Errors
///
/// If a source cannot be read, or is not Rust.
pub fn file(
    root: &Path,
    files: &BTreeMap<String, String>,
    output: &Output,
) -> Result<Option<(String, String)>, Failure> {
    if !root.join(CLIENT).join("lib.rs").is_file() {
        return Ok(None);
    }
    let surface = of(root, files, output)?;
    Ok(Some((FILE.to_owned(), format!("{HEAD}{surface}"))))
}

/// What callers can see: of `files`, which are generated, and of those that are written by hand.
///
/// # Errors
///
/// As [`file()`].
pub fn of(root: &Path, files: &BTreeMap<String, String>, output: &Output) -> Result<Surface, Failure> {
    let inside = |path: &str| path.strip_prefix(CLIENT).map(|rest| rest.trim_start_matches('/').to_owned());
    let mut sources = BTreeMap::new();
    for path in
        files_below(root, CLIENT)?.into_iter().filter(|path| path.ends_with(".rs") && !path.contains("/generated/"))
    {
        if let Some(name) = inside(&path) {
            sources.insert(name, read_text(&root.join(&path), &path)?);
        }
    }
    let generated = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    sources.extend(generated.filter_map(|(path, text)| Some((inside(path)?, text.clone()))));
    let surface =
        surface::read(&sources).map_err(|problem| Failure::new(problem).help("repair the source that it names"))?;
    Ok(surface.staged(&output.stages))
}

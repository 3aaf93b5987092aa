//! `cargo xtask regen`: bring generated files up to date, or show what is stale.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use vsphere_automation_codegen::Runtime;

use crate::Outcome;
use crate::arguments::{Foreign, Regen, Shared};
use crate::banner;
use crate::console::Console;
use crate::failure::Failure;
use crate::outputs::{self, Comparison};
use crate::pipeline::{Generated, Input, Package, Pipeline, ROOTS};
use crate::transaction::{self, Guard, NoWatch};
use crate::workspace::{DOCUMENT, Workspace, read_text};

mod report;

/// The package of the runtime.
const RUNTIME: &str = "generated-client/runtime";

/// Where the files go.
struct Target {
    root: PathBuf,
    /// The folders in which files that nothing generates any more are looked for.
    folders: Vec<&'static str>,
}

/// Generates; compares; writes, unless only asked to check.
///
/// # Errors
///
/// Every problem of the document, or why a file could not be read or written. Nothing is changed then.
pub fn run(
    request: &Regen,
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let target = target(request, workspace, console)?;
    let mut input = read(request, workspace)?;
    let mut generated = pipeline.generate(&input)?;
    let mut comparison = compare(&target, &generated)?;
    if request.check {
        return Ok(report::check(console, &comparison, again(request)));
    }
    if !comparison.is_fresh() {
        let guard = Guard::acquire(&target.root, || super::waiting(console), &mut NoWatch)?;
        super::note_recovery(guard.recovery(), console);
        // Somebody may have written, or edited the document, while we generated and waited.
        let now = read(request, workspace)?;
        if now.text != input.text {
            input = now;
            generated = pipeline.generate(&input)?;
        }
        comparison = compare(&target, &generated)?;
        guard.commit(&comparison.changes(), &mut NoWatch)?;
    }
    report::written(console, &input.path, &generated.report, &comparison);
    if request.foreign.is_some() && target.root.join("src/runtime/mod.rs").exists() {
        // Copies of earlier versions have no banner, so they are not ours to remove.
        console.line("note: src/runtime is of an earlier version, and nothing uses it any more; delete it");
    }
    console.line(format!("done in {} ms", start.elapsed().as_millis()));
    Ok(Outcome::Done)
}

fn target(request: &Regen, workspace: &Workspace, console: &mut Console<'_>) -> Result<Target, Failure> {
    let Some(foreign) = &request.foreign else {
        return Ok(Target { root: workspace.root().to_owned(), folders: ROOTS.to_vec() });
    };
    let recovery = transaction::recover(&foreign.out, || super::waiting(console))?;
    super::note_recovery(recovery, console);
    may_fill(&foreign.out)?;
    // The whole folder is the package's; hidden entries and target/ are passed over.
    Ok(Target { root: foreign.out.clone(), folders: vec![""] })
}

/// A folder is filled if it is empty (but for hidden entries, such as a new .git), or if an earlier run filled it. Anything else may be somebody's work.
fn may_fill(folder: &Path) -> Result<(), Failure> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => {
            return Err(Failure::io("write into", folder, &error).help("--out names the folder of the crate"));
        }
    };
    let manifest = folder.join("Cargo.toml");
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let is_empty = entries.flatten().all(|entry| hidden(&entry.file_name()));
    if is_empty || fs::read(&manifest).is_ok_and(|bytes| banner::is_ours(&bytes)) {
        return Ok(());
    }
    Err(Failure::new(format!("{} is not empty, and its Cargo.toml is not from `regen`", folder.display()))
        .help("name a new folder, or one that `regen --spec … --out …` made"))
}

fn read(request: &Regen, workspace: &Workspace) -> Result<Input, Failure> {
    let Some(Foreign { spec, name, skip_unsupported, runtime, .. }) = &request.foreign else {
        return Ok(Input { path: DOCUMENT.to_owned(), text: workspace.read(DOCUMENT)?, foreign: None });
    };
    let path = spec.display().to_string();
    let text = read_text(spec, &path)?;
    let runtime = match runtime {
        Some(Shared::Version(version)) => Runtime::Version(version.clone()),
        Some(Shared::Path(path)) => Runtime::Path(path.clone()),
        None => {
            let sources = workspace.read_tree(&format!("{RUNTIME}/src"), ".rs")?;
            let inside = |path: String| path.strip_prefix(RUNTIME).unwrap_or(&path).trim_start_matches('/').to_owned();
            Runtime::Copy(sources.into_iter().map(|(path, text)| (inside(path), text)).collect())
        }
    };
    let package = Package { name: name.clone(), skip_unsupported: *skip_unsupported, runtime };
    Ok(Input { path, text, foreign: Some(package) })
}

fn compare(target: &Target, generated: &Generated) -> Result<Comparison, Failure> {
    outputs::compare(&target.root, &generated.files, &target.folders)
}

/// The command that makes everything fresh.
fn again(request: &Regen) -> String {
    match &request.foreign {
        None => "cargo xtask regen".to_owned(),
        Some(Foreign { spec, out, .. }) => {
            format!("cargo xtask regen --spec {} --out {}", spec.display(), out.display())
        }
    }
}

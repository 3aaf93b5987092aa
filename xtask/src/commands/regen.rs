//! `cargo xtask regen`: bring generated files up to date, or show what is stale.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Kept;
use vsphere_automation_codegen::{Lock, Output, Package, Runtime, Target, roots};

use super::recovery;
use crate::Outcome;
use crate::banner;
use crate::by_hand;
use crate::console::Console;
use crate::face;
use crate::failure::Failure;
use crate::outputs::{self, Comparison};
use crate::pipeline::Pipeline;
use crate::rooms;
use crate::transaction::{self, Change, Guard, NoWatch};
use crate::workspace::{Workspace, read_text};

mod foreign;
pub(super) mod inputs;
mod locked;
mod promises;
mod report;

pub use foreign::{Foreign, OfRelease};
use inputs::Inputs;

/// What to generate, and whether to write it.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
Examples:
  cargo xtask regen
  cargo xtask regen --check
  cargo xtask regen --spec backups.yaml --out ../backups --name backups-client
  cargo xtask regen --spec backups.yaml --out ../backups --with-tests
  cargo xtask regen --spec backups.yaml --out ../backups --runtime-path ../vsphere/generated-client/runtime
  cargo xtask regen --spec 9.0=old/backups.yaml --spec 9.1=backups.yaml --hints hints.yaml --out ../backups")]
pub struct Regen {
    /// Write nothing; show what is stale
    #[arg(long)]
    pub check: bool,

    /// Take changes that break callers: without it they are named, and nothing is written
    #[arg(long)]
    pub accept_face: bool,

    /// Forget in what order callers give what they give by place, and begin anew with that of the document
    #[arg(long)]
    pub forget_face: bool,

    /// Another document than spec/vsphere.yaml.
    #[command(flatten)]
    pub foreign: Option<Foreign>,
}

/// The package of the runtime.
const RUNTIME: &str = "generated-client/runtime";

/// Where the files go.
struct Place {
    root: PathBuf,
    /// The folders in which files that nothing generates any more are looked for.
    folders: Vec<&'static str>,
    /// Whether it is this repository, whose rooms are drawn.
    rooms: bool,
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
    let place = place(request, workspace, console)?;
    let target = target(request, workspace)?;
    let generate = |inputs: &Inputs| inputs.generate(pipeline, &target);
    let lock = place.lock(request)?;
    let read = || -> Result<Inputs, Failure> {
        let mut inputs = self::inputs(request, workspace)?;
        inputs.kept = lock.as_ref().map(|lock| lock.kept.clone());
        Ok(inputs)
    };
    let mut inputs = read()?;
    let mut output = generate(&inputs)?;
    let mut comparison = compare(&place, &output)?;
    let broken = promises::broken(&comparison, &output);
    if request.check {
        broken.iter().for_each(|line| console.note(format!("breaks callers: {line}")));
        return Ok(report::check(console, &comparison, again(request)));
    }
    if !broken.is_empty() && !request.accept_face {
        locked::told(&comparison).into_iter().for_each(|sentence| console.note(sentence));
        return Err(promises::refusal(&broken));
    }
    if !comparison.is_fresh() {
        let guard = Guard::acquire(&place.root, || recovery::waiting(console), &mut NoWatch)?;
        recovery::note(guard.recovery(), console);
        // Somebody may have written, or edited the document, while we generated and waited.
        if inputs.have_changed() {
            inputs = read()?;
            output = generate(&inputs)?;
        }
        comparison = compare(&place, &output)?;
        guard.commit(&comparison.changes(), &mut NoWatch)?;
    }
    report::generated(console, &inputs.document.path, &target, &output.report);
    report::written(console, &comparison);
    console.line(format!("done in {} ms", start.elapsed().as_millis()));
    Ok(Outcome::Done)
}

impl Place {
    /// What the last run wrote down; of a crate that is new, or to be begun anew, nothing.
    fn lock(&self, request: &Regen) -> Result<Option<Lock>, Failure> {
        let path = if self.rooms { roots::LOCK } else { roots::LOCK_OF_CRATE };
        let file = self.root.join(path);
        if request.forget_face || !file.exists() {
            return Ok(None);
        }
        let text = read_text(&file, path)?;
        let lock = Lock::read(path, &text);
        lock.map(Some).map_err(|problems| Failure::problems(problems, &Source { path: path.to_owned(), text }))
    }
}

fn place(request: &Regen, workspace: &Workspace, console: &mut Console<'_>) -> Result<Place, Failure> {
    let Some(foreign) = &request.foreign else {
        return Ok(ours(workspace));
    };
    let recovery = transaction::recover(&foreign.out, || recovery::waiting(console))?;
    recovery::note(recovery, console);
    may_fill(&foreign.out)?;
    // The whole folder is the package's; hidden entries and target/ are passed over.
    Ok(Place { root: foreign.out.clone(), folders: vec![""], rooms: false })
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

fn target(request: &Regen, workspace: &Workspace) -> Result<Target, Failure> {
    let Some(foreign) = &request.foreign else { return Ok(Target::Curated) };
    let Foreign { name, skip_unsupported, with_tests, .. } = foreign;
    let runtime = runtime(foreign, workspace)?;
    Ok(Target::Package(Package {
        name: name.clone(),
        skip_unsupported: *skip_unsupported,
        runtime,
        with_tests: *with_tests,
    }))
}

/// The runtime that the crate depends on: one to share, or a copy of ours.
fn runtime(foreign: &Foreign, workspace: &Workspace) -> Result<Runtime, Failure> {
    if let Some(version) = &foreign.runtime {
        return Ok(Runtime::Version(version.clone()));
    }
    if let Some(path) = &foreign.runtime_path {
        return Ok(Runtime::Path(path.clone()));
    }
    let sources = workspace.read_tree(&format!("{RUNTIME}/src"), ".rs")?;
    let inside = |path: String| path.strip_prefix(RUNTIME).unwrap_or(&path).trim_start_matches('/').to_owned();
    Ok(Runtime::Copy(sources.into_iter().map(|(path, text)| (inside(path), text)).collect()))
}

/// What is generated from, as it is now.
fn inputs(request: &Regen, workspace: &Workspace) -> Result<Inputs, Failure> {
    match &request.foreign {
        None => Inputs::ours(workspace),
        Some(foreign) => inputs::of_releases(foreign),
    }
}

/// What has to be written here so that everything is as generated, unless that breaks callers and nobody took it.
pub(super) fn changes(workspace: &Workspace, output: &Output, accept_face: bool) -> Result<Vec<Change>, Failure> {
    let comparison = compare(&ours(workspace), output)?;
    let broken = promises::broken(&comparison, output);
    if broken.is_empty() || accept_face { Ok(comparison.changes()) } else { Err(promises::refusal(&broken)) }
}

/// The order that callers know, as the last run wrote it down.
pub(super) fn kept(workspace: &Workspace) -> Result<Option<Kept>, Failure> {
    Ok(ours(workspace).lock(&Regen::default())?.map(|lock| lock.kept))
}

/// This repository.
fn ours(workspace: &Workspace) -> Place {
    Place { root: workspace.root().to_owned(), folders: roots::ROOTS.to_vec(), rooms: true }
}

fn compare(place: &Place, output: &Output) -> Result<Comparison, Failure> {
    let mut files = output.files.clone();
    if place.rooms {
        files.extend(by_hand::extensions(&place.root, &output.gated)?);
        files.extend(rooms::block(&place.root, &files)?);
        files.extend(face::file(&place.root, &files, output)?);
    }
    outputs::compare(&place.root, &files, &place.folders)
}

/// The command that makes everything fresh.
fn again(request: &Regen) -> String {
    let Some(foreign) = &request.foreign else { return "cargo xtask regen".to_owned() };
    let Foreign {
        spec,
        out,
        overlay,
        hints,
        only,
        refs_within,
        name,
        skip_unsupported,
        with_tests,
        runtime,
        runtime_path,
    } = foreign;
    let mut line = "cargo xtask regen".to_owned();
    let mut add = |flag: &str, value: &dyn std::fmt::Display| line.push_str(&format!(" {flag} {value}"));
    spec.iter().for_each(|spec| add("--spec", spec));
    add("--out", &out.display());
    overlay.iter().for_each(|overlay| add("--overlay", overlay));
    hints.iter().for_each(|path| add("--hints", &path.display()));
    only.iter().for_each(|word| add("--only", &format!("'{word}'")));
    refs_within.iter().for_each(|path| add("--refs-within", &path.display()));
    name.iter().for_each(|name| add("--name", name));
    runtime.iter().for_each(|version| add("--runtime", version));
    runtime_path.iter().for_each(|path| add("--runtime-path", path));
    for (flag, _) in
        [(" --skip-unsupported", skip_unsupported), (" --with-tests", with_tests)].iter().filter(|(_, on)| **on)
    {
        line.push_str(flag);
    }
    line
}

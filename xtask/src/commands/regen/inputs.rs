//! The files that are generated from: the document, its overlays, and what its references lead to.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Kept, Problem, Version};
use vsphere_automation_codegen::{Comparison, Input, Output, ReadFile, Releases, Target};

use super::foreign::{Foreign, OfRelease};
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::{Workspace, read_text};

/// What was read, each file once.
pub(in crate::commands) struct Inputs {
    pub(in crate::commands) document: Source,
    overlays: Vec<Source>,
    only: Vec<String>,
    /// Where the document is; our own is in the repository, and refers to nothing.
    path: PathBuf,
    /// The folder that references may not leave.
    within: Option<PathBuf>,
    /// What references led to, by the path that messages show.
    others: Mutex<BTreeMap<String, Source>>,
    /// What callers of the crate know.
    pub(in crate::commands) kept: Option<Kept>,
    /// The release that it is of, where there are several.
    release: Option<Version>,
    /// The other releases, oldest first.
    older: Vec<Inputs>,
    /// What to take where releases differ.
    hints: Option<Source>,
}

/// The documents of all releases that were asked for; the newest is the document.
pub(super) fn of_releases(foreign: &Foreign) -> Result<Inputs, Failure> {
    let Foreign { spec, overlay, hints, only, refs_within, .. } = foreign;
    if let ([one], None) = (&spec[..], hints)
        && one.release.is_none()
    {
        if let Some(dated) = overlay.iter().find(|overlay| overlay.release.is_some()) {
            return Err(Failure::new(format!("--overlay {dated} names a release, and --spec none"))
                .help("write the release before both, or before neither"));
        }
        let overlays: Vec<PathBuf> = overlay.iter().map(|overlay| overlay.path.clone()).collect();
        return Inputs::given(&one.path, &overlays, only, refs_within.as_deref());
    }
    let mut all = Vec::new();
    for spec in spec {
        let Some(release) = spec.release.as_deref().and_then(Version::parse) else {
            let file = spec.path.display();
            return Err(Failure::new(format!("--spec {file} does not say which release it is of"))
                .help(format!("write it before the file: --spec 9.1={file}")));
        };
        let of_it = |overlay: &&OfRelease| overlay.release.is_none() || overlay.release == spec.release;
        let overlays: Vec<PathBuf> = overlay.iter().filter(of_it).map(|overlay| overlay.path.clone()).collect();
        let mut inputs = Inputs::given(&spec.path, &overlays, only, refs_within.as_deref())?;
        inputs.release = Some(release);
        all.push(inputs);
    }
    let is_of =
        |overlay: &&OfRelease| overlay.release.is_some() && spec.iter().all(|spec| spec.release != overlay.release);
    if let Some(lost) = overlay.iter().find(is_of) {
        return Err(Failure::new(format!("there is no --spec for the release of --overlay {lost}"))
            .help("give the document of that release, too"));
    }
    all.sort_by(|one, other| one.release.cmp(&other.release));
    let Some(mut newest) = all.pop() else {
        return Err(Failure::new("no document was given").help("write --spec FILE"));
    };
    newest.older = all;
    newest.hints = hints.as_deref().map(read_source).transpose()?;
    Ok(newest)
}

fn read_source(path: &Path) -> Result<Source, Failure> {
    let shown = shown(path);
    read_text(path, &shown).map(|text| Source { path: shown, text })
}

impl Inputs {
    /// Our own document.
    pub(in crate::commands) fn ours(workspace: &Workspace) -> Result<Self, Failure> {
        let document = workspace.document()?;
        let path = workspace.root().join(&document.path);
        Ok(Self { path, ..Self::alone(document) })
    }

    /// A document that is one text, such as ours of another revision.
    pub(in crate::commands) fn alone(document: Source) -> Self {
        let path = PathBuf::from(&document.path);
        Self {
            document,
            overlays: Vec::new(),
            only: Vec::new(),
            path,
            within: None,
            others: Mutex::default(),
            kept: None,
            release: None,
            older: Vec::new(),
            hints: None,
        }
    }

    /// Another document. References stay in `within`; without it in the folder of the document.
    pub(in crate::commands) fn given(
        spec: &Path,
        overlays: &[PathBuf],
        only: &[String],
        within: Option<&Path>,
    ) -> Result<Self, Failure> {
        let document = read_source(spec)?;
        let folder = spec.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let within = within.unwrap_or(folder);
        let within = fs::canonicalize(within).map_err(|error| Failure::io("find", within, &error))?;
        Ok(Self {
            document,
            overlays: overlays.iter().map(|path| read_source(path)).collect::<Result<_, _>>()?,
            only: only.to_vec(),
            path: spec.to_owned(),
            within: Some(within),
            others: Mutex::default(),
            kept: None,
            release: None,
            older: Vec::new(),
            hints: None,
        })
    }

    pub(in crate::commands) fn generate(&self, pipeline: &dyn Pipeline, target: &Target) -> Result<Output, Failure> {
        self.as_input(|input| pipeline.generate(input, target))
            .map_err(|problems| Failure::problems_of(problems, self.all()))
    }

    /// Compares with another document, this one the older.
    pub(in crate::commands) fn compare(
        &self,
        new: &Self,
        pipeline: &dyn Pipeline,
        target: &Target,
    ) -> Result<Comparison, Failure> {
        let sources = || self.all().into_iter().chain(new.all()).collect();
        self.as_input(|old| new.as_input(|new| pipeline.compare(old, new, target)))
            .map_err(|problems| Failure::problems_of(problems, sources()))
    }

    /// As the generator takes it.
    fn as_input<T>(&self, then: impl FnOnce(&Input<'_>) -> T) -> T {
        let read = |path: &str| self.read(path);
        let readers: Vec<Box<ReadFile<'_>>> =
            self.older.iter().map(|older| Box::new(|path: &str| older.read(path)) as Box<ReadFile<'_>>).collect();
        let older = self.older.iter().zip(&readers);
        let older = older.filter_map(|(older, read)| Some((older.release.clone()?, older.input(read, None))));
        let older: Vec<(Version, Input<'_>)> = older.collect();
        let releases = self.release.as_ref();
        let releases = releases.map(|newest| Releases { newest, older: &older, hints: self.hints.as_ref() });
        then(&self.input(&read, releases.as_ref()))
    }

    fn input<'a>(&'a self, read: &'a ReadFile<'a>, releases: Option<&'a Releases<'a>>) -> Input<'a> {
        let Self { document, overlays, only, .. } = self;
        Input { document, overlays, only, read, kept: self.kept.as_ref(), releases }
    }

    /// Whether a file says something else by now, or is gone.
    pub(in crate::commands) fn have_changed(&self) -> bool {
        let differs = |path: &Path, text: &str| fs::read(path).ok().as_deref() != Some(text.as_bytes());
        let others = self.all().into_iter().skip(1);
        differs(&self.path, &self.document.text)
            || others.into_iter().any(|source| differs(Path::new(&source.path), &source.text))
    }

    fn all(&self) -> Vec<Source> {
        let others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        let first = std::iter::once(&self.document).chain(&self.overlays).chain(&self.hints);
        let own: Vec<Source> = first.chain(others.values()).cloned().collect();
        own.into_iter().chain(self.older.iter().flat_map(Self::all)).collect()
    }

    /// A file that a reference leads to. Links are followed before it is asked where the file is.
    fn read(&self, path: &str) -> Result<Source, Problem> {
        let refused = |message: String, help: &str| Problem::new(message).help(help);
        let outside = || {
            let help = "move it into the folder of the document, or name a folder above both with --refs-within";
            refused(format!("`{path}` is outside of the folder that references may lead to"), help)
        };
        let Some(within) = &self.within else { return Err(outside()) };
        // What is there outside is not said either.
        let file = fs::canonicalize(path).map_err(|error| {
            refused(format!("cannot read `{path}`: {error}"), "correct the reference, or put the file there")
        });
        let file = match file {
            Ok(file) if file.starts_with(within) => file,
            Err(problem) if !leaves(path, &self.path) => return Err(problem),
            _ => return Err(outside()),
        };
        let text = read_text(&file, path).map_err(|failure| refused(failure.to_string(), "correct the reference"))?;
        let source = Source { path: path.to_owned(), text };
        self.others.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), source.clone());
        Ok(source)
    }
}

/// Whether a path is not even by its text in the folder of the document.
fn leaves(path: &str, document: &Path) -> bool {
    let folder = document.parent().unwrap_or(Path::new(""));
    let is_above = Path::new(path).components().any(|part| matches!(part, std::path::Component::ParentDir));
    !Path::new(path).starts_with(folder) || (is_above && !folder.to_string_lossy().contains(".."))
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

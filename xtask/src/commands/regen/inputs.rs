//! The files that are generated from: the document, its overlays, and what its references lead to.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Kept, Problem};
use vsphere_automation_codegen::{Comparison, Input, Output, ReadFile, Target};

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
        }
    }

    /// Another document. References stay in `within`; without it in the folder of the document.
    pub(in crate::commands) fn given(
        spec: &Path,
        overlays: &[PathBuf],
        only: &[String],
        within: Option<&Path>,
    ) -> Result<Self, Failure> {
        let read = |path: &Path| {
            let shown = shown(path);
            read_text(path, &shown).map(|text| Source { path: shown, text })
        };
        let document = read(spec)?;
        let folder = spec.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        let within = within.unwrap_or(folder);
        let within = fs::canonicalize(within).map_err(|error| Failure::io("find", within, &error))?;
        Ok(Self {
            document,
            overlays: overlays.iter().map(|path| read(path)).collect::<Result<_, _>>()?,
            only: only.to_vec(),
            path: spec.to_owned(),
            within: Some(within),
            others: Mutex::default(),
            kept: None,
        })
    }

    pub(in crate::commands) fn generate(&self, pipeline: &dyn Pipeline, target: &Target) -> Result<Output, Failure> {
        let read = |path: &str| self.read(path);
        pipeline.generate(&self.input(&read), target).map_err(|problems| Failure::problems_of(problems, self.all()))
    }

    /// Compares with another document, this one the older.
    pub(in crate::commands) fn compare(
        &self,
        new: &Self,
        pipeline: &dyn Pipeline,
        target: &Target,
    ) -> Result<Comparison, Failure> {
        let (read_old, read_new) = (|path: &str| self.read(path), |path: &str| new.read(path));
        let (old, new_input) = (self.input(&read_old), new.input(&read_new));
        let sources = || self.all().into_iter().chain(new.all()).collect();
        pipeline.compare(&old, &new_input, target).map_err(|problems| Failure::problems_of(problems, sources()))
    }

    fn input<'a>(&'a self, read: &'a ReadFile<'a>) -> Input<'a> {
        Input { document: &self.document, overlays: &self.overlays, only: &self.only, read, kept: self.kept.as_ref() }
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
        let first = std::iter::once(&self.document).chain(&self.overlays);
        first.chain(others.values()).cloned().collect()
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

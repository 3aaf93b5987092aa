//! The one place that calls the generator.

use std::collections::BTreeMap;

use vsphere_automation_codegen as codegen;

use crate::failure::Failure;

/// What is generated from.
#[derive(Clone, Debug)]
pub struct Input {
    /// The document's path as messages show it.
    pub path: String,
    /// The document's text.
    pub text: String,
    /// `None` for the curated document of this repository.
    pub foreign: Option<Package>,
}

/// The package that a document which is not ours becomes.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its name, if not from the document's title.
    pub name: Option<String>,
    /// Whether to leave out what cannot be generated.
    pub skip_unsupported: bool,
    /// Where its runtime comes from.
    pub runtime: codegen::Runtime,
}

/// What was generated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Generated {
    /// Path → text, from the root of the repository (or of the package), with forward slashes. `README.md#NAME` is the
    /// text of the marked block NAME of README.md.
    pub files: BTreeMap<String, String>,
    /// What was done.
    pub report: Report,
}

/// What the generator did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Operations, each action counted.
    pub operations: usize,
    /// Types.
    pub schemas: usize,
    /// Items behind the feature `tech-preview`.
    pub preview: usize,
    /// Stage (`lower`, `refine`) → its passes in order, each with the number of places that it changed.
    pub stages: Vec<(String, Vec<(String, usize)>)>,
    /// What was repaired or left out, each with its reason, a line each.
    pub notes: Vec<String>,
}

/// Folders of the repository in which a file with our banner that nothing generates any more is removed.
pub const ROOTS: [&str; 3] =
    ["generated-client/src/generated", "tests/fake-vcenter/src/expectations", "tests/tests/generated"];

/// The generator, or what stands for it in tests.
pub trait Pipeline {
    /// Document in, files out; never touches the disk.
    ///
    /// # Errors
    ///
    /// Every problem of the document.
    fn generate(&self, input: &Input) -> Result<Generated, Failure>;

    /// Checks the curated document alone; how many operations and schemas it has.
    ///
    /// # Errors
    ///
    /// Every problem of the document.
    fn lint(&self, input: &Input) -> Result<(), Failure>;
}

/// `vsphere-automation-codegen`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Codegen;

impl Pipeline for Codegen {
    fn generate(&self, input: &Input) -> Result<Generated, Failure> {
        let target = match &input.foreign {
            None => codegen::Target::Curated,
            Some(package) => codegen::Target::Package(codegen::Package {
                name: package.name.clone(),
                skip_unsupported: package.skip_unsupported,
                runtime: package.runtime.clone(),
            }),
        };
        let output = codegen::generate(&source(input), &target).map_err(|problems| Failure::problems(&problems))?;
        Ok(Generated { files: output.files, report: report(output.report, input.foreign.is_some()) })
    }

    fn lint(&self, input: &Input) -> Result<(), Failure> {
        let refuse = |problems| Failure::problems(&problems);
        let document = codegen::document::load(&source(input)).map_err(refuse)?;
        codegen::lint::check_and_lint(&document).into_result().map_err(refuse)
    }
}

fn source(input: &Input) -> codegen::document::Source {
    codegen::document::Source { path: input.path.clone(), text: input.text.clone() }
}

fn report(report: codegen::Report, foreign: bool) -> Report {
    let passes = |counts: &[codegen::model::Count]| {
        counts.iter().map(|count| (count.pass.to_owned(), count.places)).collect::<Vec<_>>()
    };
    let repairs = codegen::lower::PASSES.iter().filter(|pass| foreign && pass.repair);
    let repaired = repairs.filter_map(|pass| {
        let count = report.lower.iter().find(|count| count.pass == pass.name && count.places > 0)?;
        Some(format!("repaired  {} · {}", count.pass, count.places))
    });
    let left_out = report.refused.iter().map(|item| format!("left out  {}", item.in_a_list()));
    Report {
        operations: report.operations,
        schemas: report.schemas,
        preview: report.preview,
        stages: vec![("lower".to_owned(), passes(&report.lower)), ("refine".to_owned(), passes(&report.refine))],
        notes: repaired.chain(left_out).collect(),
    }
}

//! The whole line: a checked document in, files out.

use std::collections::BTreeMap;

use crate::document::{self, Document, Source};
use crate::lower::{self, Lowering};
use crate::model::{
    Api, Component, Crate, Facts, Names, Output, Problem, Problems, Report, RuntimeTypes, RustPath, Target,
};
use crate::names::{self, Opaque};
use crate::{audit, check, emit, lint, outputs, progenitor, read, refine};

/// Loads, checks and generates.
///
/// # Errors
///
/// Everything that is wrong with the document or cannot be generated, each with its place.
pub fn generate(source: &Source, target: &Target) -> Result<Output, Problems> {
    // Documents may nest deeper than a thread's own stack allows.
    document::with_deep_stack(|| on_deep_stack(source, target))
        .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn on_deep_stack(source: &Source, target: &Target) -> Result<Output, Problems> {
    let document = &checked(source, target)?;
    let Harvested { api, names, runtime, runtime_types, mut krate, mut report } = harvested(document, target)?;
    let library = library(&api, target);
    let facts = Facts { api: &api, names: &names, runtime: &runtime, library: &library };
    report.refine = refine::refine(&mut krate, &facts)?;
    if matches!(target, Target::Curated) {
        audit::disagreements(&krate, &facts, &runtime_types, document).into_result()?;
    }
    let file = file_name(document);
    let sources = emit::sources(&krate, &facts, &file);
    let ledger = audit::ledger(&facts, &sources).map_err(Problems::from)?;
    report.operations = api.operations.len();
    report.schemas = krate.types.len();
    report.preview = ledger.preview;
    let files = match target {
        Target::Curated => outputs::curated(sources, &source.text, &file, &facts),
        Target::Package(package) => outputs::package(sources, package, &facts, &file, &report.refused)?,
    };
    Ok(Output { files, report, ledger: ledger.text })
}

/// The document, when it is one that can be generated from.
fn checked(source: &Source, target: &Target) -> Result<Document, Problems> {
    let document = document::load(source)?;
    match target {
        Target::Curated => lint::check_and_lint(&document),
        Target::Package(_) => check::check(&document),
    }
    .into_result()?;
    Ok(document)
}

/// What refining begins with.
pub(crate) struct Harvested {
    pub(crate) api: Api,
    pub(crate) names: Names,
    pub(crate) runtime: BTreeMap<Component, RustPath>,
    runtime_types: RuntimeTypes,
    pub(crate) krate: Crate,
    report: Report,
}

/// Lowers the document and takes in what progenitor makes of it.
pub(crate) fn harvested(document: &Document, target: &Target) -> Result<Harvested, Problems> {
    let runtime_types = RuntimeTypes::built_in()?;
    let foreign = matches!(target, Target::Package(_));
    let mut lowering =
        Lowering { api: read::read(document), foreign, runtime: BTreeMap::new(), runtime_types, refused: Vec::new() };
    let mut report = Report { lower: lower::lower(&mut lowering)?, ..Report::default() };
    let skip = matches!(target, Target::Package(package) if package.skip_unsupported);
    let (names, refused) = named(&mut lowering, skip).map_err(|refused| placed(refused, document))?;
    lowering.refused.extend(refused);
    if !skip {
        placed(lowering.refused.clone(), document).into_result()?;
    }
    let Lowering { api, runtime, runtime_types, refused, .. } = lowering;
    report.refused = refused;
    let opaque = Opaque::new(&api);
    let file = progenitor::call(&api, &opaque, &runtime).map_err(|culprits| placed(culprits, document))?;
    let library = library(&api, target);
    let facts = Facts { api: &api, names: &names, runtime: &runtime, library: &library };
    let krate = progenitor::harvest(file, &facts, &opaque)?;
    Ok(Harvested { api, names, runtime, runtime_types, krate, report })
}

/// Names everything; with `skip`, what has no name of its own is left out, and whatever needs it.
fn named(lowering: &mut Lowering, skip: bool) -> Result<(Names, Vec<Problem>), Vec<Problem>> {
    let mut all = Vec::new();
    loop {
        let (names, refused) = names::table(&lowering.api, &lowering.runtime);
        if refused.is_empty() || !skip {
            all.extend(refused);
            return Ok((names, all));
        }
        let before = (lowering.api.operations.len(), lowering.api.schemas.len());
        lower::leave_out(lowering, &refused);
        all.extend(refused);
        if before == (lowering.api.operations.len(), lowering.api.schemas.len()) {
            // What has no place of its own cannot be left out.
            return Err(all);
        }
    }
}

/// Problems of items, each at its item.
fn placed(mut problems: Vec<Problem>, document: &Document) -> Problems {
    for problem in &mut problems {
        if let Some(item) = &problem.item {
            problem.place = Some(document.place(&item.pointer).clone());
        }
    }
    problems.into_iter().collect()
}

/// The document's file, without the folder, so that the output is the same wherever it lies.
fn file_name(document: &Document) -> String {
    let path = &*document.file;
    if path.starts_with("spec/") { path.to_owned() } else { path.rsplit('/').next().unwrap_or(path).to_owned() }
}

/// The crate as its examples name it.
fn library(api: &Api, target: &Target) -> String {
    match target {
        Target::Curated => "vsphere_automation".to_owned(),
        Target::Package(package) => outputs::name(package, api).replace('-', "_"),
    }
}

//! The whole line: a checked document in, files out.

use std::collections::BTreeMap;

use crate::document::{self, Document, Source};
use crate::gather::{self, Gathered, Input};
use crate::lower::{self, Lowering};
use crate::model::{
    Api, Called, Crate, Facts, Lowered, Names, Operation, Output, Problem, Problems, Report, RuntimeTypes, Status,
    Target,
};
use crate::names::{self, Opaque};
use crate::{audit, check, emit, lint, outputs, progenitor, read, refine};

/// Loads, checks and generates, of one file.
///
/// # Errors
///
/// Everything that is wrong with the document or cannot be generated, each with its place.
pub fn generate(source: &Source, target: &Target) -> Result<Output, Problems> {
    generate_from(&Input::alone(source), target)
}

/// Loads, gathers, checks and generates.
///
/// # Errors
///
/// Everything that is wrong with the document or its files or cannot be generated, each with its place.
pub fn generate_from(input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
    // Documents may nest deeper than a thread's own stack allows.
    document::with_deep_stack(|| on_deep_stack(input, target))
        .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn on_deep_stack(input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
    let source = input.document;
    let Checked { document, files: gathered, tolerated, refused } = checked(input, target)?;
    let document = &document;
    let Harvested { lowered, runtime_types, mut krate, mut report } = harvested(document, target)?;
    report.files = gathered;
    report.tolerated = tolerated;
    report.refused.splice(0..0, refused);
    let facts = lowered.facts();
    report.refine = refine::refine(&mut krate, &facts)?;
    if matches!(target, Target::Curated) {
        audit::disagreements(&krate, &facts, &runtime_types, document).into_result()?;
    }
    let file = file_name(document);
    let (sources, gates) = emit::sources(&krate, &facts, &file);
    let ledger = audit::ledger(&facts, &gates).map_err(Problems::from)?;
    report.operations = facts.api.operations.len();
    report.schemas = krate.types.len();
    report.preview = ledger.preview;
    let gated = gates.gated();
    let files = match target {
        Target::Curated => outputs::curated(sources, &source.text, &file, &facts, &gated),
        Target::Package(package) => outputs::package(sources, package, &facts, &file, &report.refused)?,
    };
    Ok(Output { files, report, ledger: ledger.text, gated, emitted: gates.paths(), operations: called(&facts) })
}

fn called(facts: &Facts<'_>) -> Vec<Called> {
    let errors = |operation: &Operation| {
        let of_status = operation.responses.iter().filter_map(|response| match response.status {
            Status::Code(code) => Some((code, &response.errors)),
            _ => None,
        });
        of_status
            .flat_map(|(status, errors)| errors.iter().map(move |error| (status, error.error_type.clone())))
            .collect()
    };
    let of = |operation: &Operation| Called {
        id: operation.id.clone(),
        request: operation.request(),
        accessor: facts.names.accessors[&operation.tag].method.clone(),
        method: names::operation_method(&operation.id, &operation.tag),
        errors: errors(operation),
    };
    facts.api.operations.iter().map(of).collect()
}

/// A document that can be generated from.
struct Checked {
    document: Document,
    /// The files that it was made of, the first aside.
    files: Vec<String>,
    /// Defects that were put right.
    tolerated: Vec<Problem>,
    /// What was left out because of its faults.
    refused: Vec<Problem>,
}

fn checked(input: &Input<'_>, target: &Target) -> Result<Checked, Problems> {
    let Target::Package(package) = target else {
        let document = document::load(input.document)?;
        lint::check_and_lint(&document).into_result()?;
        return Ok(Checked { document, files: Vec::new(), tolerated: Vec::new(), refused: Vec::new() });
    };
    let Gathered { mut document, files, tolerated } = gather::gather(input)?;
    let refused = if package.skip_unsupported {
        gather::without_faults(&mut document, check::check)?
    } else {
        check::check(&document).into_result()?;
        Vec::new()
    };
    Ok(Checked { document, files, tolerated, refused })
}

/// What refining begins with.
pub(crate) struct Harvested {
    pub(crate) lowered: Lowered,
    pub(crate) krate: Crate,
    runtime_types: RuntimeTypes,
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
    let lowered = Lowered { api, names, runtime, library };
    let krate = progenitor::harvest(file, &lowered.facts(), &opaque)?;
    Ok(Harvested { lowered, krate, runtime_types, report })
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
            if let Some(other) = item.beside.as_ref().map(|pointer| document.place(pointer)) {
                problem.help = problem.help.take().map(|help| format!("the other is at {other}; {help}"));
            }
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

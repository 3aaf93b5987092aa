//! The whole line: a checked document in, files out.

use std::collections::BTreeMap;

use crate::audit::Ledger;
use crate::compare::{self, Difference};
use crate::document::{self, Document, Source};
use crate::gather::{self, Gathered, Input};
use crate::lower::{self, Lowering};
use crate::model::{
    Api, Called, Crate, Effect, Facts, Kept, Lowered, Names, Operation, Output, Place, Problem, Problems, Provenance,
    Report, RuntimeTypes, Shape, Stage, Status, Target, Used, sha256, stage_done,
};
use crate::names::{self, Opaque};
use crate::outputs::roots;
use crate::surface::{self, FaceChange, Surface};
use crate::union::{self, United};
use crate::{audit, check, emit, keep, lint, outputs, progenitor, read, refine};

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

/// The document as progenitor is given it: without what that cannot digest, numbers for names.
///
/// # Errors
///
/// Everything that is wrong with the document.
pub fn digestible(source: &Source, target: &Target) -> Result<openapiv3::OpenAPI, Problems> {
    let lowered = || {
        let Checked { document, .. } = checked(&Input::alone(source), target)?;
        let Harvested { lowered: Lowered { api, .. }, .. } = harvested(&document, target, None)?;
        progenitor::digestible(&api, &Opaque::new(&api)).map_err(Problems::from)
    };
    document::with_deep_stack(lowered).map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

/// What programs can use of the client of the curated document.
///
/// # Errors
///
/// Everything that is wrong with the document.
pub fn uses(source: &Source) -> Result<Vec<Used>, Problems> {
    let used = || {
        let Checked { document, .. } = checked(&Input::alone(source), &Target::Curated)?;
        let Harvested { lowered, .. } = harvested(&document, &Target::Curated, None)?;
        Ok(outputs::uses(&lowered.facts()))
    };
    document::with_deep_stack(used).map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

/// What of two documents differs for those who call their clients.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// In the documents.
    pub differences: Vec<Difference>,
    /// In the sources that are generated from them.
    pub face: Vec<FaceChange>,
    /// The operations of the new document that have a timeline.
    pub lives: Vec<Life>,
}

/// An operation, and what it is in each release that documents speak of.
#[derive(Clone, Debug)]
pub struct Life {
    /// The request that it sends.
    pub request: String,
    /// Release and stage, oldest first.
    pub stages: Vec<(&'static str, Stage)>,
}

impl Comparison {
    /// What all of it asks for.
    pub fn effect(&self) -> Effect {
        let differences = self.differences.iter().map(|difference| difference.effect);
        differences.chain(self.face.iter().map(|change| change.effect)).max().unwrap_or_default()
    }
}

/// Compares two documents, and what is generated from them.
///
/// # Errors
///
/// Everything that is wrong with either or cannot be generated, each with its place.
pub fn compared(old: &Input<'_>, new: &Input<'_>, target: &Target) -> Result<Comparison, Problems> {
    document::with_deep_stack(|| {
        let (old, new) = (made(old, target)?, made(new, target)?);
        let (old_facts, new_facts) = (old.lowered.facts(), new.lowered.facts());
        let differences = compare::compare((&old_facts, &old.document), (&new_facts, &new.document));
        let face = surface::changes(&old.surface()?, &new.surface()?);
        Ok(Comparison { differences, face, lives: lives(new_facts.api) })
    })
    .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn lives(api: &Api) -> Vec<Life> {
    let dated = api.operations.iter().filter_map(|operation| Some((operation, operation.timeline.as_ref()?)));
    dated.map(|(operation, timeline)| Life { request: operation.request(), stages: timeline.by_release() }).collect()
}

fn on_deep_stack(input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
    let Made { document, lowered, sources, homes, ledger, report, provenance } = made(input, target)?;
    let (facts, file) = (lowered.facts(), file_name(&document));
    let (mut files, lock) = match target {
        Target::Curated => (outputs::curated(sources, &input.document.text, &file, &facts, &ledger.gated), roots::LOCK),
        Target::Package(package) => {
            (outputs::package(sources, package, &facts, &file, &report.refused)?, roots::LOCK_OF_CRATE)
        }
    };
    let kept = keep::known(facts.api, facts.names, homes);
    outputs::locked(&mut files, lock, &report, &provenance, kept, &file);
    let places = places(&facts, &document);
    stage_done("outputs");
    Ok(Output {
        files,
        report,
        ledger: ledger.text,
        gated: ledger.gated,
        stages: ledger.stages,
        places,
        emitted: ledger.emitted,
        operations: called(&facts),
    })
}

/// Where the document has what callers see, by path: operations, types and fields.
fn places(facts: &Facts<'_>, document: &Document) -> BTreeMap<String, Place> {
    let operations = facts.api.operations.iter();
    let operations = operations.map(|operation| (names::callable(operation, facts.names), operation.pointer.as_str()));
    let mut pointers: Vec<(String, &str)> = operations.collect();
    for (name, schema) in facts.api.schemas.iter().filter(|(name, _)| !facts.runtime.contains_key(*name)) {
        let path = facts.names.schema(name).to_string();
        if let Shape::Object(properties) = &schema.shape {
            let fields = names::fields(properties.keys()).into_iter().zip(properties.values());
            pointers
                .extend(fields.map(|(field, property)| (format!("{path}.{field}"), property.schema.pointer.as_str())));
        }
        pointers.push((path, &schema.pointer));
    }
    pointers.into_iter().map(|(path, pointer)| (path, document.place(pointer).clone())).collect()
}

/// What is made of a document, before it is known where it goes.
struct Made {
    document: Document,
    lowered: Lowered,
    /// Path below the root of what is generated → text.
    sources: BTreeMap<String, String>,
    homes: BTreeMap<String, String>,
    ledger: Ledger,
    report: Report,
    provenance: Provenance,
}

impl Made {
    fn surface(&self) -> Result<Surface, Problem> {
        Ok(surface::read(&self.sources)?.staged(&self.ledger.stages))
    }
}

fn made(input: &Input<'_>, target: &Target) -> Result<Made, Problems> {
    let Checked { document, files: gathered, tolerated, refused, resolved } = checked(input, target)?;
    let Harvested { lowered, runtime_types, mut krate, mut report } = harvested(&document, target, input.kept)?;
    report.files = gathered;
    report.tolerated = tolerated;
    report.resolved = resolved;
    report.refused.splice(0..0, refused);
    let facts = lowered.facts();
    report.refine = refine::refine(&mut krate, &facts)?;
    stage_done("refine");
    if matches!(target, Target::Curated) {
        audit::disagreements(&krate, &facts, &runtime_types, &document).into_result()?;
    }
    let provenance = Provenance::new(digests(input, &report.files));
    report.schemas = krate.types.len();
    let emit::Sources { files: sources, gates, homes } =
        emit::sources(krate, &facts, &file_name(&document), &provenance);
    stage_done("emit");
    let ledger = audit::ledger(&facts, &gates).map_err(Problems::from)?;
    report.operations = facts.api.operations.len();
    report.preview = ledger.preview;
    Ok(Made { document, lowered, sources, homes, ledger, report, provenance })
}

/// The SHA-256 of each file that was read, as it is seen from the document's folder.
fn digests(input: &Input<'_>, others: &[String]) -> BTreeMap<String, String> {
    let main = &input.document.path;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let shown = |path: &str| {
        let inside = path.strip_prefix(folder).map(|rest| rest.trim_start_matches('/'));
        inside.filter(|_| !folder.is_empty()).unwrap_or(path).rsplit("../").next().unwrap_or(path).to_owned()
    };
    let older = input.releases.into_iter().flat_map(|releases| releases.older).map(|(_, input)| input);
    let inputs: Vec<&Input<'_>> = std::iter::once(input).chain(older).collect();
    let text = |path: &String| {
        let overlays = inputs.iter().flat_map(|input| std::iter::once(input.document).chain(input.overlays));
        let given = overlays.chain(input.releases.and_then(|releases| releases.hints));
        let given = given.filter(|source| source.path == *path).map(|source| source.text.clone()).next();
        given.or_else(|| inputs.iter().find_map(|input| (input.read)(path).ok()).map(|source| source.text))
    };
    let first = (shown(main), sha256(input.document.text.as_bytes()));
    let others = others.iter().filter_map(|path| Some((shown(path), sha256(text(path)?.as_bytes()))));
    std::iter::once(first).chain(others).collect()
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
    /// What releases have of several shapes, and what was taken.
    resolved: Vec<Problem>,
}

fn checked(input: &Input<'_>, target: &Target) -> Result<Checked, Problems> {
    let Target::Package(package) = target else {
        let document = document::load(input.document)?;
        stage_done("load");
        lint::check_and_lint(&document).into_result()?;
        stage_done("lint");
        return Ok(Checked {
            document,
            files: Vec::new(),
            tolerated: Vec::new(),
            refused: Vec::new(),
            resolved: Vec::new(),
        });
    };
    let skip = package.skip_unsupported;
    let United { gathered, mut refused, resolved } = match input.releases {
        Some(releases) => union::unite(input, releases, skip)?,
        None => United { gathered: gather::gather(input)?, refused: Vec::new(), resolved: Vec::new() },
    };
    stage_done("load");
    let Gathered { mut document, files, tolerated } = gathered;
    if skip {
        refused.extend(gather::without_faults(&mut document, check::check)?);
    } else {
        check::check(&document).into_result()?;
    }
    stage_done("check");
    Ok(Checked { document, files, tolerated, refused, resolved })
}

/// What refining begins with.
pub(crate) struct Harvested {
    pub(crate) lowered: Lowered,
    pub(crate) krate: Crate,
    runtime_types: RuntimeTypes,
    report: Report,
}

/// Lowers the document and takes in what progenitor makes of it.
pub(crate) fn harvested(document: &Document, target: &Target, kept: Option<&Kept>) -> Result<Harvested, Problems> {
    let runtime_types = RuntimeTypes::built_in()?;
    let foreign = matches!(target, Target::Package(_));
    let mut lowering = Lowering {
        api: read::read(document),
        foreign,
        runtime: BTreeMap::new(),
        runtime_types,
        refused: Vec::new(),
        kept: kept.cloned().unwrap_or_default(),
    };
    let mut report = Report { lower: lower::lower(&mut lowering)?, ..Report::default() };
    stage_done("lower");
    let skip = matches!(target, Target::Package(package) if package.skip_unsupported);
    let (mut names, refused) = named(&mut lowering, skip).map_err(|refused| placed(refused, document))?;
    lowering.refused.extend(refused);
    if !skip {
        placed(lowering.refused.clone(), document).into_result()?;
    }
    let Lowering { mut api, runtime, runtime_types, refused, kept, .. } = lowering;
    keep::restore(&mut api, &mut names, &runtime, &kept);
    report.refused = refused;
    let opaque = Opaque::new(&api);
    stage_done("names");
    let file = progenitor::call(&api, &opaque, &runtime).map_err(|culprits| placed(culprits, document))?;
    stage_done("progenitor");
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

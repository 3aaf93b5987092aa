//! The whole line: a checked document in, files out.

mod harvested;
mod told;

use std::collections::BTreeMap;

use crate::audit::Ledger;
use crate::compare::{self, Difference};
use crate::document::{self, Document, Source};
use crate::gather::{self, Gathered, Input};
use crate::model::{
    Api, Effect, Lowered, Output, Package, Problem, Problems, Provenance, Report, Stage, Target, Used, stage_done,
};
use crate::names::Opaque;
use crate::outputs::{Calls, Wanted, roots};
use crate::surface::{self, FaceChange, Surface};
use crate::union::{self, United};
use crate::{audit, check, emit, keep, lint, outputs, progenitor, read, refine};
pub(crate) use harvested::{Harvested, harvested};
use told::{called, digests, places};

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
        let Checked { document, .. } = checked(&Input::alone(source), target, Rules::All)?;
        let Harvested { lowered: Lowered { api, .. }, .. } = harvested(&document, target, None)?;
        Ok(progenitor::digestible(&api, &Opaque::new(&api)))
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
        let Checked { document, .. } = checked(&Input::alone(source), &Target::Curated, Rules::All)?;
        let Harvested { lowered, .. } = harvested(&document, &Target::Curated, None)?;
        Ok(outputs::uses(&lowered.facts()))
    };
    document::with_deep_stack(used).map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

/// Calls of the crate that a document becomes, as its callers write them. `file` has the arguments for the constructor of a
/// file that a value stands for.
///
/// # Errors
///
/// Everything that is wrong with the document.
pub fn spelled(
    input: &Input<'_>,
    package: &Package,
    wanted: &[Wanted],
    file: &(dyn Fn(&serde_json::Value) -> Option<String> + Sync),
) -> Result<Calls, Problems> {
    let target = Target::Package(package.clone());
    let spelled = || {
        let Checked { document, .. } = checked(input, &target, Rules::All)?;
        let Harvested { lowered, .. } = harvested(&document, &target, None)?;
        Ok(outputs::spelled(wanted, &lowered.facts(), file))
    };
    document::with_deep_stack(spelled).map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
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
    /// What is generated from the new document.
    pub output: Output,
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
        let made = self::made(new, target, Rules::All)?;
        match self::made(old, target, Rules::OfAnybody) {
            Ok(old) => differing(old, new, target, made),
            // An older revision of ours may need a repair by now: then both go the way of other documents.
            Err(_) if matches!(target, Target::Curated) => {
                let of_anybody = Target::Package(Package::default());
                let [old, repaired] = [old, new].map(|input| self::made(input, &of_anybody, Rules::All));
                let comparison = differing(old?, new, &of_anybody, repaired?)?;
                Ok(Comparison { output: output(new, target, made)?, ..comparison })
            }
            Err(problems) => Err(problems),
        }
    })
    .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn lives(api: &Api) -> Vec<Life> {
    let dated = api.operations.iter().filter_map(|operation| Some((operation, operation.timeline.as_ref()?)));
    dated.map(|(operation, timeline)| Life { request: operation.request(), stages: timeline.by_release() }).collect()
}

fn differing(old: Made, new: &Input<'_>, target: &Target, made: Made) -> Result<Comparison, Problems> {
    let (old_facts, facts) = (old.lowered.facts(), made.lowered.facts());
    let differences = compare::compare((&old_facts, &old.document), (&facts, &made.document));
    let face = surface::changes(&old.surface()?, &made.surface()?);
    let lives = lives(facts.api);
    Ok(Comparison { differences, face, lives, output: output(new, target, made)? })
}

fn on_deep_stack(input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
    output(input, target, made(input, target, Rules::All)?)
}

fn output(input: &Input<'_>, target: &Target, made: Made) -> Result<Output, Problems> {
    let Made { document, lowered, sources, homes, ledger, mut report, provenance } = made;
    let (facts, file) = (lowered.facts(), file_name(&document));
    let (mut files, lock) = match target {
        Target::Curated => (outputs::curated(sources, &input.document.text, &file, &facts, &ledger.gated), roots::LOCK),
        Target::Package(package) => {
            (outputs::package(sources, package, &facts, &document, &file, &mut report)?, roots::LOCK_OF_CRATE)
        }
    };
    let kept = keep::known(facts.api, facts.names, homes);
    let places = places(&facts, &document, &kept.homes);
    outputs::locked(&mut files, lock, &report, &provenance, kept, &file);
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
        ids: read::ids(&document.root),
    })
}

/// What a document of ours must keep to.
#[derive(Clone, Copy)]
enum Rules {
    /// All that there are.
    All,
    /// What no document may break. A revision of ours may be older than a rule of lint.
    OfAnybody,
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

fn made(input: &Input<'_>, target: &Target, rules: Rules) -> Result<Made, Problems> {
    let Checked { document, files: gathered, tolerated, refused, resolved } = checked(input, target, rules)?;
    let Harvested { lowered, runtime_types, mut krate, mut report } = harvested(&document, target, input.kept)?;
    report.files = gathered;
    report.tolerated = tolerated;
    report.resolved = resolved;
    report.refused.splice(0..0, refused);
    let facts = lowered.facts();
    report.refine = refine::refine(&mut krate, &facts)?;
    stage_done("refine");
    if matches!((target, rules), (Target::Curated, Rules::All)) {
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

fn checked(input: &Input<'_>, target: &Target, rules: Rules) -> Result<Checked, Problems> {
    let Target::Package(package) = target else {
        let document = document::load(input.document)?;
        stage_done("load");
        match rules {
            Rules::All => lint::check_and_lint(&document),
            Rules::OfAnybody => check::check(&document),
        }
        .into_result()?;
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

/// The document's file, without the folder, so that the output is the same wherever it lies.
fn file_name(document: &Document) -> String {
    let path = &*document.file;
    if path.starts_with("spec/") { path.to_owned() } else { path.rsplit('/').next().unwrap_or(path).to_owned() }
}

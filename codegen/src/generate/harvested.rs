//! A checked document → what refining begins with: lowered, named, and what progenitor makes of it.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::lower::{self, Lowering};
use crate::model::{Api, Crate, Kept, Lowered, Names, Problem, Problems, Report, RuntimeTypes, Target, stage_done};
use crate::names::{self, Opaque};
use crate::{keep, outputs, progenitor, read};

/// What refining begins with.
pub(crate) struct Harvested {
    pub(crate) lowered: Lowered,
    pub(crate) krate: Crate,
    pub(super) runtime_types: RuntimeTypes,
    pub(super) report: Report,
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

/// The crate as its examples name it.
fn library(api: &Api, target: &Target) -> String {
    match target {
        Target::Curated => "vsphere_automation".to_owned(),
        Target::Package(package) => outputs::name(package, api).replace('-', "_"),
    }
}

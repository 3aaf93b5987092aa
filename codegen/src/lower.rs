//! Brings a document to a form that progenitor can digest, and keeps in [`Api`] the facts that progenitor would lose.
//!
//! [`PASSES`] is the whole of it, in order. A pass changes the [`Api`], counts the places that it changed, and tells what it
//! could not do, with the item that it left out. Repairs are for documents that are not ours: in our own, lint refuses
//! what they would repair.

mod curated;
mod promises;
mod repair;

use std::collections::{BTreeMap, HashSet};

use crate::model::{Api, Component, Count, Problem, RuntimeTypes, RustPath};

use curated::{
    actions, constants, errors, ids, inheritance, inline_schemas, lifecycles, media_types, reachable, runtime_types,
    secrets,
};
use repair::{
    aliases, constant_lists, flavours, gates, markup, operation_ids, parameters, path_queries, prose, required_bodies,
    secret_names, unions, unsupported,
};

/// What a pass works on.
pub struct Lowering {
    /// The document so far.
    pub api: Api,
    /// Whether the document is not ours, so that it is repaired instead of refused.
    pub foreign: bool,
    /// Component → the type of our runtime that stands for it.
    pub runtime: BTreeMap<Component, RustPath>,
    /// Types that the runtime offers.
    pub runtime_types: RuntimeTypes,
    /// What cannot be generated.
    pub refused: Vec<Problem>,
}

/// One step of lowering.
pub struct Pass {
    /// Its name in reports.
    pub name: &'static str,
    /// Whether it repairs what our own document may not have.
    pub repair: bool,
    run: fn(&mut Lowering) -> usize,
}

const fn pass(name: &'static str, run: fn(&mut Lowering) -> usize) -> Pass {
    Pass { name, repair: false, run }
}

const fn repair(name: &'static str, run: fn(&mut Lowering) -> usize) -> Pass {
    Pass { name, repair: true, run }
}

/// All passes, in order.
pub const PASSES: &[Pass] = &[
    repair("flavours", flavours::run),
    repair("path-queries", path_queries::run),
    pass("actions", actions::run),
    pass("constants", constants::run),
    repair("operation-ids", operation_ids::run),
    repair("constant-lists", constant_lists::run),
    repair("prose", prose::run),
    repair("markup", markup::run),
    pass("lifecycles", lifecycles::run),
    pass("errors", errors::run),
    pass("media-types", media_types::run),
    pass("ids", ids::run),
    pass("references", inheritance::references),
    pass("inline-schemas", inline_schemas::run),
    pass("inheritance", inheritance::run),
    repair("required-bodies", required_bodies::run),
    repair("unions", unions::run),
    repair("secret-names", secret_names::run),
    pass("secrets", secrets::run),
    repair("aliases", aliases::run),
    repair("parameters", parameters::run),
    pass("runtime-types", runtime_types::run),
    repair("unsupported", unsupported::run),
    pass("reachable", reachable::run),
    repair("gates", gates::run),
];

/// Takes refused items out, and whatever needs them.
pub(crate) fn leave_out(lowering: &mut Lowering, refused: &[Problem]) {
    // A member without a name takes its holder with it.
    let mut holders: HashSet<&str> = HashSet::new();
    for item in refused.iter().filter_map(|problem| problem.item.as_ref()) {
        let ends = item.pointer.char_indices().filter(|(_, c)| *c == '/').map(|(at, _)| at);
        holders.extend(
            ends.map(|end| &item.pointer[..end]).chain([item.pointer.as_str()]).filter(|pointer| !pointer.is_empty()),
        );
    }
    lowering.api.schemas.retain(|_, schema| !holders.contains(schema.pointer.as_str()));
    lowering.api.operations.retain(|operation| !holders.contains(operation.pointer.as_str()));
    unsupported::run(lowering);
}

/// Runs all passes.
///
/// # Errors
///
/// A pass that changed fewer places than our own document promises. In other documents what is refused may be what was
/// promised.
pub fn lower(lowering: &mut Lowering) -> Result<Vec<Count>, Problem> {
    let promises = if lowering.foreign { Vec::new() } else { promises::promises(&lowering.api) };
    let foreign = lowering.foreign;
    let passes = PASSES.iter().filter(|pass| foreign || !pass.repair);
    let counts = passes.map(|pass| {
        let places = (pass.run)(lowering);
        let promised = promises.iter().find(|(name, _)| *name == pass.name).map_or(0, |(_, promised)| *promised);
        Count::kept(pass.name, places, promised, "the pass no longer knows what the document says: see its test")
    });
    counts.collect()
}

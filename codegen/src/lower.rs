//! Brings a document to a form that progenitor can digest, and keeps in the [`Api`](crate::model::Api) the facts that
//! progenitor would lose.
//!
//! [`PASSES`] is the whole of it, in order. A pass changes what is in a [`Lowering`], counts the places that it changed, and
//! tells what it could not do, with the item that it left out. Repairs are for documents that are not ours: in our own,
//! lint refuses what they would repair.

mod curated;
mod lowering;
mod promises;
mod repair;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::{Count, Problem};

pub use lowering::Lowering;
pub(crate) use repair::prose::stated;

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
    repair("flavours", repair::flavours::run),
    repair("path-queries", repair::path_queries::run),
    pass("ignored-headers", curated::ignored_headers::run),
    pass("actions", curated::actions::run),
    pass("constants", curated::constants::run),
    pass("security", curated::security::run),
    repair("operation-ids", repair::operation_ids::run),
    repair("path-texts", repair::path_texts::run),
    repair("constant-lists", repair::constant_lists::run),
    repair("prose", repair::prose::run),
    repair("markup", repair::markup::run),
    pass("lifecycles", curated::lifecycles::run),
    pass("errors", curated::errors::run),
    repair("alternative-bodies", repair::alternative_bodies::run),
    pass("media-types", curated::media_types::run),
    pass("ids", curated::ids::run),
    repair("bases", repair::bases::run),
    pass("references", curated::inheritance::references),
    pass("inline-schemas", curated::inline_schemas::run),
    repair("shared-parts", repair::shared_parts::run),
    pass("inheritance", curated::inheritance::run),
    repair("directions", repair::directions::run),
    repair("required-bodies", repair::required_bodies::run),
    pass("parts", curated::parts::run),
    repair("unions", repair::unions::run),
    repair("look-alikes", repair::look_alikes::run),
    repair("open-objects", repair::open_objects::run),
    repair("secret-names", repair::secret_names::run),
    pass("secrets", curated::secrets::run),
    repair("aliases", repair::aliases::run),
    repair("parameters", repair::parameters::run),
    pass("runtime-types", curated::runtime_types::run),
    repair("unsupported", repair::unsupported::run),
    pass("reachable", curated::reachable::run),
    repair("gates", repair::gates::run),
];

/// The passes that bring documents into one form and leave in them all that they say.
const COMPARABLE: &[&str] = &[
    "path-queries",
    "ignored-headers",
    "actions",
    "constants",
    "security",
    "lifecycles",
    "errors",
    "references",
    "inline-schemas",
    "shared-parts",
    "inheritance",
];

/// Brings a document to a form in which it can be compared with one that says the same in other ways: nothing is given to
/// the runtime, nothing is named, and the bodies of errors stay.
pub(crate) fn comparable(lowering: &mut Lowering) {
    let foreign = lowering.foreign;
    for pass in PASSES.iter().filter(|pass| COMPARABLE.contains(&pass.name) && (foreign || !pass.repair)) {
        let before = (pass.name == "errors").then(|| lowering.api.operations.clone());
        (pass.run)(lowering);
        for (operation, before) in lowering.api.operations.iter_mut().zip(before.into_iter().flatten()) {
            for response in &mut operation.responses {
                let was = before.responses.iter().find(|other| other.pointer == response.pointer);
                response.content = was.map(|response| response.content.clone()).unwrap_or_default();
            }
        }
    }
}

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
    repair::unsupported::run(lowering);
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

//! Turns what progenitor generated into the client that we want, on the syntax tree.
//!
//! [`PASSES`] is the whole of it, in order. Each pass changes the [`Crate`] and counts the places that it changed; one that
//! finds nothing although the facts promise something is an error that names it, so that none can rot when progenitor
//! changes what it emits.

mod aliases;
mod answers;
mod bodies;
mod boxes;
mod constructors;
mod containers;
mod conversions;
mod derives;
mod docs;
mod error_bodies;
mod fits;
mod gates;
mod headers;
mod ids;
mod literals;
mod methods;
mod names;
mod open_enums;
mod operations;
mod optionals;
mod releases;
mod sending;
mod serde;
mod setters;
mod steps;
mod styles;
#[cfg(test)]
mod tests;
mod unions;

use crate::model::{Count, Crate, Facts, Problem, Schema, Shape};

/// One step of refining.
pub struct Pass {
    /// Its name in reports.
    pub name: &'static str,
    run: fn(&mut Crate, &Facts<'_>) -> usize,
    /// How many places the facts promise at least.
    promised: fn(&Facts<'_>) -> usize,
}

/// All passes, in order.
pub const PASSES: &[Pass] = &[
    Pass { name: "containers", run: containers::run, promised: nothing },
    Pass { name: "boxes", run: boxes::run, promised: nothing },
    Pass {
        name: "unions",
        run: unions::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Union { .. })),
    },
    Pass {
        name: "open-enums",
        run: open_enums::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Enum(_))),
    },
    Pass { name: "ids", run: ids::run, promised: |facts| facts.api.ids.len() },
    Pass { name: "aliases", run: aliases::run, promised: nothing },
    Pass { name: "optionals", run: optionals::run, promised: nothing },
    Pass {
        name: "names",
        run: names::run,
        promised: |facts| facts.api.schemas.len().saturating_sub(usize::from(facts.has_secret())),
    },
    Pass { name: "serde", run: serde::run, promised: nothing },
    Pass {
        name: "derives",
        run: derives::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Object(_))),
    },
    Pass {
        name: "constructors",
        run: constructors::run,
        promised: |facts| count(facts, |s| matches!(s.shape, Shape::Object(_))),
    },
    Pass { name: "operations", run: operations::run, promised: |facts| facts.api.operations.len() },
    Pass { name: "answers", run: answers::run, promised: answers::promised },
    Pass { name: "headers", run: headers::run, promised: headers::promised },
    Pass { name: "error-bodies", run: error_bodies::run, promised: error_bodies::promised },
    Pass { name: "setters", run: setters::run, promised: setters::promised },
    Pass { name: "conversions", run: conversions::run, promised: nothing },
    Pass {
        name: "docs",
        run: docs::run,
        promised: |facts| facts.api.operations.len() + facts.api.schemas.len().saturating_sub(1),
    },
    Pass { name: "gates", run: gates::run, promised: gates::promised },
];

fn nothing(_: &Facts<'_>) -> usize {
    0
}

fn count(facts: &Facts<'_>, wanted: impl Fn(&Schema) -> bool) -> usize {
    facts.api.schemas.values().filter(|schema| wanted(schema)).count()
}

/// Runs all passes.
///
/// # Errors
///
/// A pass that changed fewer places than the facts promise.
pub fn refine(krate: &mut Crate, facts: &Facts<'_>) -> Result<Vec<Count>, Problem> {
    let counts = PASSES.iter().map(|pass| {
        let places = (pass.run)(krate, facts);
        let help = "progenitor emits something else than this pass expects: compare its output with the pass's test";
        Count::kept(pass.name, places, (pass.promised)(facts), help)
    });
    counts.collect()
}

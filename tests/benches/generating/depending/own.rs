//! What one crate brings and the other does not.

use std::collections::BTreeSet;

use super::crates::Crate;
use super::meter::Taken;
use super::workspace::{Chosen, Way, Workspace};
use crate::support::Fallible;

/// One of two crates that are compared.
pub(super) struct Side {
    chosen: Chosen,
    /// What it brings and the other does not, itself included.
    own: BTreeSet<String>,
}

/// Both.
pub(super) fn sides(workspace: &Workspace, one: &Crate, other: &Crate) -> Fallible<[Side; 2]> {
    let below = [workspace.below(&one.chosen)?, workspace.below(&other.chosen)?];
    let side = |of: &Crate, it: usize| Side { chosen: of.chosen.clone(), own: &below[it] - &below[1 - it] };
    Ok([side(one, 0), side(other, 1)])
}

impl Side {
    /// What rustc takes for each.
    pub(super) fn compiled(&self, workspace: &Workspace, way: Way) -> Fallible<Taken> {
        workspace.forget(&self.own, way)?;
        workspace.compile(&self.chosen, way)
    }

    /// Of all of its own.
    pub(super) fn total(&self, taken: &Taken) -> f64 {
        taken.of_all(&self.own)
    }
}

//! What one program brings and the other does not.

use std::collections::BTreeSet;

use super::crates::Crate;
use super::meter::Taken;
use super::program::program_of;
use super::workspace::{Chosen, Way, Workspace};
use crate::support::Fallible;

/// One of two programs that are compared: libraries would leave it to others to bring TLS.
pub(super) struct Side {
    chosen: Chosen,
    /// What it brings and the other does not, itself included.
    own: BTreeSet<String>,
}

/// Both.
pub(super) fn sides(workspace: &Workspace, one: &Crate, other: &Crate) -> Fallible<[Side; 2]> {
    let [one, other] = [one, other].map(|of| Chosen { package: program_of(of.package()), features: &[] });
    let below = [workspace.below(&one)?, workspace.below(&other)?];
    let own = (&below[0] - &below[1], &below[1] - &below[0]);
    Ok([Side { chosen: one, own: own.0 }, Side { chosen: other, own: own.1 }])
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

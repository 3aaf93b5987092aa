//! What one program brings and the other does not.

use std::collections::BTreeSet;

use super::crates::Crate;
use super::program::program_of;
use super::workspace::{Chosen, Way, Workspace};
use crate::support::Fallible;

/// One of two programs that are compared: libraries would leave it to others to bring TLS.
pub(super) struct Side {
    program: Chosen,
    /// The library that was generated.
    library: String,
    /// What it brings and the other does not, itself included.
    own: BTreeSet<String>,
}

/// What rustc takes.
pub(super) struct Taken {
    /// For all of its own.
    pub(super) all: f64,
    /// For what is neither the program nor its library.
    pub(super) shared: f64,
}

/// Both.
pub(super) fn sides(workspace: &Workspace, one: &Crate, other: &Crate) -> Fallible<[Side; 2]> {
    let program = |of: &Crate| Chosen { package: program_of(of.package()), features: &[] };
    let below = [workspace.below(&program(one))?, workspace.below(&program(other))?];
    let side = |of: &Crate, own| Side { program: program(of), library: of.package().clone(), own };
    Ok([side(one, &below[0] - &below[1]), side(other, &below[1] - &below[0])])
}

impl Side {
    /// Of all of it, anew.
    pub(super) fn taken(&self, workspace: &Workspace, way: Way) -> Fallible<Taken> {
        workspace.forget(&self.own, way)?;
        let taken = workspace.compile(&self.program, way)?;
        let all = taken.of_all(&self.own);
        Ok(Taken { all, shared: all - taken.of(&self.program.package)? - taken.of(&self.library)? })
    }
}

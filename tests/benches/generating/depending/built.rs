//! What is built: libraries, a program of three calls, and what all of it needs.

use super::crates::{Crate, Crates};
use super::program::program_of;
use super::workspace::{BARE, Chosen, Way, Workspace};
use super::{BUILDERS, others, print};
use crate::support::Fallible;
use crate::support::figures::Ratio;

/// Bytes of the libraries of a way to compile them: those of what was generated alone.
pub(super) fn libraries(workspace: &Workspace, crates: &Crates, way: Way) -> Fallible<()> {
    let figure = match way {
        Way::Release => "bytes of the library, for releases",
        Way::Check | Way::Build => "bytes of the library",
    };
    for (other, beside) in others(crates) {
        let bytes = |of: &Crate| workspace.library(of.package(), way);
        print(crates, figure, beside, &Ratio::of(bytes(&crates.ours)?, bytes(other)?));
    }
    Ok(())
}

/// Bytes of the programs, stripped.
pub(super) fn programs(workspace: &Workspace, crates: &Crates) -> Fallible<()> {
    let bytes = |of: &Crate| -> Fallible<f64> {
        let package = program_of(of.package());
        workspace.compile(&Chosen { package: package.clone(), features: &[] }, Way::Release)?;
        workspace.program_built(&package)
    };
    for (other, beside) in others(crates) {
        print(crates, "bytes of a program with three calls", beside, &Ratio::of(bytes(&crates.ours)?, bytes(other)?));
    }
    Ok(())
}

/// The crates that it takes. That of the document itself is one of them, as the bare package is.
#[expect(clippy::cast_precision_loss, reason = "a few hundred at most")]
pub(super) fn needs(workspace: &Workspace, crates: &Crates) -> Fallible<()> {
    let count = |chosen: &Chosen| -> Fallible<f64> { Ok(workspace.below(chosen)?.len() as f64) };
    let ours = count(&crates.ours.chosen)?;
    let bare = Chosen { package: BARE.to_owned(), features: &[] };
    print(crates, "crates below it", "reqwest", &Ratio::of(ours, count(&bare)?));
    print(crates, "crates below it", BUILDERS, &Ratio::of(ours, count(&crates.builders.chosen)?));
    Ok(())
}

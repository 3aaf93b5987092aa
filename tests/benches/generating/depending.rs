//! Depending on what was generated, beside what progenitor makes of the same document by itself: with its builders, and
//! positional. Time is what rustc takes, crate by crate.

mod built;
mod change;
mod crates;
mod fit;
mod meter;
mod own;
mod program;
mod workspace;

use super::Request;
use super::documents::{self, Measured};
use super::support::Fallible;
use super::support::figures::{Line, Ratio};
use crates::{Crate, Crates};
pub(crate) use meter::{NOTES, stand_in};
use program::Program;
use workspace::{Way, Workspace};

pub(crate) const PART: &str = "depending";

/// Synthetic documents, in times of the smallest, and how often its schemas more than it needs.
const SYNTHETIC: [(usize, usize); 5] = [(1, 0), (2, 0), (4, 0), (1, 1), (1, 3)];
/// The one that a program is built of.
const OF_PROGRAM: (usize, usize) = (2, 0);
/// Turns of what takes minutes.
const FEW: usize = 3;

const BUILDERS: &str = "progenitor's builders";
const POSITIONAL: &str = "progenitor, positional";

pub(crate) fn run(request: &Request) -> Fallible<()> {
    let mut workspace = Workspace::new()?;
    let synthetic = SYNTHETIC.map(|(times, more)| documents::synthetic_with(times, more));
    let mut all = Vec::new();
    for (number, document) in documents::written(request)?.into_iter().chain(synthetic).enumerate() {
        all.push(prepared(&mut workspace, &document, number)?);
    }
    workspace.finish()?;
    let mut checked = Vec::new();
    for crates in &all {
        sizes(crates);
        checked.push((crates, generated(&workspace, crates, Way::Check, request.turns)?));
    }
    fit(&checked);
    let of_program = all.iter().enumerate().find(|(_, crates)| is_of_program(crates));
    let (number, crates) = of_program.ok_or("no document is that of the program")?;
    generated(&workspace, crates, Way::Build, request.turns)?;
    built::libraries(&workspace, crates, Way::Build)?;
    generated(&workspace, crates, Way::Release, FEW)?;
    built::libraries(&workspace, crates, Way::Release)?;
    built::programs(&workspace, crates)?;
    built::needs(&workspace, crates)?;
    with_all(&workspace, crates, request.turns)?;
    change::measured(&mut workspace, crates, number, request.turns)
}

fn is_of_program(crates: &Crates) -> bool {
    crates.synthetic == Some(OF_PROGRAM)
}

/// Writes the crates of a document.
fn prepared(workspace: &mut Workspace, document: &Measured, number: usize) -> Fallible<Crates> {
    let (crates, files) = crates::of(document, number)?;
    for (package, path, text) in &files {
        workspace.write(package, path, text)?;
    }
    if is_of_program(&crates) {
        workspace.program(&Program::ours(crates.ours.package(), &crates.operations)?)?;
        workspace.program(&Program::builders(crates.builders.package()))?;
        workspace.program(&Program::positional(crates.positional.package()))?;
    }
    Ok(crates)
}

fn print(crates: &Crates, figure: &str, beside: &str, ratio: &Ratio) {
    Line { part: PART, what: &crates.name, figure, beside, operations: Some(crates.operations.len()) }.print(ratio);
}

#[expect(clippy::cast_precision_loss, reason = "no file is as large")]
fn sizes(crates: &Crates) {
    for (other, beside) in others(crates) {
        print(crates, "lines", beside, &Ratio::of(crates.ours.lines as f64, other.lines as f64));
        print(crates, "bytes", beside, &Ratio::of(crates.ours.bytes as f64, other.bytes as f64));
    }
}

fn others(crates: &Crates) -> [(&Crate, &'static str); 2] {
    [(&crates.builders, BUILDERS), (&crates.positional, POSITIONAL)]
}

/// What any crate costs, and what each operation and each schema adds.
#[expect(clippy::cast_precision_loss, reason = "a few hundred")]
fn fit(checked: &[(&Crates, [Ratio; 2])]) {
    let synthetic = || checked.iter().filter(|(crates, _)| crates.synthetic.is_some());
    for (at, beside) in [BUILDERS, POSITIONAL].into_iter().enumerate() {
        let through = |value: fn(&Ratio) -> f64| {
            let point = |(crates, ratios): &(&Crates, [Ratio; 2])| {
                (crates.operations.len() as f64, crates.schemas as f64, value(&ratios[at]))
            };
            fit::plane(&synthetic().map(point).collect::<Vec<_>>())
        };
        let (ours, theirs) = (through(Ratio::ours), through(Ratio::theirs));
        for (part, name) in ["fixed part", "each operation", "each schema"].into_iter().enumerate() {
            let figure = format!("{}, {name}", Way::Check.figure());
            let line = Line { part: PART, what: "synthetic, all", figure: &figure, beside, operations: None };
            line.print(&Ratio::of(ours[part], theirs[part]));
        }
    }
}

/// What rustc takes for a crate alone.
fn alone(workspace: &Workspace, of: &Crate, way: Way) -> Fallible<f64> {
    workspace.forget([of.package()], way)?;
    workspace.compile(&of.chosen, way)?.of(of.package())
}

/// The same of ours and of the others, turn by turn.
fn generated(workspace: &Workspace, crates: &Crates, way: Way, turns: usize) -> Fallible<[Ratio; 2]> {
    let mut ratios = [Ratio::default(), Ratio::default()];
    for turn in 0..=turns {
        let ours = alone(workspace, &crates.ours, way)?;
        let theirs = [alone(workspace, &crates.builders, way)?, alone(workspace, &crates.positional, way)?];
        // The first brings what is needed, and all of it into the system's memory.
        if turn > 0 {
            ratios.iter_mut().zip(theirs).for_each(|(ratio, theirs)| ratio.add(ours, theirs));
        }
    }
    for (ratio, (_, beside)) in ratios.iter().zip(others(crates)) {
        print(crates, way.figure(), beside, ratio);
    }
    Ok(ratios)
}

/// A program of three calls with all that it needs and the other does not; and of that what any number of crates share.
fn with_all(workspace: &Workspace, crates: &Crates, turns: usize) -> Fallible<()> {
    let sides = own::sides(workspace, &crates.ours, &crates.builders)?;
    for (way, turns) in [(Way::Check, turns), (Way::Build, FEW), (Way::Release, FEW)] {
        let (mut all, mut shared) = (Ratio::default(), Ratio::default());
        for turn in 0..=turns {
            let [ours, theirs] = [sides[0].taken(workspace, way)?, sides[1].taken(workspace, way)?];
            if turn > 0 {
                all.add(ours.all, theirs.all);
                shared.add(ours.shared, theirs.shared);
            }
        }
        print(crates, &format!("{}, a program with all that the other does not need", way.figure()), BUILDERS, &all);
        print(crates, &format!("{}, of that what crates share", way.figure()), BUILDERS, &shared);
    }
    Ok(())
}

//! A line of the document changes: what rustc takes for the crates that were made of it before.

use super::crates::{self, Crate, Crates, Written};
use super::workspace::{Way, Workspace};
use super::{BUILDERS, POSITIONAL, print};
use crate::documents::{self, Measured};
use crate::support::Fallible;
use crate::support::figures::Ratio;

/// Before this line comes another one.
const PLACE: &str = "        owner:";
const LINE: &str = "        colour: {type: string, description: How it looks.}\n";

/// A property comes and goes, turn by turn.
pub(super) fn measured(workspace: &mut Workspace, of: &Crates, number: usize, turns: usize) -> Fallible<()> {
    let (times, _) = of.synthetic.unwrap_or((1, 0));
    let document = documents::synthetic(times);
    let files = [crates::of(&document, number)?.1, crates::of(&changed(times)?, number)?.1];
    for way in [Way::Check, Way::Build] {
        let mut ratios = [Ratio::default(), Ratio::default()];
        for turn in 0..=turns {
            let files = &files[turn % 2];
            let ours = again(workspace, &of.ours, files, way)?;
            let theirs = [again(workspace, &of.builders, files, way)?, again(workspace, &of.positional, files, way)?];
            // The first finds nothing that was kept.
            if turn > 0 {
                ratios.iter_mut().zip(theirs).for_each(|(ratio, theirs)| ratio.add(ours, theirs));
            }
        }
        let figure = format!("{}, a line changed", way.figure());
        ratios.iter().zip([BUILDERS, POSITIONAL]).for_each(|(ratio, beside)| print(of, &figure, beside, ratio));
    }
    Ok(())
}

fn changed(times: usize) -> Fallible<Measured> {
    let mut changed = documents::synthetic(times);
    let place = changed.source.text.find(PLACE).ok_or("the document has no place for another property")?;
    changed.source.text.insert_str(place, LINE);
    Ok(changed)
}

fn again(workspace: &mut Workspace, of: &Crate, files: &[Written], way: Way) -> Fallible<f64> {
    for (package, path, text) in files.iter().filter(|(package, ..)| package == of.package()) {
        workspace.write(package, path, text)?;
    }
    workspace.compile_again(&of.chosen, way)?.of(of.package())
}

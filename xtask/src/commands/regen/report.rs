//! What `regen` tells.

use std::collections::BTreeMap;

use vsphere_automation_codegen::lower;
use vsphere_automation_codegen::model::Count;
use vsphere_automation_codegen::{Report, Target, roots};

use super::locked;
use crate::Outcome;
use crate::console::Console;
use crate::diff;
use crate::outputs::{Comparison, File, State};

/// Width of the first column.
const COLUMN: usize = 18;

/// Says what was generated.
pub(super) fn generated(console: &mut Console<'_>, document: &str, target: &Target, report: &Report) {
    let Report { operations, schemas, preview, files, tolerated, resolved, lower, refine, refused, untried } = report;
    row(console, document, &format!("{operations} operations, {schemas} schemas, {preview} preview items"));
    for file in files {
        row(console, "", &format!("read      {file}"));
    }
    for (stage, counts) in [("lower", lower), ("refine", refine)] {
        let busy = counts.iter().filter(|count| count.places > 0);
        let passes: Vec<String> = busy.map(|count| format!("{} {}", count.pass, count.places)).collect();
        row(console, stage, &passes.join(" · "));
    }
    if let Target::Package(_) = target {
        for count in lower.iter().filter(|count| is_repair(count)) {
            row(console, "", &format!("repaired  {} · {}", count.pass, count.places));
        }
    }
    if !tolerated.is_empty() {
        let defects = if tolerated.len() == 1 { "defect" } else { "defects" };
        row(console, "", &format!("tolerated {} {defects} of the document", tolerated.len()));
    }
    for problem in tolerated {
        let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        row(console, "", &format!("tolerated {place}{}", problem.message));
    }
    if !resolved.is_empty() {
        let items = if resolved.len() == 1 { "item differs" } else { "items differ" };
        row(console, "", &format!("resolved  {} {items} between releases", resolved.len()));
    }
    for problem in resolved {
        let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        row(console, "", &format!("resolved  {place}{}", problem.message));
    }
    for item in refused {
        row(console, "", &format!("left out  {}", item.in_a_list()));
    }
    for problem in untried {
        let place = problem.place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default();
        row(console, "", &format!("not tried {place}{}", problem.message));
    }
}

/// Whether a pass supplied what the document lacked.
fn is_repair(count: &Count) -> bool {
    count.places > 0 && lower::PASSES.iter().any(|pass| pass.repair && pass.name == count.pass)
}

/// Says which files were written.
pub(super) fn written(console: &mut Console<'_>, comparison: &Comparison) {
    // Of a new crate every file is new.
    let is_new = comparison.files.iter().all(|file| file.state == State::Missing);
    for (place, files) in by_place(comparison) {
        row(console, place, &counts(&files));
        if is_new {
            continue;
        }
        for file in files.iter().filter(|file| file.state != State::Fresh) {
            row(console, "", &format!("{:<8} {}", done(file.state), file.path));
        }
    }
    for file in comparison.stale().filter(|file| file.edited) {
        console.note(format!("{} had lost its banner: what somebody wrote there by hand was replaced", file.path));
    }
    for sentence in locked::told(comparison) {
        console.note(sentence);
    }
    hint_at_edits(console, comparison);
}

/// Shows the difference of every file that is not fresh. `again` is the command that repairs it.
pub(super) fn check(console: &mut Console<'_>, comparison: &Comparison, again: String) -> Outcome {
    let mut count = 0;
    for file in comparison.stale() {
        count += 1;
        console.line(format!("{}  {}", name(file.state), file.path));
        let old = file.old.as_ref().map(|bytes| String::from_utf8_lossy(bytes));
        console.diff(&diff::unified(&file.path, old.as_deref(), file.new.as_deref()));
    }
    if count == 0 {
        console.line(format!("{} files are fresh.", comparison.files.len()));
        return Outcome::Done;
    }
    let verb = if count == 1 { "file is" } else { "files are" };
    console.line(format!("{count} {verb} stale. Run `{again}`."));
    for sentence in locked::told(comparison) {
        console.note(sentence);
    }
    hint_at_edits(console, comparison);
    Outcome::Stale
}

/// A file can only be stale because the document changed, codegen changed, or somebody edited it. The first is known.
fn hint_at_edits(console: &mut Console<'_>, comparison: &Comparison) {
    // The fake keeps the document of the last run.
    let copy_is_fresh =
        comparison.files.iter().any(|file| file.path == roots::FAKES_COPY && file.state == State::Fresh);
    let edited = comparison.stale().any(|file| file.state == State::Stale && file.path != roots::LOCK);
    if copy_is_fresh && edited {
        console.note(
            "The document did not change: either codegen did, or a generated file was edited by hand.\n\
             Such edits are lost; change spec/ or codegen/ instead (CONTRIBUTING.md).",
        );
    }
}

fn row(console: &mut Console<'_>, name: &str, text: &str) {
    let line = format!("{name:<COLUMN$}  {text}");
    console.line(line.trim_end());
}

/// Files by the member of the workspace (or the top folder) that they are in.
fn by_place(comparison: &Comparison) -> BTreeMap<&str, Vec<&File>> {
    let mut places: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in &comparison.files {
        let place = match file.path.split_once('/') {
            Some(("tests", rest)) if rest.starts_with("fake-vcenter/") => "tests/fake-vcenter",
            Some(("tests", rest)) if rest.starts_with("gate/") => "tests/gate",
            Some((top, _)) => top,
            None => ".",
        };
        places.entry(place).or_default().push(file);
    }
    places
}

fn counts(files: &[&File]) -> String {
    let count = |state| files.iter().filter(|file| file.state == state).count();
    let mut text = match count(State::Fresh) {
        1 => "1 file fresh".to_owned(),
        fresh => format!("{fresh} files fresh"),
    };
    for state in [State::Stale, State::Missing, State::Orphan] {
        match count(state) {
            0 => {}
            some => text.push_str(&format!(", {some} {}", done(state))),
        }
    }
    text
}

fn name(state: State) -> &'static str {
    match state {
        State::Fresh => "fresh",
        State::Stale => "stale",
        State::Missing => "missing",
        State::Orphan => "orphan",
    }
}

fn done(state: State) -> &'static str {
    match state {
        State::Fresh => "fresh",
        State::Stale => "changed",
        State::Missing => "new",
        State::Orphan => "removed",
    }
}

//! `cargo xtask rehearse`: does a change of the document cost what the list says, and nothing else?

mod stage;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use clap::Args;
use vsphere_automation_codegen::roots;

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::rehearsal::{Copy, Story, stories};
use crate::workspace::Workspace;
use stage::{Played, Stage};

/// Which rehearsals.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
Each is a file in xtask/rehearsals: edits of the document, and what a person writes for them, in files that `missing` names.
After lint, regen, that, and accept, every test that knows the document or its client must pass. Others have documents of
their own, and are left out: those of the generator, of these commands, of the runtime, and the cases. It takes a minute
each once everything is built, and is no part of `ci`.

Examples:
  cargo xtask rehearse
  cargo xtask rehearse 01-sentence 06-published")]
pub struct Rehearse {
    /// Names of rehearsals; all if there are none
    pub names: Vec<String>,

    /// Stop when nothing is on the list any more, before snapshots and tests
    #[arg(long)]
    pub list: bool,
}

/// Plays them, and shows a table.
///
/// # Errors
///
/// If one of them does not end green, or cannot be played.
pub fn run(request: &Rehearse, workspace: &Workspace, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let all = stories(workspace)?;
    let chosen = chosen(&all, &request.names)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.root().join("target"), PathBuf::from);
    let folder = target.join("rehearsal");
    let _alone = alone(&folder)?;
    let mut rows = Vec::new();
    for story in chosen {
        console.note(format_args!("{}: {}", story.name, story.change));
        let copy = Copy::fresh(workspace, &folder.join("workspace"))?;
        let gates_before = workspace.read_tree(roots::GATE_CASES, ".rs")?;
        // Cargo takes crates of two workspaces for the same where their paths inside of these are: each needs a folder.
        let (target, log) = (folder.join("target"), folder.join(format!("{}.log", story.name)));
        let stage = Stage { copy, gates_before, target, log };
        let played = match request.list {
            true => stage.begin(story)?,
            false => stage.play(story)?,
        };
        for (what, lines) in [("list", &played.list), ("fails", &played.failed)] {
            lines.iter().for_each(|line| console.note(format_args!("  {what}: {line}")));
        }
        rows.push((story, played));
    }
    console.line("| change | on the list | written by hand | snapshots | fails all the same |\n|---|---|---|---|---|");
    rows.iter().for_each(|(story, played)| console.line(row(story, played)));
    match rows.iter().filter(|(_, played)| !played.failed.is_empty()).count() {
        0 => Ok(Outcome::Done),
        count => Err(Failure::new(format!("{count} of {} do not end green", rows.len()))
            .help(format!("what was run, and what it said, is in {}", folder.display()))),
    }
}

fn chosen<'s>(all: &'s [Story], names: &[String]) -> Result<Vec<&'s Story>, Failure> {
    if let Some(unknown) = names.iter().find(|name| all.iter().all(|story| story.name != **name)) {
        let known: Vec<&str> = all.iter().map(|story| story.name.as_str()).collect();
        return Err(
            Failure::new(format!("there is no rehearsal `{unknown}`")).help(format!("there are {}", known.join(", ")))
        );
    }
    Ok(all.iter().filter(|story| names.is_empty() || names.contains(&story.name)).collect())
}

/// Two at once would change one copy.
fn alone(folder: &Path) -> Result<File, Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, &error))?;
    let path = folder.join("lock");
    let file = File::create(&path).map_err(|error| Failure::io("create", &path, &error))?;
    file.try_lock().map_err(|_| Failure::new("another rehearsal is under way").help("wait for its end"))?;
    Ok(file)
}

fn row(story: &Story, played: &Played) -> String {
    let failed = if played.failed.is_empty() { "nothing".to_owned() } else { played.failed.join("; ") };
    let written = match played.written.len() {
        0 => "nothing".to_owned(),
        _ => played.written.join(", "),
    };
    format!("| {} | {} | {written} | {} | {failed} |", story.change, played.list.len(), played.snapshots)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_there_is_not_is_told_with_those_that_there_are() {
        let story = Story {
            name: "01-word".to_owned(),
            change: "a word".to_owned(),
            edits: Vec::new(),
            commands: Vec::new(),
            breaks_callers: false,
            by_hand: Vec::new(),
        };
        let all = [story];
        assert_eq!(chosen(&all, &[]).unwrap().len(), 1);
        let failure = chosen(&all, &["02-word".to_owned()]).unwrap_err();
        assert_eq!(failure.help.as_deref(), Some("there are 01-word"));
    }
}

//! One rehearsal: a copy, the change, what is written by hand, and the tests.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use vsphere_automation_codegen::roots;

use crate::failure::Failure;
use crate::process::{Captured, Cargo, Invocation};
use crate::rehearsal::{ByHand, Copy, Story};
use crate::workspace::{DOCUMENT, Workspace, files_below};

/// How one went.
#[derive(Default)]
pub(super) struct Played {
    /// Lines of the list.
    pub(super) list: Vec<String>,
    /// Files that were written by hand, in order.
    pub(super) written: Vec<String>,
    /// How many snapshots `accept` rewrote.
    pub(super) snapshots: usize,
    /// What did not end as it must.
    pub(super) failed: Vec<String>,
}

/// A copy in which a story is played.
pub(super) struct Stage {
    pub(super) copy: Copy,
    pub(super) target: PathBuf,
    pub(super) log: PathBuf,
    pub(super) gates_before: BTreeMap<String, String>,
}

impl Stage {
    /// All of it.
    pub(super) fn play(&self, story: &Story) -> Result<Played, Failure> {
        let mut played = self.begin(story)?;
        if !played.failed.is_empty() {
            return Ok(played);
        }
        let accepted = self.own("accept")?;
        played.snapshots = accepted.output.lines().filter(|line| line.starts_with("+++ ")).count();
        if !accepted.success {
            played.failed.push("accept".to_owned());
        }
        if !self.own("regen --check")?.success {
            played.failed.push("regen --check".to_owned());
        }
        let mut suite = suite(self.copy.workspace())?;
        // It builds crates outside of the workspace; the programs that it tries are generated.
        if self.gates()? != self.gates_before {
            suite.push("test --no-fail-fast -p vsphere-automation-gate --test compile_fail --test consumer".to_owned());
        }
        for line in suite {
            let ran = self.cargo(&line)?;
            let mut failed = failures(&ran);
            if !ran.success && failed.is_empty() {
                failed.push(ran.errors.lines().last().unwrap_or(&line).to_owned());
            }
            played.failed.extend(failed);
        }
        Ok(played)
    }

    /// The change, what is generated, and what the list asks for.
    pub(super) fn begin(&self, story: &Story) -> Result<Played, Failure> {
        let mut played = Played::default();
        fs::write(&self.log, "").map_err(|error| Failure::io("write", &self.log, &error))?;
        for edit in &story.edits {
            let text = edit.apply(&self.copy.workspace().document()?)?;
            self.copy.put(DOCUMENT, &text)?;
        }
        for line in story.commands.iter().map(String::as_str).chain(["lint"]) {
            if !self.must(line, &mut played)? {
                return Ok(played);
            }
        }
        if self.regen(story, &mut played)? {
            self.write_by_hand(story, &mut played)?;
        }
        Ok(played)
    }

    fn regen(&self, story: &Story, played: &mut Played) -> Result<bool, Failure> {
        self.must(if story.breaks_callers { "regen --accept-face" } else { "regen" }, played)
    }

    /// Whether a command of ours succeeds; what does not is told.
    fn must(&self, line: &str, played: &mut Played) -> Result<bool, Failure> {
        let said = self.own(line)?;
        if !said.success {
            played.failed.push(format!("{line}: {}", said.errors.trim().replace('\n', " ")));
        }
        Ok(said.success)
    }

    /// Does what the list says, in the files that it names, until there is none. What the compiler does not reach while
    /// something below does not compile, it tells in the next round.
    fn write_by_hand(&self, story: &Story, played: &mut Played) -> Result<(), Failure> {
        let mut open: Vec<&ByHand> = story.by_hand.iter().collect();
        loop {
            let said = self.own("missing")?;
            if said.success {
                break;
            }
            let list = said.errors;
            let has_place = |line: &&str| [".rs:", ".md:"].iter().any(|end| line.contains(end));
            let lines = list.lines().filter(|line| !line.starts_with([' ', '\t'])).filter(has_place);
            played.list.extend(lines.map(str::to_owned).filter(|line| !played.list.contains(line)).collect::<Vec<_>>());
            let (now, later): (Vec<_>, Vec<_>) = open.into_iter().partition(|edit| is_named(&list, &edit.file));
            if now.is_empty() {
                played.failed.push(format!("missing: {}", list.trim().replace('\n', " ")));
                return Ok(());
            }
            for edit in now {
                self.copy.edit(edit)?;
                if !played.written.contains(&edit.file) {
                    played.written.push(edit.file.clone());
                }
            }
            // As an editor does; and what is written by hand has a list that is generated.
            let formatted = self.cargo("fmt --all")?;
            if !formatted.success {
                played.failed.push(format!("fmt: {}", formatted.errors.trim().replace('\n', " ")));
            }
            if !formatted.success || !self.regen(story, played)? {
                return Ok(());
            }
            open = later;
        }
        played.failed.extend(open.iter().map(|edit| format!("the list does not name {}", edit.file)));
        Ok(())
    }

    fn gates(&self) -> Result<BTreeMap<String, String>, Failure> {
        self.copy.workspace().read_tree(roots::GATE_CASES, ".rs")
    }

    /// A command of ours, on the copy.
    fn own(&self, line: &str) -> Result<Captured, Failure> {
        let program =
            std::env::current_exe().map_err(|error| Failure::new(format!("this program has no path: {error}")))?;
        let mut command = Command::new(&program);
        command.args(line.split_whitespace()).arg("--root").arg(self.copy.workspace().root());
        command.args(["--message-format", "short"]).env("CARGO_TARGET_DIR", &self.target).stdin(Stdio::null());
        let output = command.output().map_err(|error| Failure::io("start", &program, &error))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let said =
            Captured { success: output.status.success(), output: text(&output.stdout), errors: text(&output.stderr) };
        self.note(&format!("xtask {line}"), said)
    }

    fn cargo(&self, line: &str) -> Result<Captured, Failure> {
        let invocation = Invocation::new(line).env("CARGO_TARGET_DIR", self.target.display().to_string());
        self.note(line, Cargo::of(self.copy.workspace().root()).captured(&invocation)?)
    }

    fn note(&self, line: &str, said: Captured) -> Result<Captured, Failure> {
        let failed = |error| Failure::io("write", &self.log, &error);
        let mut log = File::options().append(true).open(&self.log).map_err(failed)?;
        write!(log, "\n$ {line}\n{}{}", said.output, said.errors).map_err(failed)?;
        Ok(said)
    }
}

/// Whether the list names the file, or the folder that it is in.
fn is_named(list: &str, file: &str) -> bool {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    list.contains(file) || folder.matches('/').count() >= 2 && list.contains(folder)
}

/// The tests that read the curated document, or use what is generated from it. Those of cases build crates from documents of
/// their own. What does not compile, and the documentation with its code and its links, is on the list.
fn suite(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let client = "-p vsphere-automation -p vsphere-automation-fake -p vsphere-automation-tests";
    let mut names = Vec::new();
    for folder in ["tests/tests", "tests/fake-vcenter/tests", "generated-client/tests"] {
        for path in files_below(workspace.root(), folder)? {
            let inside = path.trim_start_matches(folder).trim_start_matches('/');
            names.extend(
                inside
                    .strip_suffix("/main.rs")
                    .or_else(|| inside.strip_suffix(".rs").filter(|name| !name.contains('/')))
                    .map(str::to_owned),
            );
        }
    }
    let names: String = names.iter().filter(|name| *name != "cases").map(|name| format!(" --test {name}")).collect();
    Ok(vec![
        format!("test --no-fail-fast {client} --lib --bins --examples{names}"),
        // Of the client without previews.
        "test --no-fail-fast -p vsphere-automation --lib --tests".to_owned(),
        "test --no-fail-fast -p vsphere-automation-codegen -p xtask --test check --test ledger --test width --test readers"
            .to_owned(),
    ])
}

/// The tests that failed, and what did not compile.
fn failures(ran: &Captured) -> Vec<String> {
    let tests = ran.output.lines().filter_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
    let broken = ran.errors.lines().filter(|line| line.starts_with("error: could not compile"));
    tests.chain(broken).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_itself_or_by_its_folder() {
        let list = "tests/a.rs:1:1: x\n    below tests/fake-vcenter/src/operations a function";
        assert!(is_named(list, "tests/a.rs") && is_named(list, "tests/fake-vcenter/src/operations/links.rs"));
        assert!(!is_named(list, "tests/b.rs") && !is_named(list, "tests/fake-vcenter/src/state/links.rs"));
    }

    #[test]
    fn what_failed_is_a_test_or_a_crate() {
        let ran = Captured {
            success: false,
            output: "test a::b ... ok\ntest a::c ... FAILED\n".to_owned(),
            errors: "error: could not compile `x` (lib) due to 1 previous error\n".to_owned(),
        };
        assert_eq!(failures(&ran), ["a::c", "error: could not compile `x` (lib) due to 1 previous error"]);
    }
}

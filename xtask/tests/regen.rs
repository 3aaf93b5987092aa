//! What `regen` does with the files that the generator hands it. A small generator stands for the real one.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{Tree, fill, tree};
use tempfile::TempDir;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Count, Place, Problem, Problems};
use vsphere_automation_codegen::{Input, Output, Report, Target, roots};
use xtask::Outcome;
use xtask::commands::lint;
use xtask::commands::regen::{self, Foreign, Regen};
use xtask::console::Console;
use xtask::pipeline::Pipeline;
use xtask::workspace::Workspace;

const BANNER: &str = "// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\n";

/// A document is lines of `path: text`; each becomes a file with our banner. `path#name: text` is a marked block.
struct Lines;

impl Pipeline for Lines {
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
        let source = input.document;
        let (mut files, refused) = match target {
            Target::Curated => (BTreeMap::from([(roots::FAKES_COPY.to_owned(), source.text.clone())]), Vec::new()),
            Target::Package(_) => (
                BTreeMap::from([("Cargo.toml".to_owned(), BANNER.replace("//", "#"))]),
                vec![Problem::refused("`x`", "/x", "reason")],
            ),
        };
        for (line, number) in source.text.lines().zip(1..) {
            let Some((path, text)) = line.split_once(": ") else {
                return Err(Problem::at(&Place::new(&*source.path, number, 1), "no colon").into());
            };
            let banner = if path.contains('#') { "" } else { BANNER };
            files.insert(path.to_owned(), format!("{banner}{}\n", text.replace('|', "\n")));
        }
        let report = Report {
            operations: 19,
            schemas: 31,
            preview: 24,
            lower: vec![Count { pass: "actions", places: 4 }, Count { pass: "prose", places: 41 }],
            refine: vec![Count { pass: "gates", places: 38 }],
            refused,
            ..Report::default()
        };
        Ok(Output { files, report, ..Output::default() })
    }

    fn lint(&self, source: &Source) -> Result<(), Problems> {
        self.generate(&Input::alone(source), &Target::Curated).map(|_| ())
    }
}

const DOCUMENT: &str = "\
generated-client/src/generated/a.rs: one|two|three
generated-client/src/generated/b/c.rs: four
README.md#table: five
";

/// A repository in a temporary folder.
struct Repository(TempDir);

impl Repository {
    /// With a document, and nothing generated yet.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fill(
            folder.path(),
            &[
                ("Cargo.toml", ""),
                ("spec/vsphere.yaml", DOCUMENT),
                ("README.md", "# Title\n<!-- generated: table -->\n<!-- /generated: table -->\nEnd.\n"),
                ("generated-client/src/runtime/call.rs", "// by hand\n"),
            ],
        );
        Self(folder)
    }

    /// With everything generated.
    fn fresh() -> Self {
        let repository = Self::new();
        assert_eq!(repository.regen().0, Ok(Outcome::Done));
        repository
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn tree(&self) -> Tree {
        tree(self.root())
    }

    fn put(&self, path: &str, text: &str) {
        fill(self.root(), &[(path, text)]);
    }

    fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).unwrap()
    }

    /// How the command ended, and what it said on both streams.
    fn run(&self, request: &Regen) -> (Result<Outcome, String>, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let workspace = Workspace::locate(Some(self.root().to_owned())).unwrap();
        let result = regen::run(request, &workspace, &Lines, &mut Console::new(&mut out, &mut err));
        let said = String::from_utf8([out, err].concat()).unwrap();
        (result.map_err(|failure| failure.to_string()), said)
    }

    fn regen(&self) -> (Result<Outcome, String>, String) {
        self.run(&Regen::default())
    }

    fn check(&self) -> (Result<Outcome, String>, String) {
        let before = self.tree();
        let result = self.run(&Regen { check: true, foreign: None, ..Regen::default() });
        assert_eq!(self.tree(), before, "--check wrote something");
        result
    }

    fn foreign(&self, out: &Path) -> (Result<Outcome, String>, String) {
        let spec = self.root().join("spec/vsphere.yaml");
        let foreign = Foreign {
            spec,
            out: out.to_owned(),
            overlay: Vec::new(),
            only: Vec::new(),
            refs_within: None,
            name: None,
            skip_unsupported: false,
            runtime: None,
            runtime_path: None,
        };
        self.run(&Regen { check: false, foreign: Some(foreign), ..Regen::default() })
    }
}

/// The output without what differs from run to run.
fn timeless(said: &str) -> String {
    said.lines()
        .map(|line| if line.starts_with("done in ") { "done in … ms\n".to_owned() } else { format!("{line}\n") })
        .collect()
}

#[test]
fn a_first_run_writes_everything_and_a_second_nothing() {
    let repository = Repository::new();
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("first", timeless(&said));
    assert_eq!(repository.text("generated-client/src/generated/a.rs"), format!("{BANNER}one\ntwo\nthree\n"));
    assert_eq!(
        repository.text("README.md"),
        "# Title\n<!-- generated: table -->\nfive\n<!-- /generated: table -->\nEnd.\n"
    );

    let before = repository.tree();
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("second", timeless(&said));
    assert_eq!(repository.tree(), before);
}

#[test]
fn check_is_silent_about_fresh_files() {
    let (outcome, said) = Repository::fresh().check();
    assert_eq!((outcome, said.as_str()), (Ok(Outcome::Done), "4 files are fresh.\n"));
}

#[test]
fn a_changed_document_shows_in_every_file_that_carries_it() {
    let repository = Repository::fresh();
    repository.put("spec/vsphere.yaml", &DOCUMENT.replace("two", "zwei"));
    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    insta::assert_snapshot!("stale", said);

    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    insta::assert_snapshot!("changed", timeless(&said));
    assert_eq!(repository.check().0, Ok(Outcome::Done));
}

#[test]
fn a_file_edited_by_hand_is_noticed_and_put_right() {
    let repository = Repository::fresh();
    let before = repository.tree();
    repository.put("generated-client/src/generated/a.rs", &format!("{BANNER}one\nby hand\nthree\n"));
    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    insta::assert_snapshot!("edited", said);
    assert_eq!(repository.regen().0, Ok(Outcome::Done));
    assert_eq!(repository.tree(), before);
}

#[test]
fn a_file_without_its_banner_is_said_to_be_somebody_elses() {
    let repository = Repository::fresh();
    repository.put("generated-client/src/generated/a.rs", "my own\n");
    let (_, said) = repository.regen();
    let expected =
        "generated-client/src/generated/a.rs had lost its banner: what somebody wrote there by hand was replaced";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn only_orphans_with_our_banner_are_removed() {
    let repository = Repository::fresh();
    repository.put("generated-client/src/generated/by_hand.rs", "// mine\n");
    repository.put("generated-client/src/elsewhere.rs", BANNER);
    let kept = repository.tree();
    repository.put("generated-client/src/generated/old/gone.rs", BANNER);

    let (outcome, said) = repository.check();
    assert_eq!(outcome, Ok(Outcome::Stale));
    assert!(said.starts_with("orphan  generated-client/src/generated/old/gone.rs\n"), "{said}");
    let (outcome, said) = repository.regen();
    assert_eq!(outcome, Ok(Outcome::Done));
    assert!(said.contains("removed  generated-client/src/generated/old/gone.rs"), "{said}");
    assert_eq!(repository.tree(), kept);
}

#[test]
fn a_faulty_document_changes_nothing() {
    let repository = Repository::fresh();
    repository.put("spec/vsphere.yaml", "nonsense\n");
    let before = repository.tree();
    let message = "spec/vsphere.yaml:1:1: no colon\n1 problem; nothing was written.".to_owned();
    assert_eq!(repository.regen().0, Err(message.clone()));
    assert_eq!(repository.check().0, Err(message.clone()));
    assert_eq!(repository.tree(), before);
    let workspace = Workspace::locate(Some(repository.root().to_owned())).unwrap();
    let linted = lint::run(&workspace, &Lines, &mut Console::new(Vec::new(), Vec::new()));
    let explained = format!("{message}\n    `cargo xtask explain RULE` explains the rules in brackets");
    assert_eq!(linted.map_err(|failure| failure.to_string()), Err(explained));
}

#[test]
fn a_write_that_fails_changes_nothing() {
    let repository = Repository::fresh();
    repository.put("spec/vsphere.yaml", &format!("{DOCUMENT}README.md/x.rs: a file inside a file\n"));
    let before = repository.tree();
    let message = repository.regen().0.unwrap_err();
    assert!(message.ends_with("nothing was changed; repair the cause and run it again"), "{message}");
    assert_eq!(repository.tree(), before);
}

#[test]
fn an_output_outside_the_repository_is_refused() {
    for path in ["../x.rs", "/x.rs", "a/../../x.rs", "a\\b.rs", "#name"] {
        let repository = Repository::new();
        repository.put("spec/vsphere.yaml", &format!("{path}: text\n"));
        let before = repository.tree();
        let message = repository.regen().0.unwrap_err();
        assert!(message.contains("which is no path inside the repository"), "{message}");
        assert_eq!(repository.tree(), before);
    }
}

#[test]
fn another_document_fills_a_folder_of_its_own() {
    let repository = Repository::new();
    repository.put("spec/vsphere.yaml", "src/a.rs: one\n");
    let before = repository.tree();
    let elsewhere = TempDir::new().unwrap();
    let out = elsewhere.path().join("new/crate");
    let (outcome, said) = repository.foreign(&out);
    assert_eq!(outcome, Ok(Outcome::Done));
    assert!(said.contains(" repaired  prose · 41\n"), "{said}");
    assert!(said.contains(" left out  `x`: reason\n"), "{said}");
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["Cargo.toml", "src/a.rs"]);
    assert_eq!(repository.tree(), before, "the repository is not touched");

    // Again, with another document, beside what cargo leaves there: ours is replaced, the rest stays.
    fill(&out, &[("target/debug/x", BANNER), ("Cargo.lock", "lock")]);
    repository.put("spec/vsphere.yaml", "src/b.rs: two\n");
    assert_eq!(repository.foreign(&out).0, Ok(Outcome::Done));
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["Cargo.lock", "Cargo.toml", "src/b.rs", "target/debug/x"]);
}

#[test]
fn a_folder_of_somebody_else_is_not_filled() {
    let repository = Repository::new();
    repository.put("spec/vsphere.yaml", "src/a.rs: one\n");
    let elsewhere = TempDir::new().unwrap();
    fill(elsewhere.path(), &[("Cargo.toml", "[package]\n")]);
    let before = tree(elsewhere.path());
    let message = repository.foreign(elsewhere.path()).0.unwrap_err();
    assert!(
        message.contains("is not empty, and its Cargo.toml is not from `regen`\n    name a new folder"),
        "{message}"
    );
    assert_eq!(tree(elsewhere.path()), before);
}

/// The generator, of a document that says which files it leads to: `read: path`.
struct Reading;

impl Pipeline for Reading {
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
        for path in input.document.text.lines().filter_map(|line| line.strip_prefix("read: ")) {
            (input.read)(path)?;
        }
        Lines.generate(&Input::alone(&Source { text: String::new(), ..input.document.clone() }), target)
    }

    fn lint(&self, _: &Source) -> Result<(), Problems> {
        Ok(())
    }
}

#[test]
fn references_stay_in_the_folder_that_they_may_lead_to() {
    let repository = Repository::new();
    let out = TempDir::new().unwrap();
    let folder = repository.root().join("documents");
    repository.put("documents/sub/a.yaml", "");
    repository.put("outside.yaml", "");
    let read = |path: &Path, within: Option<&str>| {
        repository.put("documents/open.yaml", &format!("read: {}\n", path.display()));
        let foreign = Foreign {
            spec: folder.join("open.yaml"),
            out: out.path().to_owned(),
            overlay: Vec::new(),
            only: Vec::new(),
            refs_within: within.map(|path| repository.root().join(path)),
            name: None,
            skip_unsupported: false,
            runtime: None,
            runtime_path: Some("../runtime".to_owned()),
        };
        let workspace = Workspace::locate(Some(repository.root().to_owned())).unwrap();
        let (mut said, mut errors) = (Vec::new(), Vec::new());
        let request = Regen { check: false, foreign: Some(foreign), ..Regen::default() };
        regen::run(&request, &workspace, &Reading, &mut Console::new(&mut said, &mut errors))
            .map_err(|failure| failure.to_string())
    };
    assert_eq!(read(&folder.join("sub/a.yaml"), None), Ok(Outcome::Done));
    let outside = repository.root().join("outside.yaml");
    let refused = read(&outside, None).unwrap_err();
    assert!(refused.contains("is outside of the folder that references may lead to"), "{refused}");
    assert!(refused.contains("--refs-within"), "{refused}");
    assert_eq!(read(&outside, Some(".")), Ok(Outcome::Done));
    assert!(read(&folder.join("gone.yaml"), None).unwrap_err().contains("cannot read"));
    // Whether something is there outside is nobody's business.
    assert!(read(&repository.root().join("gone.yaml"), None).unwrap_err().contains("is outside"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, folder.join("link.yaml")).unwrap();
        assert!(read(&folder.join("link.yaml"), None).unwrap_err().contains("is outside"));
    }
}

//! What `regen --spec` reads, and which folders it fills.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/lines.rs"]
mod lines;
mod support;

use std::path::Path;

use lines::{BANNER, Lines, Small};
use support::{fill, tree};
use tempfile::TempDir;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Input, Output, Target};
use xtask::Outcome;
use xtask::commands::regen::{Foreign, OfRelease, Regen};
use xtask::pipeline::Pipeline;

fn of(release: Option<&str>, path: &Path) -> OfRelease {
    OfRelease { release: release.map(str::to_owned), path: path.to_owned() }
}

/// The document of a repository, and a folder for its crate.
fn given(repository: &Small, out: &Path) -> Foreign {
    Foreign {
        spec: vec![of(None, &repository.root().join("spec/vsphere.yaml"))],
        out: out.to_owned(),
        ..Foreign::default()
    }
}

fn run(repository: &Small, foreign: Foreign, pipeline: &dyn Pipeline) -> (Result<Outcome, String>, String) {
    repository.run(&Regen { foreign: Some(foreign), ..Regen::default() }, pipeline)
}

#[test]
fn another_document_fills_a_folder_of_its_own() {
    let repository = Small::new();
    repository.put("spec/vsphere.yaml", "src/a.rs: one\n");
    let before = repository.tree();
    let elsewhere = TempDir::new().unwrap();
    let out = elsewhere.path().join("new/crate");
    let (outcome, said) = run(&repository, given(&repository, &out), &Lines);
    assert_eq!(outcome, Ok(Outcome::Done));
    assert!(said.contains(" repaired  prose · 41\n"), "{said}");
    assert!(said.contains(" left out  `x`: reason\n"), "{said}");
    assert!(said.contains(" 1 new\n") && !said.contains("a.rs"), "of a new crate every file is new: {said}");
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["Cargo.toml", "src/a.rs"]);
    assert_eq!(repository.tree(), before, "the repository is not touched");

    // Again, with another document, beside what cargo leaves there: ours is replaced, the rest stays.
    fill(&out, &[("target/debug/x", BANNER), ("Cargo.lock", "lock")]);
    repository.put("spec/vsphere.yaml", "src/b.rs: two\n");
    assert_eq!(run(&repository, given(&repository, &out), &Lines).0, Ok(Outcome::Done));
    assert_eq!(tree(&out).keys().collect::<Vec<_>>(), ["Cargo.lock", "Cargo.toml", "src/b.rs", "target/debug/x"]);
}

#[test]
fn a_folder_of_somebody_else_is_not_filled() {
    let repository = Small::new();
    repository.put("spec/vsphere.yaml", "src/a.rs: one\n");
    let elsewhere = TempDir::new().unwrap();
    fill(elsewhere.path(), &[("Cargo.toml", "[package]\n")]);
    let before = tree(elsewhere.path());
    let message = run(&repository, given(&repository, elsewhere.path()), &Lines).0.unwrap_err();
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
    let repository = Small::new();
    let out = TempDir::new().unwrap();
    let folder = repository.root().join("documents");
    repository.put("documents/sub/a.yaml", "");
    repository.put("outside.yaml", "");
    let read = |path: &Path, within: Option<&str>| {
        repository.put("documents/open.yaml", &format!("read: {}\n", path.display()));
        let foreign = Foreign {
            spec: vec![of(None, &folder.join("open.yaml"))],
            refs_within: within.map(|path| repository.root().join(path)),
            runtime_path: Some("../runtime".to_owned()),
            ..given(&repository, out.path())
        };
        run(&repository, foreign, &Reading).0
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

/// Says of which releases it was given documents, the newest last, and what is laid over each.
struct Several;

impl Pipeline for Several {
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
        let releases = input.releases.expect("releases");
        let newest = (releases.newest.clone(), *input);
        let all = releases.older.iter().cloned().chain([newest]);
        let line = |(release, input): (_, Input<'_>)| {
            let over: String = input.overlays.iter().map(|overlay| overlay.text.clone()).collect();
            format!("src/{release}.rs: {}{over}\n", input.document.text)
        };
        let text = all.map(line).collect();
        Lines.generate(&Input::alone(&Source { text, ..input.document.clone() }), target)
    }

    fn lint(&self, _: &Source) -> Result<(), Problems> {
        Ok(())
    }
}

#[test]
fn documents_of_several_releases_are_put_in_order_each_with_its_overlays() {
    let repository = Small::new();
    let out = TempDir::new().unwrap();
    for (path, text) in [("new.yaml", "new"), ("old.yaml", "old"), ("one.yaml", "+one"), ("all.yaml", "+all")] {
        repository.put(path, text);
    }
    let file = |release, path: &str| of(release, &repository.root().join(path));
    let foreign = Foreign {
        spec: vec![file(Some("9.1.0"), "new.yaml"), file(Some("8.0.2"), "old.yaml")],
        overlay: vec![file(None, "all.yaml"), file(Some("8.0.2"), "one.yaml")],
        ..given(&repository, out.path())
    };
    assert_eq!(run(&repository, foreign.clone(), &Several).0, Ok(Outcome::Done));
    let files = tree(out.path());
    assert_eq!(files["src/8.0.2.rs"], format!("{BANNER}old+all+one\n").into_bytes());
    assert_eq!(files["src/9.1.0.rs"], format!("{BANNER}new+all\n").into_bytes());

    let with = |spec: Vec<OfRelease>, overlay| Foreign { spec, overlay, ..foreign.clone() };
    let undated = with(vec![file(Some("9.1.0"), "new.yaml"), file(None, "old.yaml")], Vec::new());
    let message = run(&repository, undated, &Several).0.unwrap_err();
    assert!(message.contains("old.yaml does not say which release it is of"), "{message}");
    let lost = with(vec![file(Some("9.1.0"), "new.yaml")], vec![file(Some("8.0.2"), "one.yaml")]);
    let message = run(&repository, lost, &Several).0.unwrap_err();
    assert!(message.contains("there is no --spec for the release of --overlay 8.0.2="), "{message}");
}

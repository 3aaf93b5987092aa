//! The program on a copy of this repository, with the real document and the real generator.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/repository.rs"]
mod repository;
#[path = "support/small.rs"]
mod small;
mod support;

use std::collections::BTreeMap;
use std::path::Path;

use repository::{Repository, said};
use small::{NAME, NOTE, SMALL, with_a_note};
use tempfile::TempDir;

const MODULE: &str = "generated-client/src/generated/things.rs";
const ACCESSORS: &str = "generated-client/src/generated/accessors.rs";
const LIFECYCLE: &str = "generated-client/src/generated/lifecycle.rs";
const COPY: &str = "tests/fake-vcenter/src/vsphere.yaml";
const LOCK: &str = "spec/regen.lock.toml";
const PROVENANCE: &str = "generated-client/src/generated/provenance.rs";
const SURFACE: &str = "spec/surface.txt";

/// An edit that several outputs show.
const WORD: [&str; 2] = ["Its colour.", "Its present colour."];

#[test]
fn what_is_committed_is_fresh() {
    let repository = Repository::copy();
    let before = repository.tree();
    repository.run("lint", 0);
    repository.run("missing --sources-only", 0);
    repository.run("regen --check", 0);
    repository.run("regen", 0);
    assert_eq!(repository.tree(), before);
}

/// Another working directory, language, time zone; the hash seed differs from process to process anyway.
#[test]
fn every_process_writes_the_same_bytes() {
    let trees = [("/", "C", "UTC"), (env!("CARGO_MANIFEST_DIR"), "tr_TR.UTF-8", "Asia/Kathmandu")].map(
        |(folder, language, zone)| {
            let repository = Repository::copy();
            std::fs::remove_dir_all(repository.root().join("generated-client/src/generated")).unwrap();
            std::fs::remove_file(repository.root().join(COPY)).unwrap();
            let mut command = repository.command("regen");
            command.current_dir(folder).env("LANG", language).env("LC_ALL", language).env("TZ", zone);
            let output = command.output().unwrap();
            assert!(output.status.success(), "{}", said(&output));
            repository.tree()
        },
    );
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[0], Repository::copy().tree(), "what is committed");
}

#[test]
fn one_word_changes_only_the_lines_that_have_it() {
    let stale = shown_by_check_then_fresh(WORD[0], WORD[1]);
    assert_eq!(stale.keys().collect::<Vec<_>>(), [MODULE, COPY]);
    for hunk in stale.values().flatten() {
        assert_eq!((hunk.removed(), hunk.added()), (1, 1), "{}", hunk.0);
        assert!(hunk.0.contains("Its present colour"), "{}", hunk.0);
    }
}

#[test]
fn one_constant_is_added_wherever_constants_are() {
    let stale = shown_by_check_then_fresh(
        "enum: [RED, BLUE]\n      x-sdk-constants:\n",
        "enum: [RED, BLUE, GREEN]\n      x-sdk-constants:\n        GREEN: {description: Like grass.}\n",
    );
    assert_eq!(stale.keys().collect::<Vec<_>>(), [LIFECYCLE, MODULE, SURFACE, COPY]);
    for (path, hunks) in &stale {
        for hunk in hunks {
            assert!(hunk.0.to_lowercase().contains("green"), "{path}: {}", hunk.0);
            // A list that stands in one line is replaced; else nothing goes.
            assert!(hunk.removed() <= 1 && hunk.added() > hunk.removed(), "{path}: {}", hunk.0);
        }
    }
}

#[test]
fn one_lifecycle_changes_the_availability_of_its_schema() {
    let schema = "description: A colour.\n      x-sdk-lifecycle: ";
    let stale = shown_by_check_then_fresh(&format!("{schema}available"), &format!("{schema}younger"));
    assert_eq!(stale.keys().collect::<Vec<_>>(), [LIFECYCLE, MODULE, COPY]);
}

/// One place of a diff.
struct Hunk(String);

impl Hunk {
    fn removed(&self) -> usize {
        self.0.lines().filter(|line| line.starts_with('-')).count()
    }

    fn added(&self) -> usize {
        self.0.lines().filter(|line| line.starts_with('+')).count()
    }
}

/// Edits the document; path → hunks of what `--check` shows. Then `regen` must repair it, there and back.
fn shown_by_check_then_fresh(old: &str, new: &str) -> BTreeMap<String, Vec<Hunk>> {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    repository.edit(old, new);
    let edited = repository.tree();
    let shown = repository.run("regen --check", 1);
    assert_eq!(repository.tree(), edited, "--check wrote something");

    repository.run("regen", 0);
    repository.run("regen --check", 0);
    repository.edit(new, old);
    // What is taken back breaks those who have it.
    repository.run("regen --accept-face", 0);
    assert_eq!(repository.tree(), before, "there and back");

    let mut stale: BTreeMap<String, Vec<Hunk>> = BTreeMap::new();
    let mut path = String::new();
    for line in shown.lines() {
        if let Some(name) = line.strip_prefix("stale  ") {
            path = name.to_owned();
        } else if line.starts_with("@@ ") {
            stale.entry(path.clone()).or_default().push(Hunk(format!("{line}\n")));
        } else if let Some(hunk) = stale.get_mut(&path).and_then(|hunks| hunks.last_mut())
            && line.starts_with([' ', '+', '-'])
        {
            hunk.0.push_str(&format!("{line}\n"));
        }
    }
    // Digests change with every byte.
    for digests in [LOCK, PROVENANCE] {
        assert!(stale.remove(digests).is_some(), "{digests} is stale whenever the document is");
    }
    stale
}

/// Callers give the arguments of `new` by place: the order that they know stays, and what breaks them is told beforehand.
#[test]
fn callers_are_told_before_anything_is_written() {
    let required = with_a_note();
    let repository = Repository::of(&required);
    let before = repository.tree();
    repository.edit(&format!("{NAME}{NOTE}"), &format!("{NOTE}{NAME}"));
    let moved = repository.tree();
    repository.run("regen", 0);
    let things = std::fs::read_to_string(repository.root().join(MODULE)).unwrap();
    assert_eq!(before[MODULE], things.as_bytes(), "the order that callers know");
    assert_ne!(before, moved);

    repository.edit("required: [name, note]", "required: [name]");
    let edited = repository.tree();
    let output = repository.command("regen").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(repository.tree(), edited, "nothing was written");
    let told = said(&output);
    assert!(told.contains("things::Info.note String → Option<String>"), "{told}");
    assert!(told.contains("spec/vsphere.yaml:"), "{told}");
    let checked = repository.command("regen --check").output().unwrap();
    assert!(said(&checked).contains("breaks callers: spec/vsphere.yaml:"), "{}", said(&checked));
    repository.run("regen --accept-face", 0);
    repository.run("regen --check", 0);
}

/// What is wrong with a lock is told with its line, before callers notice it; and only who says so begins anew.
#[test]
fn an_edited_lock_is_told_where_it_was_edited() {
    let required = with_a_note();
    let repository = Repository::of(&required);
    let path = repository.root().join(LOCK);
    let lock = std::fs::read_to_string(&path).unwrap();
    let line = lock.lines().position(|line| line.starts_with("\"things::Info\" = [")).unwrap();
    let order = lock.lines().nth(line).unwrap();
    let line = line + 1;
    let both = "[\"name\", \"note\"";
    assert!(order.contains(both), "{order}");
    let cases = [
        (order.replace(both, "[\"note\""), 2, "the order of `things::Info` lacks `name`, which callers know"),
        (order.replace(both, "[\"note\", \"name\""), 2, "arguments change places, and callers still compile"),
        (order.replace(both, "[\"name\", \"name\""), 2, "`name` stands twice in `order` of `things::Info`"),
        (order.replace("Info", "Infos"), 0, "`order` of `things::Infos` is kept, which is gone"),
        (order.replace(']', ", \"more\"]"), 0, "`more` is kept in `order` of `things::Info`"),
        (order.replace(']', ""), 2, "restore it from git, or begin anew with --forget-face"),
    ];
    for (edited, code, told) in cases {
        std::fs::write(&path, lock.replace(order, &edited)).unwrap();
        let before = repository.tree();
        let output = repository.command("regen").output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{edited}: {}", said(&output));
        assert!(said(&output).contains(told), "{edited}: {}", said(&output));
        // A bracket that is missing is missed in the line behind it.
        let is_placed = [line, line + 1].iter().any(|line| said(&output).contains(&format!("{LOCK}:{line}:")));
        assert!(is_placed || told.starts_with("arguments"), "{edited}: {}", said(&output));
        match code {
            0 => assert_eq!(std::fs::read_to_string(&path).unwrap(), lock, "{edited}"),
            _ => assert_eq!(repository.tree(), before, "{edited}"),
        }
    }
    std::fs::write(&path, &lock).unwrap();
    repository.edit(&format!("{NAME}{NOTE}"), &format!("{NOTE}{NAME}"));
    let output = repository.command("regen --forget-face").output().unwrap();
    assert!(said(&output).contains("arguments change places, and callers still compile"), "{}", said(&output));
    assert_eq!(output.status.code(), Some(2));
    repository.run("regen --forget-face --accept-face", 0);
    assert!(std::fs::read_to_string(&path).unwrap().contains("\"things::Info\" = [\"note\", \"name\""));
}

/// The lock of the last run tells who changed a file: somebody by hand, or nobody.
#[test]
fn what_was_done_by_hand_is_named() {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    let file = |path: &str| repository.root().join(path);
    let edited = std::fs::read_to_string(file(MODULE)).unwrap().replace("pub struct Info", "pub struct Infos");
    std::fs::write(file(MODULE), edited).unwrap();
    std::fs::remove_file(file(ACCESSORS)).unwrap();
    let extra = "generated-client/src/generated/extra.rs";
    std::fs::copy(file(LIFECYCLE), file(extra)).unwrap();
    let lock = std::fs::read_to_string(file(LOCK)).unwrap();
    std::fs::write(
        file(LOCK),
        lock.replace("lower media-types 0", "lower media-types 9").replace("\"codegen\" = \"", "\"codegen\" = \"9."),
    )
    .unwrap();
    let output = repository.command("regen --check").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).unwrap();
    for sentence in [
        format!("{MODULE} was edited by hand\n"),
        format!("{ACCESSORS} was written by the last run, and is missing\n"),
        format!("{extra} is an extra file: the last run did not write it\n"),
        "the pass lower media-types touched 9 places, and touches none any more\n".to_owned(),
        "it was 9.".to_owned(),
    ] {
        assert!(told.contains(&sentence), "{sentence} in {told}");
    }
    std::fs::write(file(LOCK), "version = 99\n").unwrap();
    let output = repository.command("regen --check").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("spec/regen.lock.toml:1:11: its version is 99"), "{}", said(&output));
    repository.run("regen --forget-face --accept-face", 0);
    assert_eq!(repository.tree(), before);
}

#[test]
fn a_preview_is_promoted_and_taken_back_to_the_same_bytes() {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    let shown = repository.run("promote preview --from 8.0.1", 0);
    assert!(shown.contains("+    - {from: \"8.0.1\", stage: generally-available}\n"), "{shown}");
    assert!(shown.contains("-TP     tech-preview  6.7.0 – 8.0.0  "), "{shown}");
    repository.run("lint", 0);
    repository.run("regen --check", 0);
    assert!(!repository.tree().contains_key("tests/gate/tests/ui/generated/gated_type.rs"), "nothing is gated");

    // What is behind the feature again is gone for those who do not have it.
    let promoted = repository.tree();
    let refused = repository.command("absent preview --from 8.0.1").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("take them with --accept-face"), "{}", said(&refused));
    assert_eq!(repository.tree(), promoted);
    repository.run("absent preview --from 8.0.1 --accept-face", 0);
    let after = repository.tree();
    let changed: Vec<_> = before.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!(changed.is_empty() && before.len() == after.len(), "{changed:?}");
}

#[test]
fn what_cannot_be_changed_changes_nothing() {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    // Of the first, something would outlive what it is in.
    for line in ["absent available --from 9.0.0", "promote nothing --from 9.0.0", "absent preview --from 9.0.0"] {
        repository.run(line, 2);
        assert_eq!(repository.tree(), before, "{line}");
    }
}

/// The list of what only a person can write follows the document, in both directions.
#[test]
fn another_document_needs_other_things() {
    let repository = Repository::of(SMALL);
    let output = repository.command("missing --sources-only").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let list = String::from_utf8(output.stderr).unwrap();
    for told in [
        "the fake does not know what Things_get does",
        "`hvc::links::HvcLinks` is there no more",
        "the client has no `hvc_links()`",
        "the document has no `Vcenter.Hvc.Links_list`",
    ] {
        assert!(list.contains(told), "{told}: {list}");
    }
}

#[test]
fn a_fault_is_shown_at_its_place_and_changes_nothing() {
    let repository = Repository::of(SMALL);
    repository.edit("{title: Small", "{titel: Small");
    let before = repository.tree();
    for command in ["lint", "regen", "regen --check"] {
        let output = repository.command(command).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains("spec/vsphere.yaml:3:8: "), "{message}");
        assert!(message.contains("1 problem; nothing was written.\n"), "{message}");
        assert_eq!(repository.tree(), before);
    }
}

#[test]
fn a_crate_of_its_own_is_the_same_wherever_it_goes() {
    let repository = Repository::of(SMALL);
    let before = repository.tree();
    let folders = TempDir::new().unwrap();
    let emit = |name: &str| {
        let out = folders.path().join(name);
        let spec = repository.root().join("spec/vsphere.yaml");
        repository.run(&format!("regen --spec {} --out {} --name some-client", spec.display(), out.display()), 0);
        support::tree(&out)
    };
    let first = emit("first");
    assert_eq!(first, emit("second/folder"));
    assert_eq!(first, emit("first"), "again into the same folder");
    let manifest = String::from_utf8(first["Cargo.toml"].clone()).unwrap();
    assert!(manifest.contains("name = \"some-client\""), "{manifest}");
    assert!(first.contains_key("src/lib.rs"), "{:?}", first.keys());
    assert_eq!(repository.tree(), before, "the repository is not touched");
    assert!(Path::new(&folders.path().join("first/runtime/src")).is_dir());
}

//! Runs of the program that are killed, and several at once.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/repository.rs"]
mod repository;
#[path = "support/mod.rs"]
mod support;

use repository::{Repository, said};
use support::Tree;

const SMALL: &str = include_str!("../../codegen/tests/lint/small.yaml");

/// One change of a word in it.
const WORD: [&str; 2] = ["Its colour.", "Its present colour."];

/// A repository with another word in its document.
fn edited() -> Repository {
    let repository = Repository::of(SMALL);
    repository.edit(WORD[0], WORD[1]);
    repository
}

/// Kills a run `pause` after it begins to write. Any command takes up what is left, also one that writes nothing itself: then
/// all is as before or as after.
fn killed(repository: &Repository, line: &str, pause: usize, [old, new]: [&Tree; 2]) {
    let mut child = repository.command(line).spawn().unwrap();
    while !repository.root().join(".regen").exists() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    for _ in 0..pause {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();

    repository.run("lint", 0);
    let tree = repository.tree();
    assert!(tree == *old || tree == *new, "neither old nor new");
}

#[test]
fn a_run_killed_at_a_random_moment_leaves_old_or_new() {
    let fresh = edited();
    let old = fresh.tree();
    fresh.run("regen", 0);
    let new = fresh.tree();
    assert_ne!(old, new);

    let mut random = fastrand::Rng::with_seed(11);
    for _ in 0..12 {
        let repository = edited();
        killed(&repository, "regen", random.usize(..2_000), [&old, &new]);
        repository.run("regen", 0);
        assert_eq!(repository.tree(), new);
    }
}

#[test]
fn a_promotion_killed_at_a_random_moment_leaves_old_or_new() {
    const LINE: &str = "promote preview --from 8.0.1";
    let fresh = Repository::of(SMALL);
    let old = fresh.tree();
    fresh.run(LINE, 0);
    let new = fresh.tree();
    let mut random = fastrand::Rng::with_seed(13);
    for _ in 0..4 {
        // It generates twice before it writes.
        killed(&Repository::of(SMALL), LINE, random.usize(..60_000), [&old, &new]);
    }
}

#[test]
fn several_runs_at_once_end_well() {
    let repository = Repository::of(SMALL);
    repository.edit(WORD[0], WORD[1]);
    let children: Vec<_> = (0..4).map(|_| repository.command("regen").spawn().unwrap()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
    }
    repository.run("regen --check", 0);
    assert!(!repository.root().join(".regen").exists());
}

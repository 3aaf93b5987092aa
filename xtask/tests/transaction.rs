//! A write is whole or not at all, wherever it stops: by an error, by SIGKILL, or twice in a row.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use support::{Tree, tree};
use tempfile::TempDir;
use xtask::transaction::{Change, Guard, NoWatch, Recovery, Watch, recover};

/// A folder in memory, on systems that have one: these tests wait for the disk some ten thousand times.
const MEMORY: &str = "/dev/shm";

/// Which part of the pairs of steps is tried: all of them, or few where the disk is slow.
fn stride() -> usize {
    if Path::new(MEMORY).is_dir() { 1 } else { 7 }
}

const OLD: [(&str, &str); 4] = [
    ("a/one.rs", "one, old"),
    ("gone/deep/three.rs", "three, old"),
    ("top.txt", "top, old"),
    ("other.txt", "not ours"),
];

/// Calls a closure before each step, with the number of the step.
struct At<F>(Cell<usize>, F);

impl<F: FnMut(usize) -> io::Result<()>> Watch for At<F> {
    fn before(&mut self, _step: &str) -> io::Result<()> {
        let step = self.0.get();
        self.0.set(step + 1);
        (self.1)(step)
    }
}

fn at<F: FnMut(usize) -> io::Result<()>>(act: F) -> At<F> {
    At(Cell::new(0), act)
}

fn old() -> Tree {
    OLD.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn new() -> Tree {
    let files =
        [("a/one.rs", "one, new"), ("b/c/two.rs", "two, new"), ("top.txt", "top, new"), ("other.txt", "not ours")];
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A folder with [`OLD`] in it.
fn folder() -> TempDir {
    let folder = TempDir::new_in(MEMORY).or_else(|_| TempDir::new()).unwrap();
    support::fill(folder.path(), &OLD);
    folder
}

/// What turns [`old`] into [`new`]: one file of each kind of change, and two replaced.
fn changes() -> Vec<Change> {
    let (old, new) = (old(), new());
    ["a/one.rs", "b/c/two.rs", "gone/deep/three.rs", "top.txt"]
        .map(|path| Change { path: path.to_owned(), old: old.get(path).cloned(), new: new.get(path).cloned() })
        .to_vec()
}

fn commit(root: &Path, watch: &mut dyn Watch) -> Result<(), String> {
    let guard = Guard::acquire(root, || {}, &mut NoWatch).map_err(|failure| failure.to_string())?;
    guard.commit(&changes(), watch).map_err(|failure| failure.to_string())
}

/// How many steps the write has.
fn steps() -> usize {
    let folder = folder();
    let mut watch = at(|_| Ok(()));
    commit(folder.path(), &mut watch).unwrap();
    assert_eq!(tree(folder.path()), new());
    watch.0.get()
}

/// Recovers, and says whether the new files are there (`true`) or the old ones. Anything else fails the test.
fn outcome(root: &Path) -> bool {
    recover(root, || {}).unwrap();
    let tree = tree(root);
    assert!(tree == new() || tree == old(), "neither old nor new: {tree:#?}");
    tree == new()
}

#[test]
fn an_error_at_any_step_leaves_every_byte_as_it_was() {
    let mut refused = 0;
    for step in 0..steps() {
        let folder = folder();
        let failing = |now| if now == step { Err(io::Error::other("injected")) } else { Ok(()) };
        match commit(folder.path(), &mut at(failing)) {
            Err(message) => {
                refused += 1;
                assert_eq!(tree(folder.path()), old(), "step {step}: {message}");
                assert!(message.contains("injected"), "{message}");
                assert!(message.ends_with("nothing was changed; repair the cause and run it again"), "{message}");
            }
            // Only tidying was hindered. The next command does it.
            Ok(()) => assert!(outcome(folder.path()), "step {step}"),
        }
    }
    assert!(refused > 20, "{refused}");
}

#[test]
fn when_undoing_fails_too_the_next_command_ends_it() {
    for step in 0..steps() {
        let folder = folder();
        let failing = |now| if now >= step { Err(io::Error::other("injected")) } else { Ok(()) };
        let result = commit(folder.path(), &mut at(failing));
        let written = outcome(folder.path());
        // What was reported as written is; what was not may still have been finished.
        assert!(written || result.is_err(), "step {step}");
        assert!(
            result.is_ok() || result.unwrap_err().contains("the next `cargo xtask` command will bring it to an end")
        );
    }
}

/// What can happen before a step.
#[derive(Clone, Copy, Debug)]
enum Mishap {
    /// The step fails.
    Error,
    /// The step and all that follow fail.
    Errors,
    /// Nothing comes after it. Unwinding stands for the kill.
    Cut,
}

/// The first mishap at one step, the second at a later one.
fn mishaps(first: (Mishap, usize), second: (Mishap, usize)) -> impl Watch {
    at(move |now| {
        for (mishap, step) in [first, second] {
            match mishap {
                Mishap::Error if now == step => return Err(io::Error::other("injected")),
                Mishap::Errors if now >= step => return Err(io::Error::other("injected")),
                Mishap::Cut if now == step => panic::resume_unwind(Box::new(())),
                _ => {}
            }
        }
        Ok(())
    })
}

#[test]
fn undoing_that_is_cut_off_is_taken_up() {
    for first in 0..steps() {
        for second in (first + 1..).step_by(stride()) {
            let folder = folder();
            let mut watch = mishaps((Mishap::Error, first), (Mishap::Cut, second));
            let cut_off = panic::catch_unwind(AssertUnwindSafe(|| commit(folder.path(), &mut watch))).is_err();
            outcome(folder.path());
            if !cut_off {
                break;
            }
        }
    }
}

#[test]
fn a_recovery_that_meets_with_a_mishap_is_taken_up() {
    let never = (Mishap::Cut, usize::MAX);
    for mishap in [Mishap::Error, Mishap::Errors, Mishap::Cut] {
        for first in 0..steps() {
            for second in (first % stride()..).step_by(stride()) {
                let folder = folder();
                let mut cut = mishaps((Mishap::Cut, first), never);
                let _ = panic::catch_unwind(AssertUnwindSafe(|| commit(folder.path(), &mut cut)));
                let mut watch = mishaps((mishap, second), never);
                let recovery = || Guard::acquire(folder.path(), || {}, &mut watch).map(|_| ());
                let recovered = panic::catch_unwind(AssertUnwindSafe(recovery));
                outcome(folder.path());
                if let Ok(Ok(())) = recovered {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_process_killed_at_any_step_leaves_a_whole_state() {
    let mut written = Vec::new();
    for step in 0..steps() {
        let folder = folder();
        let mut child = start(folder.path(), Some(step));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == format!("at step {step}")), "step {step} was not reached");
        child.kill().unwrap();
        child.wait().unwrap();
        written.push(outcome(folder.path()));
    }
    assert!(written.is_sorted(), "once decided, a write is finished: {written:?}");
    assert!(written.contains(&true) && written.contains(&false), "{written:?}");
}

#[test]
fn a_process_killed_at_a_random_moment_leaves_a_whole_state() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..40 {
        let folder = folder();
        let mut child = start(folder.path(), None);
        let mut output = child.stdout.take().unwrap();
        // The child goes on while its output is read up to somewhere, so the signal comes between two instructions.
        let mut some = vec![0; random.usize(1..400)];
        let _ = output.read_exact(&mut some);
        child.kill().unwrap();
        child.wait().unwrap();
        outcome(folder.path());
    }
}

/// Starts this test program as a process that writes, and waits for ever before a step.
fn start(root: &Path, stop: Option<usize>) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed", "--nocapture", "--test-threads=1"])
        .env("TRANSACTION_ROOT", root)
        .env("TRANSACTION_STOP", stop.map_or(String::new(), |step| step.to_string()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Not a test of its own: the body of [`start`]. Without the variable it has nothing to do.
#[test]
fn the_process_that_is_killed() {
    let Some(root) = std::env::var_os("TRANSACTION_ROOT") else { return };
    let stop: Option<usize> = std::env::var("TRANSACTION_STOP").unwrap().parse().ok();
    let tell = |step: usize| {
        let mut out = io::stdout();
        writeln!(out, "\nat step {step}")?;
        out.flush()?;
        if stop == Some(step) {
            // Nothing ever comes: the parent holds the other end until it has killed this process.
            io::stdin().read_to_end(&mut Vec::new())?;
        }
        Ok(())
    };
    commit(Path::new(&root), &mut at(tell)).unwrap();
}

#[test]
fn writers_wait_for_each_other() {
    let folder = TempDir::new().unwrap();
    support::fill(folder.path(), &[("count", "0")]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let guard = Guard::acquire(folder.path(), || {}, &mut NoWatch).unwrap();
                let old = std::fs::read_to_string(folder.path().join("count")).unwrap();
                let new = (old.parse::<u32>().unwrap() + 1).to_string();
                let change = Change { path: "count".into(), old: Some(old.into()), new: Some(new.into()) };
                guard.commit(&[change], &mut NoWatch).unwrap();
            });
        }
    });
    assert_eq!(tree(folder.path()), Tree::from([("count".to_owned(), b"8".to_vec())]));
}

#[test]
fn a_writer_that_has_to_wait_says_so() {
    let folder = folder();
    let guard = Guard::acquire(folder.path(), || panic!("nobody else writes"), &mut NoWatch).unwrap();
    let (said, heard) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let waiting = || said.send(()).unwrap();
            Guard::acquire(folder.path(), waiting, &mut NoWatch).map(|guard| guard.recovery())
        });
        heard.recv().unwrap();
        drop(guard);
        assert_eq!(second.join().unwrap(), Ok(Recovery::Clean));
    });
    assert_eq!(tree(folder.path()), old());
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let folder = folder();
    support::fill(folder.path(), &[("top.txt", "somebody's")]);
    let before = tree(folder.path());
    let message = commit(folder.path(), &mut NoWatch).unwrap_err();
    assert!(message.contains("top.txt changed while regen ran\n    run it again"), "{message}");
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn something_in_the_way_of_a_file_is_named() {
    let folder = folder();
    support::fill(folder.path(), &[("b", "a file where a folder is needed")]);
    let before = tree(folder.path());
    let message = commit(folder.path(), &mut NoWatch).unwrap_err();
    assert!(message.contains("b/c: "), "{message}");
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_journal_of_somebody_else_is_left_alone() {
    let folder = folder();
    support::fill(folder.path(), &[(".regen/journal", "something else")]);
    let before = tree(folder.path());
    let message = recover(folder.path(), || {}).unwrap_err().to_string();
    assert!(message.contains("is not a journal of this version of regen"), "{message}");
    std::fs::remove_file(folder.path().join(".regen/lock")).unwrap();
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn where_nothing_was_interrupted_recovery_touches_nothing() {
    let folder = folder();
    assert_eq!(recover(folder.path(), || {}).unwrap(), Recovery::Clean);
    assert_eq!(tree(folder.path()), old());
}

#[cfg(unix)]
#[test]
fn permissions_survive() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let file = folder.path().join("top.txt");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    commit(folder.path(), &mut NoWatch).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

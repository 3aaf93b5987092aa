//! Errors and cuts at every step, and at two of them.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;

use xtask::transaction::{Guard, Watch};

use crate::support::tree;
use crate::{MEMORY, at, commit, folder, old, outcome, steps};

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

/// Which part of the pairs of steps is tried: all of them, or few where the disk is slow.
fn stride() -> usize {
    if Path::new(MEMORY).is_dir() { 1 } else { 7 }
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

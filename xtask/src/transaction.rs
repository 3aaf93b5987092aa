//! Writes many files whole or not at all, whatever happens in between.
//!
//! A write goes through these phases; `.regen/journal` says which:
//!
//! 1. **Staging**: the journal names every file of the write. Each new text is written and synced beside its target as
//!    `.NAME.regen-new`, each old one is kept as `.NAME.regen-old`. No target is touched; undoing is deleting these.
//! 2. **Committing**: the journal is replaced in one rename. From here on the write is finished, come what may: each
//!    staged file is renamed over its target, then what no longer belongs is deleted.
//! 3. **Undoing**: only if a rename was refused. The journal says so first, then each target gets its old bytes back.
//!
//! Every step can be repeated, so a process that was killed anywhere is taken up by the next one ([`Guard::acquire`]).
//! One process at a time writes: `.regen/lock` is locked by the operating system, which lets go when the process ends.

mod apply;
mod change;
mod disk;
mod journal;
mod lock;

use std::path::Path;

pub use change::{Change, FOLDER, Recovery};
use disk::Disk;
pub use disk::{NoWatch, Watch};

use crate::failure::Failure;
use journal::{Entry, Journal, Phase};
use lock::Lock;

/// The right to write below a root. Given back when dropped.
#[derive(Debug)]
pub struct Guard {
    lock: Lock,
    recovery: Recovery,
}

impl Guard {
    /// Waits until nobody else writes below `root`, and ends what a killed process left there. `waiting` is called
    /// before a wait.
    ///
    /// # Errors
    ///
    /// If the lock cannot be had, or what was left cannot be ended.
    pub fn acquire(root: &Path, waiting: impl FnOnce(), watch: &mut dyn Watch) -> Result<Self, Failure> {
        let lock = Lock::acquire(root, waiting)?;
        let recovery = apply::recover(&mut Disk::new(root, watch))?;
        Ok(Self { lock, recovery })
    }

    /// What was found of a write that did not end.
    pub fn recovery(&self) -> Recovery {
        self.recovery
    }

    /// Writes and removes files: all of them, or none.
    ///
    /// # Errors
    ///
    /// If something cannot be written, or is not as [`Change::old`] says. Then everything is as it was; if even that
    /// could not be had, the message says so and the next command tries again.
    pub fn commit(&self, changes: &[Change], watch: &mut dyn Watch) -> Result<(), Failure> {
        if changes.is_empty() {
            return Ok(());
        }
        apply::commit(&mut Disk::new(self.lock.root(), watch), changes)
    }
}

/// Ends what a killed process left below `root`, if it left anything; waits for a process that is still at it.
/// Touches nothing where there is nothing to end.
///
/// # Errors
///
/// As [`Guard::acquire`].
pub fn recover(root: &Path, waiting: impl FnOnce()) -> Result<Recovery, Failure> {
    if !root.join(FOLDER).exists() {
        return Ok(Recovery::Clean);
    }
    Guard::acquire(root, waiting, &mut NoWatch).map(|guard| guard.recovery())
}

//! A step of `cargo xtask ci`.

use crate::process::Invocation;

/// One check.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) action: Action,
    /// What to do when it fails.
    pub(super) repair: &'static str,
}

pub(super) enum Action {
    Cargo(Invocation),
    /// Of packages, which are built apart.
    Packages(Invocation),
    /// `regen --check`, in this process.
    Regen,
    /// No snapshot without a test; only after tests that passed.
    Snapshots,
    /// Not possible on this machine.
    Skip(&'static str),
}

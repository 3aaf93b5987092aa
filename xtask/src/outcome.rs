//! How commands end.

use std::process::ExitCode;

/// How a command ended; also its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Outcome {
    /// Everything is as it should be, or was brought there: 0.
    Done,
    /// Generated files are stale (`regen --check`), or what was audited differs without a reason (`audit`): 1.
    Stale,
    /// The command could not do its work, or found what must be repaired by hand: 2.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Stale => 1,
            Outcome::Failed => 2,
        })
    }
}

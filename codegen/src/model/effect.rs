//! What a change asks of those who call.

use std::fmt;

/// What a change asks for under Cargo's rules for versions, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// Everything compiles as before.
    #[default]
    Patch,
    /// There is more, or a warning.
    Minor,
    /// Some callers no longer compile, or no longer do what they did.
    Breaking,
}

impl Effect {
    /// What is left of it where the item is behind the preview feature: that may change in any version.
    #[must_use]
    pub fn counted(self, gated: bool) -> Self {
        if gated { self.min(Self::Minor) } else { self }
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Breaking => "breaking",
        })
    }
}

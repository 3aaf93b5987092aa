//! The two flavours of the vendor's API.

use std::fmt;

/// Below which path a server offers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flavour {
    /// `/api`.
    Api,
    /// `/rest`, in envelopes.
    Rest,
}

impl Flavour {
    /// The flavour of a path.
    pub(super) fn of(path: &str) -> Self {
        if path.starts_with("/rest/") { Self::Rest } else { Self::Api }
    }

    /// Its path.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Rest => "rest",
        }
    }
}

impl fmt::Display for Flavour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

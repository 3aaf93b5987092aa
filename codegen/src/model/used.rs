//! What a program uses of the client, as it stands in its sources.

use super::{Timeline, Version};

/// A name in the sources of a program, and the item of the API that it stands for.
#[derive(Clone, Debug)]
pub struct Used {
    /// How it stands there.
    pub kind: UsedAs,
    /// The vendor's name of the item.
    pub item: String,
    /// In which releases that exists.
    pub timeline: Timeline,
}

/// How an item is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UsedAs {
    /// `client.accessor().method(…)`.
    Call {
        /// The accessor of the client.
        accessor: String,
        /// The method.
        method: String,
    },
    /// `.with_name(…)`: other types may have a setter of the same name.
    Setter(String),
}

impl Used {
    /// Whether a release has it.
    pub fn exists_in(&self, release: &Version) -> bool {
        self.timeline.stage_in(release).exists()
    }
}

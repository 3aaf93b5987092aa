//! What callers can see.

use std::collections::BTreeMap;

/// What callers can see, by path: `hvc::links::Info` a type, `hvc::links::Info.link` a field, `hvc::links::Info::new` a
/// function, constant or variant, `hvc::links::Info as From<&str>` a trait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface(pub BTreeMap<String, Seen>);

/// One item that callers can see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The feature that it is behind.
    pub gate: Option<String>,
    /// What the document says of it: `GA`, `TP`, `DEV`, `DEP`; empty where it says nothing.
    pub stage: String,
    /// Whether its use gives a warning.
    pub deprecated: bool,
    /// In Rust, on one line, without paths to where types live.
    pub signature: String,
}

impl Surface {
    /// Adds what the document says of the stage of items, by path.
    #[must_use]
    pub fn staged(mut self, stages: &BTreeMap<String, &'static str>) -> Self {
        for (path, seen) in &mut self.0 {
            // A trait or setter is at the stage of what has it.
            if let Some(stage) = stages.get(path) {
                (*stage).clone_into(&mut seen.stage);
            }
        }
        self
    }
}

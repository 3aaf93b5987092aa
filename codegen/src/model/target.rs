//! What is asked of the generator, and what it answers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Count, Place, Problem};

/// What to generate.
#[derive(Clone, Debug)]
pub enum Target {
    /// The client crate of this repository, from its curated document.
    Curated,
    /// A crate of its own, from any document of this family.
    Package(Package),
}

/// A crate of its own.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its name; from the document's title where none is given.
    pub name: Option<String>,
    /// Whether to leave out what cannot be generated instead of refusing the document.
    pub skip_unsupported: bool,
    /// Where its runtime comes from.
    pub runtime: Runtime,
    /// Whether it has tests of what the document shows.
    pub with_tests: bool,
}

/// Where a crate of its own has the runtime from.
#[derive(Clone, Debug)]
pub enum Runtime {
    /// A copy in its folder `runtime`, without tests, so that the crate stands alone: path from the root of the runtime's
    /// package → text.
    Copy(BTreeMap<String, String>),
    /// The published package, in this version: several crates share it.
    Version(String),
    /// The package in this folder, seen from the crate: several crates share it.
    Path(String),
}

impl Default for Runtime {
    fn default() -> Self {
        Self::Copy(BTreeMap::new())
    }
}

/// What was generated.
#[derive(Clone, Debug, Default)]
pub struct Output {
    /// Path → text, with forward slashes, from the root of the repository or crate. `README.md#NAME` is the text of the
    /// marked block NAME of README.md.
    pub files: BTreeMap<String, String>,
    /// What was done.
    pub report: Report,
    /// Every item with stage, gate and releases.
    pub ledger: String,
    /// The Rust paths of what is behind the preview feature: types, their fields and constants, methods.
    pub gated: BTreeSet<String>,
    /// The Rust paths of all that was emitted.
    pub emitted: BTreeSet<String>,
    /// Operation ids, tags, schemas and `SCHEMA.property`, as the document has them.
    pub ids: BTreeSet<String>,
    /// Every operation, in the document's order.
    pub operations: Vec<Called>,
    /// The stage of each item that has one, by its path in Rust, a field behind a full stop: `hvc::links::Info.link`.
    pub stages: BTreeMap<String, &'static str>,
    /// Where the document has operations, types and fields, by the same paths.
    pub places: BTreeMap<String, Place>,
}

/// An operation as those see it who call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its id.
    pub id: String,
    /// Method and path: `GET /hvc/links`.
    pub request: String,
    /// Method of the client that gives its service.
    pub accessor: String,
    /// Method of that service.
    pub method: String,
    /// Status and type of each documented error.
    pub errors: Vec<(u16, String)>,
}

/// What the generator did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Calls that a client can make.
    pub operations: usize,
    /// Types.
    pub schemas: usize,
    /// Items behind the preview feature.
    pub preview: usize,
    /// Passes of lowering, with the places that they changed.
    pub lower: Vec<Count>,
    /// Passes of refining, with the places that they changed.
    pub refine: Vec<Count>,
    /// The files that the document was made of, the first aside.
    pub files: Vec<String>,
    /// Defects of the document that were put right.
    pub tolerated: Vec<Problem>,
    /// What releases have of several shapes, each with all places, and what was taken.
    pub resolved: Vec<Problem>,
    /// What was left out.
    pub refused: Vec<Problem>,
    /// What the tests of the crate, if it has some, cannot try.
    pub untried: Vec<Problem>,
}

//! What all passes work on, below them, so that no pass needs the list that it stands in.

use std::collections::BTreeMap;

use crate::model::{Api, Component, Kept, Problem, RuntimeTypes, RustPath};

/// What a pass works on.
pub struct Lowering {
    /// The document so far.
    pub api: Api,
    /// Whether the document is not ours, so that it is repaired instead of refused.
    pub foreign: bool,
    /// Component → the type of our runtime that stands for it.
    pub runtime: BTreeMap<Component, RustPath>,
    /// Types that the runtime offers.
    pub runtime_types: RuntimeTypes,
    /// What cannot be generated.
    pub refused: Vec<Problem>,
    /// What callers know already.
    pub kept: Kept,
}

//! What is told.

use vsphere_automation_codegen::Comparison;

/// Two documents, and how they differ.
pub(super) struct Compared {
    pub(super) old: String,
    pub(super) new: String,
    pub(super) comparison: Comparison,
    /// The version that callers have now, where it is known.
    pub(super) version: Option<String>,
}

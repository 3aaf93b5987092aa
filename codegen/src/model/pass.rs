//! What a pass says of itself.

/// A pass and how many places it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Name of the pass.
    pub pass: &'static str,
    /// Places changed.
    pub places: usize,
}

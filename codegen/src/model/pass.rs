//! What a pass says of itself.

use super::Problem;

/// A pass and how many places it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Name of the pass.
    pub pass: &'static str,
    /// Places changed.
    pub places: usize,
}

impl Count {
    /// The count of a pass that found as many places as it was promised.
    ///
    /// # Errors
    ///
    /// It found fewer: the pass has rotted.
    pub(crate) fn kept(pass: &'static str, places: usize, promised: usize, help: &str) -> Result<Self, Problem> {
        if places < promised {
            let message = format!("the pass `{pass}` changed {places} places where the document has {promised}");
            return Err(Problem::new(message).help(help));
        }
        Ok(Self { pass, places })
    }
}

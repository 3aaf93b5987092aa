//! What is written, and what was found of an earlier write.

/// The folder at the root that a write in progress uses.
pub const FOLDER: &str = ".regen";

/// One file to write or to remove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Path from the root, with forward slashes.
    pub path: String,
    /// What is on disk; the write is refused if it is not that any more.
    pub old: Option<Vec<u8>>,
    /// What shall be there; `None` removes the file.
    pub new: Option<Vec<u8>>,
}

/// What was found of a write that did not end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recovery {
    /// Nothing.
    Clean,
    /// It had been decided, and was brought to its end.
    Finished,
    /// It had not been decided, and was taken back.
    Undone,
}

//! What callers can see of a crate, as text: every public item with its gate, its stage and its signature, a line each.
//!
//! It is read from the sources, whoever wrote them, and knows nothing of documents: so it is a second opinion on what a
//! change of the document does to callers.

mod changes;
mod lines;
mod other_names;
mod seen;
mod signature;
mod sources;

pub use changes::{FaceChange, FaceKind, changes};
pub use seen::{Seen, Surface};
pub use sources::read;

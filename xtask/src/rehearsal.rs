//! Rehearsals: changes of the document as somebody would make them, each with what a person has to write for it.
//!
//! They are data, below `xtask/rehearsals`. Each is played on a copy of the workspace.

mod copy;
mod edit;
mod story;

pub(crate) use copy::Copy;
pub(crate) use story::{ByHand, Story, stories};

//! What is written by hand and knows single operations: waiting, settling unknown outcomes, and the data of one error.

mod certificate;
mod links;
mod reconciliation;
#[cfg(feature = "tech-preview")]
mod sync;

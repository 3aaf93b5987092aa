//! What is written by hand and knows single operations: waiting, and the data of one error.

mod certificate;
mod reconciliation;
#[cfg(feature = "tech-preview")]
mod sync;

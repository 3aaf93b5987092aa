// Generated from generated-client/src/ext by `cargo xtask regen`. Do not edit.

//! What is written by hand and knows single operations: waiting, settling unknown outcomes, and the data of one error.
//!
//! A file that uses what is behind the feature is behind it too.

mod certificate;
mod links;
mod reconciliation;
#[cfg(feature = "tech-preview")]
mod sync;

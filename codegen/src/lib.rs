//! Turns an OpenAPI document into the source of a client crate.
//!
//! Data flows one way: [`document`] (text to a tree with places) → `gather` (one tree of several files) → [`check`] and
//! [`lint`] (what the document may not have) → [`read`] (the [`model`]) → [`lower`] (what progenitor can digest, and the
//! facts that it would lose) → `keep` (what callers of the crate know already) → `progenitor` → [`refine`] (the client that we want, on the syntax tree) → `emit` (text) →
//! `outputs` (files, in memory), and `audit` looks whether what was said was made. Nothing here touches the disk.

pub mod amend;
mod audit;
pub mod check;
pub mod compare;
pub mod curation;
pub mod document;
mod emit;
mod explain;
mod gather;
mod generate;
mod keep;
pub mod lint;
pub mod lower;
pub mod model;
pub mod names;
mod outputs;
mod progenitor;
pub mod read;
pub mod refine;
pub mod surface;
mod swagger;
#[cfg(test)]
mod testing;
mod union;
mod words;

pub use explain::{Explanation, explain, rules};
pub use gather::{Input, ReadFile, Releases};
pub use generate::{Comparison, Life, compared, digestible, generate, generate_from, spelled, uses};
pub use model::{Output, Package, Report, Runtime, Target};
pub use outputs::{Calls, Holds, Lock, Spelled, Wanted, roots};

//! Turns an OpenAPI document into the source of a client crate.
//!
//! Data flows one way: [`document`] (text to a tree with places) → [`check`] and [`lint`] (what the document may not have) →
//! [`api`] and [`lower`] (what progenitor can digest, and the facts that it would lose) → progenitor → [`refine`] (the client
//! that we want, on the syntax tree) → `emit` (files, in memory). Nothing here touches the disk.

mod agree;
pub mod api;
pub mod check;
pub mod document;
mod emit;
mod generate;
mod ledger;
pub mod lifecycle;
pub mod lint;
pub mod lower;
pub mod names;
pub mod problem;
mod progenitor_call;
pub mod refine;

pub use emit::roots;
pub use generate::{Output, Package, Report, Target, generate};

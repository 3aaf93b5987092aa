//! Snapshots that are meant to be read: what changes when the document or the generator does.
//!
//! `cargo xtask accept` writes them anew and shows the difference.

mod examples;
mod gates;
mod ledger;

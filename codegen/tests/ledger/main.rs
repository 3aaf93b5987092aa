//! What is in which release, as a snapshot that is meant to be read; and what of the sources only people would notice.
//!
//! `cargo xtask accept` writes them anew and shows the difference.

mod examples;
mod gates;
mod ledger;

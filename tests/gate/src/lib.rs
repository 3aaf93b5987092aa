#![forbid(unsafe_code)]
//! Shows what a user of the client gets and does not get with it: preview items exist only with the feature
//! `tech-preview`, and nothing that the client switches on breaks another user of what they share.
//!
//! A test run of the whole workspace builds the client with other features than a user does. So the tests of this
//! package compile other code in builds of its own: small files that must not compile (`tests/ui`), and packages outside
//! of the workspace (`consumer`, `neighbour`).

pub mod outside;

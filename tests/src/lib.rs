#![forbid(unsafe_code)]
//! What the tests of this package share: the document, read without the generator, and the Rust types that it stands for.

pub mod calls;
pub mod document;
#[rustfmt::skip]
mod generated {
    pub(crate) mod calls;
    pub(crate) mod types;
}
pub mod loopback;
pub mod tour;
pub mod types;

// The worked example of the fake's README, as a documentation test; without a comment of its own, so that what fails has its
// place in the README.
#[cfg(doctest)]
#[doc = include_str!("../fake-vcenter/README.md")]
pub struct ReadmeOfTheFake;

#![forbid(unsafe_code)]
//! Shows that preview items exist only with the feature `tech-preview`.
//!
//! A test run of the whole workspace builds the client with that feature, as other members need it. So the tests of this
//! package compile other code in builds of its own: small files that must not compile (`tests/ui`), and a consumer outside
//! of the workspace (`consumer`).

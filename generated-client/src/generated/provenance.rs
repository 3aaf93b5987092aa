// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! What this crate was generated from, and by what.

/// The document.
pub const DOCUMENT: &str = "spec/vsphere.yaml";

/// Its SHA-256, in hexadecimal; of several files that of the list of theirs.
pub const DOCUMENT_SHA256: &str = "50a4df89d3dfd7757199af6753471967fc8c467cf10c6f52348d7775577304cb";

/// What generated it, and what that is built on: names and versions.
pub const GENERATOR: &[(&str, &str)] = &[
    ("codegen", "0.1.0"),
    ("prettyplease", "0.3.0"),
    ("progenitor", "0.15.1"),
    ("syn", "2.0.119, 3.0.9"),
    ("typify", "0.8.0"),
];

/// What the `User-Agent` begins with.
pub(crate) const PRODUCT: &str =
    concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"), " (document 50a4df89d3df)");

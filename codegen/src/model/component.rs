//! Components that lowering adds.

/// The component that stands for the secret type; no schema of a document has such a name.
pub const SECRET: &str = "x-sdk-secret";

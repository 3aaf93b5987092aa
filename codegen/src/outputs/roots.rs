//! Where in this repository generated files go: paths from its root, with forward slashes.
//!
//! This is the one table of them. `xtask` looks here for files that nothing generates any more, and a test holds
//! `.gitattributes` to it.

/// The generated sources of the client.
pub const SOURCES: &str = "generated-client/src/generated";

/// The fake's expectations for wiremock.
pub const EXPECTATIONS: &str = "tests/fake-vcenter/src/expectations";

/// The generated tables that tests go by.
pub const TABLES: &str = "tests/src/generated";

/// The generated programs that must not compile without the feature.
pub const GATE_CASES: &str = "tests/gate/tests/ui/generated";

/// The folders of which every file is generated.
pub const ROOTS: [&str; 4] = [SOURCES, TABLES, GATE_CASES, EXPECTATIONS];

/// The document that the fake checks its answers against, copied.
pub const FAKES_COPY: &str = "tests/fake-vcenter/src/vsphere.yaml";

/// What callers of the client can see, a line each.
pub const SURFACE: &str = "spec/surface.txt";

/// What was generated from what, by what.
pub const LOCK: &str = "spec/regen.lock.toml";

/// The same of a crate of its own.
pub const LOCK_OF_CRATE: &str = "regen.lock.toml";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{FAKES_COPY, LOCK, ROOTS, SURFACE};

    /// Reviewers see generated files folded, in every place that has them and nowhere else.
    #[test]
    fn git_knows_which_files_are_generated() {
        let attributes = include_str!("../../../.gitattributes");
        let marked: BTreeSet<&str> =
            attributes.lines().filter_map(|line| line.strip_suffix(" linguist-generated=true")).collect();
        let folders = ROOTS.map(|root| format!("{root}/**"));
        assert_eq!(marked, folders.iter().map(String::as_str).chain([FAKES_COPY, LOCK, SURFACE]).collect());
    }
}

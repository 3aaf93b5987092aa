//! Where an item lives in the generated crate.

use std::fmt;

/// A Rust item below the crate root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RustPath {
    /// Modules from the crate root down.
    pub module: Vec<String>,
    /// The item's own name.
    pub ident: String,
}

impl RustPath {
    /// The modules of `hvc::links`.
    pub(crate) fn modules(text: &str) -> Vec<String> {
        text.split("::").map(str::to_owned).collect()
    }

    /// Reads `hvc::links::HealthStatus`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut segments: Vec<String> = text.split("::").map(str::to_owned).collect();
        let valid = segments.iter().all(|s| syn::parse_str::<syn::Ident>(s).is_ok());
        let ident = segments.pop()?;
        valid.then_some(Self { module: segments, ident })
    }
}

impl fmt::Display for RustPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for module in &self.module {
            write!(f, "{module}::")?;
        }
        f.write_str(&self.ident)
    }
}

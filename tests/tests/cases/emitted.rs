//! An emitted crate as its callers see it: accessors, methods, setters and types, read from its sources.
//!
//! Nothing here asks the generator what it called something: what counts is what a caller can find.

mod arguments;
mod calls;
mod paths;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use arguments::{Place, Slot, body_slot, parameter_slot};
pub(crate) use calls::Method;

/// The face of a crate.
#[derive(Default)]
pub(crate) struct Emitted {
    /// The library as code names it.
    pub(crate) library: String,
    pub(crate) methods: Vec<Method>,
    /// Functions of `Credentials` that make some.
    pub(crate) credentials: BTreeSet<String>,
    modules: Vec<sources::Module>,
    /// Fields that have another name in JSON.
    renames: BTreeMap<String, BTreeSet<String>>,
}

impl Emitted {
    /// Whether the field of some struct stands for the member of that name.
    pub(crate) fn is_field(&self, field: &str, member: &str) -> bool {
        let field = field.trim_start_matches("r#");
        match plain(member) {
            name if name.is_empty() => self.renames.get(field).is_some_and(|names| names.contains(member)),
            name => plain(field) == name || self.renames.get(field).is_some_and(|names| names.contains(member)),
        }
    }

    /// The method that calls the operation.
    ///
    /// # Errors
    ///
    /// That there is none, or that several look as if they did.
    pub(crate) fn method(&self, operation: &str) -> Result<&Method, String> {
        let best = self.methods.iter().map(|method| method.fits(operation)).max().unwrap_or_default();
        let found: Vec<&Method> =
            self.methods.iter().filter(|method| best > 0 && method.fits(operation) == best).collect();
        match found[..] {
            [method] => Ok(method),
            [] => Err(format!("there is no method for the operation {operation}")),
            _ => {
                let names: Vec<String> = found.iter().map(|method| method.path()).collect();
                Err(format!("several methods could be the operation {operation}: {}", names.join(", ")))
            }
        }
    }
}

/// A name without its case and its signs, which differ between a document and Rust.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

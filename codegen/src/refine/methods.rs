//! Every method of every service, with what passes over them need to know.

use crate::model::{Crate, Facts, GeneratedMethod, Operation, RustPath};
use crate::names;

/// Where a method is.
pub(super) struct Site<'a> {
    pub(super) operation: &'a Operation,
    /// Its name.
    pub(super) name: &'a str,
    /// The type that has it.
    pub(super) service: &'a RustPath,
}

/// Visits them all, and adds up the places that each visit changed.
pub(super) fn each(
    krate: &mut Crate,
    facts: &Facts<'_>,
    mut visit: impl FnMut(&Site<'_>, &mut GeneratedMethod) -> usize,
) -> usize {
    let mut places = 0;
    for service in &mut krate.services {
        for method in &mut service.methods {
            let operation = &facts.api.operations[method.operation];
            let name = names::operation_method(&operation.id, &service.tag);
            places += visit(&Site { operation, name: &name, service: &service.path }, method);
        }
    }
    places
}

//! Leaves out the schemas that only errors of vAPI reach: each of those is one type of the runtime.
//!
//! Schemas that nothing reaches stay: newer descriptions have enums whose values are sent as plain strings.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Component, Operation};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let data = api.operations.iter().flat_map(|o| &o.responses).flat_map(|r| &r.errors).filter_map(|e| e.data.as_ref());
    let roots = api.operations.iter().flat_map(Operation::references).chain(data);
    let roots = roots.chain(api.schemas.keys().filter(|component| !is_error(component)));
    let keep: HashSet<Component> = api.reached(roots).into_iter().cloned().collect();
    let before = api.schemas.len();
    api.schemas.retain(|name, _| keep.contains(name));
    before - api.schemas.len()
}

/// Whether a schema is of the vendor's package of errors, in any of its spellings. The package's base and the list of its
/// types are part of the public face.
fn is_error(component: &Component) -> bool {
    let name = component.in_standard_package();
    name.as_deref()
        .and_then(|name| name.strip_prefix("errors"))
        .is_some_and(|own| !matches!(own, "error" | "errortype"))
}

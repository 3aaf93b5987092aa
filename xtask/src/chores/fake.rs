//! What the fake does for each operation.

use std::collections::BTreeSet;

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::{Tokens, of};

pub(super) const FILE: &str = "tests/fake-vcenter/src/operations.rs";

/// Operations that the fake has no behaviour for.
pub(super) fn behaviours(sources: &[Tokens], operations: &[Called]) -> Vec<Problem> {
    let Some(tokens) = of(sources, FILE) else { return Vec::new() };
    let known: BTreeSet<&str> = tokens.texts().map(|(_, text)| text).collect();
    let unknown = operations.iter().filter(|operation| !known.contains(operation.id.as_str()));
    unknown
        .map(|Called { id, request, .. }| {
            let place = tokens.place_of("_ => return None");
            Problem::at(&place, format!("the fake does not know what {id} does")).help(format!(
                "add `\"{id}\" => (Service::…, …::…)` above, and below tests/fake-vcenter/src/operations a function that \
                 answers {request} from the fake's state"
            ))
        })
        .collect()
}

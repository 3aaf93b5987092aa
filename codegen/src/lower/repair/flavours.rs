//! A legacy `/rest` operation is left out beside the `/api` operation that replaces it: the same call in another envelope.
//! With it go the schemas that only such operations use. One that nothing replaces stays.
//!
//! Since 7.0.2 the vendor serves both, the older one as deprecated: <https://kb.vmware.com/s/article/83022>.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Api, Component, Method, Operation};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let operations = &mut lowering.api.operations;
    let modern = || operations.iter().filter(|operation| operation.path.starts_with("/api/"));
    let ids: HashSet<(String, String)> = modern().filter_map(id).collect();
    let places: HashSet<(Method, String)> = modern().map(place).collect();
    let is_replaced = |operation: &Operation| {
        operation.path.starts_with("/rest/")
            && (id(operation).is_some_and(|id| ids.contains(&id)) || places.contains(&place(operation)))
    };
    let (replaced, kept): (Vec<_>, Vec<_>) = std::mem::take(operations).into_iter().partition(is_replaced);
    *operations = kept;
    let lost = lost(&lowering.api, &replaced);
    lowering.api.schemas.retain(|name, _| !lost.contains(name));
    replaced.len()
}

/// The schemas that only replaced operations use, and those without any use that need one of these.
fn lost(api: &Api, replaced: &[Operation]) -> HashSet<Component> {
    let used = |operations: &[Operation]| -> HashSet<Component> {
        api.reached(operations.iter().flat_map(Operation::references)).into_iter().cloned().collect()
    };
    let now = used(&api.operations);
    let users = api.users();
    let mut lost: HashSet<Component> = used(replaced).difference(&now).cloned().collect();
    let mut waiting: Vec<Component> = lost.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        for user in users.get(&name).into_iter().flatten() {
            if lost.insert((*user).clone()) {
                waiting.push((*user).clone());
            }
        }
    }
    lost
}

/// What the vendor calls it in both flavours, when it has a name.
fn id(operation: &Operation) -> Option<(String, String)> {
    (!operation.id.is_empty()).then(|| (operation.tag.clone(), operation.id.clone()))
}

/// Method and path without what tells the flavours apart: `/rest/com/vmware/cis/tag/id:{tag_id}?~action=attach` and
/// `/api/cis/tag/{tag}?action=attach` are one place.
fn place(operation: &Operation) -> (Method, String) {
    let path = operation.path.as_str();
    let path = path.strip_prefix("/rest").or_else(|| path.strip_prefix("/api")).unwrap_or(path);
    let path = path.strip_prefix("/com/vmware").unwrap_or(path);
    let mut place = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        place.push_str(before.strip_suffix("id:").unwrap_or(before));
        place.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    place.push_str(rest);
    (operation.method, place.replace("?~", "?").replace('_', "-"))
}

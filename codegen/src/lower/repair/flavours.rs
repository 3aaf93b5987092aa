//! A legacy `/rest` operation is left out beside the `/api` operation that replaces it: the same call in another envelope.
//! With it go the schemas that only such operations use. One that nothing replaces stays. Where the two differ in nothing
//! but the envelope, the operation that stays knows its twin, and the client speaks both.
//!
//! Since 7.0.2 the vendor serves both, the older one as deprecated: <https://kb.vmware.com/s/article/83022>.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Api, Body, Component, Legacy, Location, Method, Operation, Shape};

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
    let twins: Vec<(usize, Legacy)> = (lowering.api.operations.iter().enumerate())
        .filter(|(_, modern)| modern.path.starts_with("/api/"))
        .filter_map(|(index, modern)| {
            let is_twin = |legacy: &&Operation| {
                id(modern).is_some_and(|known| id(legacy) == Some(known)) || place(modern) == place(legacy)
            };
            Some((index, twin(modern, replaced.iter().find(is_twin)?, &lowering.api)?))
        })
        .collect();
    for (index, twin) in twins {
        lowering.api.operations[index].twin = Some(twin);
    }
    let lost = lost(&lowering.api, &replaced);
    lowering.api.schemas.retain(|name, _| !lost.contains(name));
    replaced.len()
}

/// The legacy form of an operation; `None` where more than the envelope is another.
fn twin(modern: &Operation, legacy: &Operation, api: &Api) -> Option<Legacy> {
    let values = |path: &str| path.matches('{').count();
    if values(&modern.path) != values(&legacy.path) {
        return None;
    }
    let body = match (&modern.body, &legacy.body) {
        (None, None) => None,
        (Some(modern), Some(legacy)) => wrapper(modern, legacy, api)?,
        _ => return None,
    };
    let mut twin = Legacy::parse(legacy.method, &legacy.path, body);
    let given = |operation: &Operation| -> Vec<(String, bool)> {
        let in_query = operation.parameters.iter().filter(|parameter| parameter.location == Location::Query);
        // What has one value is a constant, here in the query of the path.
        let free = in_query.filter(|parameter| !matches!(&parameter.schema.shape, Shape::Enum(one) if one.len() == 1));
        free.map(|parameter| (parameter.name.clone(), parameter.required)).collect()
    };
    let mut there = given(legacy);
    for (name, _) in given(modern) {
        let last = |name: &str| name.rsplit('.').next().map(str::to_owned);
        let found = there.iter().position(|(other, _)| *other == name || last(other).as_deref() == Some(&name))?;
        let (other, _) = there.remove(found);
        if other != name {
            twin.renamed.push((other, name));
        }
    }
    (!there.iter().any(|(_, required)| *required)).then_some(())?;
    for parameter in legacy.parameters.iter().filter(|parameter| parameter.location == Location::Query) {
        if let Shape::Enum(one) = &parameter.schema.shape
            && let Some((value, _)) = one.first().filter(|_| one.len() == 1 && parameter.required)
        {
            twin.constants.push((parameter.name.clone(), value.clone()));
        }
    }
    Some(twin)
}

/// What the body is in the legacy form: the parameter of that name, or, with `Some(None)`, the same.
fn wrapper(modern: &Body, legacy: &Body, api: &Api) -> Option<Option<String>> {
    let members = |body: &Body| match api.shape(&body.content.first()?.schema) {
        Shape::Object(properties) => Some(properties.keys().cloned().collect::<Vec<_>>()),
        _ => None,
    };
    let (modern, legacy) = (members(modern), members(legacy)?);
    if modern.as_ref() == Some(&legacy) {
        return Some(None);
    }
    match &legacy[..] {
        [only] => Some(Some(only.clone())),
        _ => None,
    }
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

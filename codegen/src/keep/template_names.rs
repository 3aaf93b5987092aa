//! What the parameters of a path are called: nothing to a server, but something to callers who give them by name.

use std::collections::BTreeMap;

use crate::model::path_template::{form, parameters};
use crate::model::{Api, Kept, Location, Operation};
use crate::names;

/// The template of each path whose parameters are given by name, by the path without their names.
pub(super) fn known(api: &Api) -> BTreeMap<String, String> {
    let by_name = api.operations.iter().filter(|operation| names::called_by_name(operation, api));
    let templates = by_name.map(|operation| (form(&operation.path), operation.path.clone()));
    templates.filter(|(form, path)| form != path).collect()
}

/// Calls them as callers know them.
pub(super) fn restore(api: &mut Api, kept: &Kept) {
    let templates: Vec<Option<String>> =
        api.operations.iter().map(|operation| known_as(operation, api, kept)).collect();
    for (operation, template) in api.operations.iter_mut().zip(templates) {
        let Some(template) = template else { continue };
        let renamed: BTreeMap<String, String> = parameters(&operation.path).zip(parameters(&template)).collect();
        for parameter in operation.parameters.iter_mut().filter(|p| p.location == Location::Path) {
            if let Some(name) = renamed.get(&parameter.name) {
                parameter.name.clone_from(name);
            }
        }
        operation.path = template;
    }
}

/// Another template of the same path.
fn known_as(operation: &Operation, api: &Api, kept: &Kept) -> Option<String> {
    let template = kept.names.get(&form(&operation.path)).filter(|template| **template != operation.path)?;
    // What is called so now is another parameter: callers are told.
    let old: Vec<String> = parameters(template).collect();
    let is_new = |name: &String| !operation.parameters.iter().any(|parameter| parameter.name == *name);
    let free = parameters(&operation.path).zip(&old).all(|(now, old)| now == *old || is_new(old));
    (free && form(template) == form(&operation.path) && names::called_by_name(operation, api)).then(|| template.clone())
}

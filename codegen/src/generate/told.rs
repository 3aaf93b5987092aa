//! What else is told of a document that was generated from: where it has what, which files it was, what callers call.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::gather::Input;
use crate::model::{Called, Facts, Operation, Place, RustPath, Shape, Status, sha256};
use crate::names;

/// Where the document has what callers see, by path: operations, types and fields.
pub(super) fn places(
    facts: &Facts<'_>,
    document: &Document,
    homes: &BTreeMap<String, String>,
) -> BTreeMap<String, Place> {
    let mut pointers: Vec<(String, &str)> = facts.api.operations.iter().flat_map(|o| of_operation(o, facts)).collect();
    for (name, schema) in facts.api.schemas.iter().filter(|(name, _)| !facts.runtime.contains_key(*name)) {
        let path = facts.names.schema(name);
        // Where it is written is where its members are seen.
        let home = homes.get(&path.ident).filter(|_| path.module == ["types"]);
        let path = home.map_or_else(|| path.to_string(), |home| format!("{home}::{}", path.ident));
        let required = names::given_by_name(schema, facts.api).then(|| names::required(&path));
        if let Shape::Object(properties) = &schema.shape {
            for (field, property) in names::fields(properties.keys()).into_iter().zip(properties.values()) {
                let holders = std::iter::once(&path).chain(&required);
                pointers.extend(holders.map(|path| (format!("{path}.{field}"), property.schema.pointer.as_str())));
            }
        }
        pointers.extend(required.map(|path| (path, schema.pointer.as_str())));
        pointers.push((path, &schema.pointer));
    }
    pointers.into_iter().map(|(path, pointer)| (path, document.place(pointer).clone())).collect()
}

/// The method of an operation and what stands beside it: its service, where that is made for it, and types of its own.
fn of_operation<'a>(operation: &'a Operation, facts: &Facts<'_>) -> Vec<(String, &'a str)> {
    let Some(service) = facts.names.accessors.get(&operation.tag) else { return Vec::new() };
    let method = names::operation_method(&operation.id, &operation.tag);
    let beside = |ident: String| RustPath { ident, ..service.path.clone() }.to_string();
    let types = [
        names::operation_call(&method),
        names::operation_answer(&method),
        names::operation_headers(&method),
        names::operation_required(&method),
    ];
    let paths = types.map(beside).into_iter();
    let paths = paths.chain([
        names::callable(operation, facts.names),
        service.path.to_string(),
        format!("Client::{}", service.method),
    ]);
    paths.map(|path| (path, operation.pointer.as_str())).collect()
}

/// The SHA-256 of each file that was read, as it is seen from the document's folder.
pub(super) fn digests(input: &Input<'_>, others: &[String]) -> BTreeMap<String, String> {
    let main = &input.document.path;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let shown = |path: &str| {
        let inside = path.strip_prefix(folder).map(|rest| rest.trim_start_matches('/'));
        inside.filter(|_| !folder.is_empty()).unwrap_or(path).rsplit("../").next().unwrap_or(path).to_owned()
    };
    let older = input.releases.into_iter().flat_map(|releases| releases.older).map(|(_, input)| input);
    let inputs: Vec<&Input<'_>> = std::iter::once(input).chain(older).collect();
    let text = |path: &String| {
        let overlays = inputs.iter().flat_map(|input| std::iter::once(input.document).chain(input.overlays));
        let given = overlays.chain(input.releases.and_then(|releases| releases.hints));
        let given = given.filter(|source| source.path == *path).map(|source| source.text.clone()).next();
        given.or_else(|| inputs.iter().find_map(|input| (input.read)(path).ok()).map(|source| source.text))
    };
    let first = (shown(main), sha256(input.document.text.as_bytes()));
    let others = others.iter().filter_map(|path| Some((shown(path), sha256(text(path)?.as_bytes()))));
    std::iter::once(first).chain(others).collect()
}

/// Every operation, as callers call it.
pub(super) fn called(facts: &Facts<'_>) -> Vec<Called> {
    let errors = |operation: &Operation| {
        let of_status = operation.responses.iter().filter_map(|response| match response.status {
            Status::Code(code) => Some((code, &response.errors)),
            _ => None,
        });
        of_status
            .flat_map(|(status, errors)| errors.iter().map(move |error| (status, error.error_type.clone())))
            .collect()
    };
    let of = |operation: &Operation| Called {
        id: operation.id.clone(),
        request: operation.request(),
        accessor: facts.names.accessors[&operation.tag].method.clone(),
        method: names::operation_method(&operation.id, &operation.tag),
        errors: errors(operation),
    };
    facts.api.operations.iter().map(of).collect()
}

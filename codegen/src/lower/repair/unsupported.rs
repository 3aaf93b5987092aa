//! Finds what cannot be generated, and everything that needs it, and takes it out.
//!
//! progenitor and typify stop at such documents as a whole, and do not say where:
//! <https://github.com/oxidecomputer/typify/issues/954>, <https://github.com/oxidecomputer/progenitor/issues/950>.

use std::collections::{HashMap, VecDeque};

use indexmap::IndexMap;

use super::unsendable;
use crate::lower::Lowering;
use crate::model::{Api, Component, Operation, Problem, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let before = lowering.refused.len();
    let broken = broken(&lowering.api);
    let mut kept = IndexMap::new();
    for (name, schema) in std::mem::take(&mut lowering.api.schemas) {
        match broken.get(&name) {
            None => {
                kept.insert(name, schema);
            }
            Some(reason) => {
                lowering.refused.push(Problem::refused(format!("schema {name}"), schema.pointer, reason));
            }
        }
    }
    lowering.api.schemas = kept;
    let Lowering { api, refused, .. } = lowering;
    let operations = std::mem::take(&mut api.operations);
    for mut operation in operations {
        refused.extend(optional_parameters(&mut operation, api, &broken));
        without_untyped(&mut operation, api, &broken);
        match operation_fault(&operation, api, &broken) {
            None => api.operations.push(operation),
            Some(reason) => refused.push(operation.refused(reason)),
        }
    }
    lowering.refused.len() - before
}

/// Every component that cannot be generated, with the reason: its own, or what it needs.
fn broken(api: &Api) -> HashMap<Component, String> {
    let mut broken: HashMap<Component, String> = HashMap::new();
    let users = api.users();
    for (name, schema) in &api.schemas {
        if let Some(reason) = schema.unsupported() {
            broken.insert(name.clone(), reason.to_owned());
        }
        for target in schema.references() {
            if !api.schemas.contains_key(target) {
                broken.entry(name.clone()).or_insert_with(|| format!("it needs `{target}`, which does not exist"));
            }
        }
    }
    for (name, reason) in endless(api) {
        broken.entry(name).or_insert(reason);
    }
    // In document order, so that the reasons are the same in every run.
    let mut waiting: VecDeque<&Component> = api.schemas.keys().filter(|name| broken.contains_key(*name)).collect();
    while let Some(name) = waiting.pop_front() {
        for user in users.get(name).into_iter().flatten() {
            if !broken.contains_key(*user) {
                broken.insert((*user).clone(), format!("it needs `{name}`"));
                waiting.push_back(user);
            }
        }
    }
    broken
}

/// Components whose values never begin: `A` is a list of `A`, which has no name in Rust; `A` is `A` or something else,
/// which a reader would try without end.
fn endless(api: &Api) -> Vec<(Component, String)> {
    let names = circular(api, |schema| alias_of(schema).into_iter().collect());
    let lists = names.into_iter().map(|name| (name, "it is nothing but a list or an alias of itself".to_owned()));
    let choices = circular(api, |schema| match &schema.shape {
        Shape::Reference(name) => vec![name],
        Shape::Union { variants, .. } => variants.iter().filter_map(direct).collect(),
        _ => Vec::new(),
    });
    lists.chain(choices.into_iter().map(|name| (name, "one of its choices is itself again".to_owned()))).collect()
}

fn direct(schema: &Schema) -> Option<&Component> {
    match &schema.shape {
        Shape::Reference(name) => Some(name),
        _ => None,
    }
}

/// What a type alias stands for in the end.
fn alias_of(schema: &Schema) -> Option<&Component> {
    match &schema.shape {
        Shape::Reference(name) => Some(name),
        Shape::Array(inner) | Shape::Map(inner) => alias_of(inner),
        _ => None,
    }
}

/// The components from which `edges` lead into a circle: those that are left when whatever leads nowhere is taken away.
fn circular(api: &Api, edges: impl Fn(&Schema) -> Vec<&Component>) -> Vec<Component> {
    let mut left: HashMap<&Component, usize> = HashMap::new();
    let mut users: HashMap<&Component, Vec<&Component>> = HashMap::new();
    for (name, schema) in &api.schemas {
        let targets: Vec<&Component> =
            edges(schema).into_iter().filter(|target| api.schemas.contains_key(*target)).collect();
        left.insert(name, targets.len());
        for target in targets {
            users.entry(target).or_default().push(name);
        }
    }
    let mut done: Vec<&Component> = left.iter().filter(|(_, count)| **count == 0).map(|(name, _)| *name).collect();
    while let Some(name) = done.pop() {
        for user in users.get(name).into_iter().flatten() {
            if let Some(count) = left.get_mut(user) {
                *count -= 1;
                if *count == 0 {
                    done.push(user);
                }
            }
        }
    }
    api.schemas.keys().filter(|name| left.get(name).is_some_and(|count| *count > 0)).cloned().collect()
}

/// Takes out the parameters that an operation can do without.
fn optional_parameters(operation: &mut Operation, api: &Api, broken: &HashMap<Component, String>) -> Vec<Problem> {
    let mut refused = Vec::new();
    let id = &operation.id;
    operation.parameters.retain(|parameter| {
        let reason = needed(&parameter.schema, api, broken).or_else(|| unsendable::fault_of(parameter, api));
        match reason.filter(|_| !parameter.required) {
            None => true,
            Some(reason) => {
                let name = format!("parameter {} of operation {id}", parameter.name);
                refused.push(Problem::refused(name, parameter.pointer.clone(), reason));
                false
            }
        }
    });
    refused
}

/// Takes away the types of errors and headers that cannot be generated: all of them are there as text too.
fn without_untyped(operation: &mut Operation, api: &Api, broken: &HashMap<Component, String>) {
    let sound = |schema: &Schema| schema.unsupported().is_none() && needed(schema, api, broken).is_none();
    for response in &mut operation.responses {
        response.headers.retain(|header| sound(&header.schema));
        if !response.status.is_success() {
            response.content.retain(|media| sound(&media.schema));
        }
    }
}

/// The schema that is needed and cannot be had.
fn needed(schema: &Schema, api: &Api, broken: &HashMap<Component, String>) -> Option<String> {
    schema.references().into_iter().find_map(|name| {
        if broken.contains_key(name) {
            return Some(format!("it needs the schema `{name}`"));
        }
        (!api.schemas.contains_key(name)).then(|| format!("it needs the schema `{name}`, which does not exist"))
    })
}

fn operation_fault(operation: &Operation, api: &Api, broken: &HashMap<Component, String>) -> Option<String> {
    let bodies = operation.body.iter().flat_map(|body| &body.content);
    let contents = bodies.chain(operation.responses.iter().flat_map(|response| &response.content));
    let typed: Vec<&Schema> = contents.filter(|media| media.kind().is_typed()).map(|media| &media.schema).collect();
    // Before the parameters' forms, which need their schemas.
    let mut schemas = operation.parameters.iter().map(|parameter| &parameter.schema).chain(typed.iter().copied());
    schemas
        .find_map(|schema| needed(schema, api, broken))
        .or_else(|| typed.iter().find_map(|schema| schema.unsupported()).map(str::to_owned))
        .or_else(|| unsendable::fault(operation, api))
}

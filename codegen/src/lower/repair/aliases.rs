//! A reference to a component that is only another name for a value is that value; one to another name for a type is that
//! type. What then is only another name that nothing uses is no type. What may be null by its component may be null wherever
//! the component is used.
//!
//! In OpenAPI 3.0 a reference has no siblings, so that a place that may be null is often given by a component that may be:
//! <https://github.com/OAI/OpenAPI-Specification/issues/1368>.

use std::collections::{HashMap, HashSet};

use crate::lower::Lowering;
use crate::model::{Api, Component, Operation, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let meanings: HashMap<Component, Meaning> =
        api.schemas.keys().filter_map(|name| Some((name.clone(), meaning(api, name)?))).collect();
    let mut places = 0;
    api.for_each_schema_mut(&mut |schema| {
        let Shape::Reference(name) = &schema.shape else { return };
        let Some(Meaning { shape, nullable }) = meanings.get(name) else { return };
        schema.nullable |= nullable;
        if !matches!(shape, Shape::Reference(target) if target == name) {
            schema.shape = shape.clone();
            places += 1;
        }
    });
    places + lists(api) + unused(api)
}

/// Leaves out the names that only repeat what is there already.
fn unused(api: &mut Api) -> usize {
    let inside = api.schemas.values().flat_map(Schema::references);
    let used: HashSet<Component> =
        api.operations.iter().flat_map(Operation::references).chain(inside).cloned().collect();
    let before = api.schemas.len();
    api.schemas.retain(|name, schema| {
        let is_type = matches!(schema.shape, Shape::Object(_) | Shape::Union { .. } | Shape::Enum(_));
        // What cannot be generated is told, used or not; errors of vAPI are the runtime's.
        let is_told = schema.unsupported().is_some() || name.in_standard_package().is_some();
        is_type || is_told || name.schema().is_none() || used.contains(name)
    });
    before - api.schemas.len()
}

struct Meaning {
    shape: Shape,
    nullable: bool,
}

/// What a reference to `name` stands for.
fn meaning(api: &Api, name: &Component) -> Option<Meaning> {
    let (end, schema) = api.resolve(name)?;
    let is_value =
        matches!(schema.shape, Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::String(_) | Shape::Any);
    // Components of ours are types of their own.
    let shape = if is_value && end.schema().is_some() { schema.shape.clone() } else { Shape::Reference(end.clone()) };
    Some(Meaning { shape, nullable: api.chain(name).any(|(_, schema)| schema.nullable) })
}

/// A parameter or body that is another name for a list is taken as that list.
fn lists(api: &mut Api) -> usize {
    let mut places = 0;
    let Api { operations, schemas, .. } = api;
    let mut expand = |schema: &mut Schema| {
        let Shape::Reference(name) = &schema.shape else { return };
        if let Some(list @ Shape::Array(_)) = schemas.get(name).map(|target| &target.shape) {
            schema.shape = list.clone();
            places += 1;
        }
    };
    for operation in operations {
        operation.parameters.iter_mut().for_each(|parameter| expand(&mut parameter.schema));
        operation.body.iter_mut().flat_map(|body| &mut body.content).for_each(|media| expand(&mut media.schema));
    }
    places
}

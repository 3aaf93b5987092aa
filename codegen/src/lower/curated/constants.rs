//! A required query parameter that has a single value is a constant, not an argument.

use crate::lower::Lowering;
use crate::model::{Location, Parameter, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let schemas = &lowering.api.schemas;
    let resolve = |shape: &Shape| match shape {
        Shape::Reference(name) => schemas.get(name).map(|s| s.shape.clone()),
        shape => Some(shape.clone()),
    };
    for operation in &mut lowering.api.operations {
        let constants = &mut operation.constants;
        operation.parameters.retain(|parameter| match constant(parameter, &resolve) {
            Some(value) => {
                constants.push((parameter.name.clone(), value));
                places += 1;
                false
            }
            None => true,
        });
    }
    places
}

fn constant(parameter: &Parameter, resolve: &impl Fn(&Shape) -> Option<Shape>) -> Option<String> {
    if parameter.location != Location::Query || !parameter.required {
        return None;
    }
    match resolve(&parameter.schema.shape)? {
        Shape::Enum(constants) if constants.len() == 1 => constants.keys().next().cloned(),
        _ => None,
    }
}

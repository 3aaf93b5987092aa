//! A required query parameter that has a single value is a constant, not an argument.

use crate::lower::Lowering;
use crate::model::{Api, Location, Parameter, Shape, StyleKind};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    let mut operations = std::mem::take(&mut api.operations);
    for operation in &mut operations {
        let constants = &mut operation.constants;
        operation.parameters.retain(|parameter| match constant(parameter, api) {
            Some(value) => {
                constants.push((parameter.name.clone(), value));
                places += 1;
                false
            }
            None => true,
        });
    }
    api.operations = operations;
    places
}

fn constant(parameter: &Parameter, api: &Api) -> Option<String> {
    if parameter.location != Location::Query || !parameter.required || parameter.style.kind == StyleKind::Json {
        return None;
    }
    match api.shape(&parameter.schema) {
        Shape::Enum(constants) if constants.len() == 1 => constants.keys().next().cloned(),
        _ => None,
    }
}

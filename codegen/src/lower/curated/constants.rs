//! A required query parameter that has a single value is a constant, not an argument.

use crate::lower::Lowering;
use crate::model::{Api, Location, Parameter, Shape};

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
    if parameter.location != Location::Query || !parameter.required {
        return None;
    }
    match api.shape(&parameter.schema) {
        Shape::Enum(constants) if constants.len() == 1 => constants.keys().next().cloned(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn one_required_value_is_a_constant_and_an_optional_one_is_not() {
        let mut lowering = lowering(
            "
paths:
  /a:
    post:
      parameters:
        - {name: action, in: query, required: true, schema: {type: string, enum: [start]}}
        - {name: wait, in: query, schema: {type: string, enum: ['true']}}
      responses: {}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        let operation = &lowering.api.operations[0];
        assert_eq!(operation.constants, [("action".into(), "start".into())]);
        assert_eq!(operation.parameters[0].name, "wait");
    }

    #[test]
    fn an_alias_of_an_alias_is_seen_through() {
        let mut lowering = lowering(
            "
paths:
  /a: {post: {parameters: [{name: action, in: query, required: true, schema: {$ref: '#/components/schemas/A'}}], responses: {}}}
components:
  schemas:
    A: {$ref: '#/components/schemas/B'}
    B: {$ref: '#/components/schemas/C'}
    C: {type: string, enum: [start]}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        assert_eq!(lowering.api.operations[0].constants, [("action".into(), "start".into())]);
    }
}

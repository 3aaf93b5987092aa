//! A body that has to have a property is itself required, whatever a document leaves unsaid.

use crate::lower::Lowering;
use crate::model::{Api, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &lowering.api;
    let found: Vec<usize> = (0..api.operations.len()).filter(|index| lacks(api, *index)).collect();
    for index in &found {
        if let Some(body) = &mut lowering.api.operations[*index].body {
            body.required = true;
        }
    }
    found.len()
}

fn lacks(api: &Api, index: usize) -> bool {
    let operation = &api.operations[index];
    let optional = operation.body.as_ref().is_some_and(|body| !body.required);
    optional && operation.body_media().is_some_and(|media| requires(&media.schema, api))
}

fn requires(schema: &Schema, api: &Api) -> bool {
    matches!(api.shape(schema), Shape::Object(properties) if properties.values().any(|property| property.required))
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn only_a_body_that_may_be_empty_stays_optional() {
        let mut lowering = lowering(
            "
paths:
  /a: {post: {responses: {}, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Spec'}}}}}}
  /b: {post: {responses: {}, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Filter'}}}}}}
components:
  schemas:
    Spec: {type: object, required: [name], properties: {name: {type: string}}}
    Filter: {type: object, properties: {name: {type: string}}}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        let required = lowering.api.operations.iter().map(|o| o.body.as_ref().is_some_and(|body| body.required));
        assert_eq!(required.collect::<Vec<_>>(), [true, false]);
    }
}

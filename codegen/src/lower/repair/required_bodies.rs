//! A body that has to have a property is itself required where a document leaves that unsaid.
//!
//! A body that says nothing of it is optional, which documents rarely mean:
//! <https://github.com/OAI/OpenAPI-Specification/pull/1060>.

use crate::lower::Lowering;
use crate::model::{Api, Property, Schema, Shape};

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
    let unsaid = operation.optional_body().filter(|body| !body.said_optional);
    unsaid.and_then(|body| body.content.first()).is_some_and(|media| requires(&media.schema, api))
}

fn requires(schema: &Schema, api: &Api) -> bool {
    matches!(api.shape(schema), Shape::Object(properties) if properties.values().any(Property::is_sent))
}

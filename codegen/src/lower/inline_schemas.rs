//! Objects, enums and unions that stand inside another schema or operation become components of their own.
//!
//! Their names come from where they stand and from nothing else: property `state` of `Task.Info` is `Task.Info.State`, the
//! body of `Cis.Tasks_cancel` is `Cis.Tasks.CancelRequestBody`.

use heck::ToUpperCamelCase;

use super::{Lowering, Refused};
use crate::api::{Schema, Shape};

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let mut found: Vec<(String, Schema)> = Vec::new();
    for (name, schema) in &mut api.schemas {
        hoist_children(name, schema, &mut found);
    }
    for operation in &mut api.operations {
        let (service, own) = split(&operation.id, &operation.tag);
        for parameter in &mut operation.parameters {
            hoist(&format!("{service}.{own}{}", parameter.name.to_upper_camel_case()), &mut parameter.schema, &mut found);
        }
        for media in operation.body.iter_mut().flat_map(|body| &mut body.content) {
            hoist(&format!("{service}.{own}RequestBody"), &mut media.schema, &mut found);
        }
        for media in operation.responses.iter_mut().flat_map(|response| &mut response.content) {
            hoist(&format!("{service}.{own}Result"), &mut media.schema, &mut found);
        }
    }
    let places = found.len();
    for (name, schema) in found {
        if api.schemas.contains_key(&name) {
            let reason = format!("its own name would be `{name}`, which another schema has");
            lowering.refused.push(Refused { pointer: schema.pointer, item: "inline schema".to_owned(), reason });
        } else {
            api.schemas.insert(name, schema);
        }
    }
    places
}

/// `Cis.Tasks_cancel` is `Cancel` of `Cis.Tasks`; packages of older tags are separated by dots as well.
fn split(id: &str, tag: &str) -> (String, String) {
    let own = id.strip_prefix(tag).and_then(|rest| rest.strip_prefix('_')).unwrap_or(id);
    let service: Vec<String> = tag.split(['.', '/']).map(str::to_owned).collect();
    (service.join("."), own.to_upper_camel_case())
}

/// Hoists what stands inside `schema`, a component of that name.
fn hoist_children(name: &str, schema: &mut Schema, found: &mut Vec<(String, Schema)>) {
    match &mut schema.shape {
        Shape::Object(properties) => {
            for (property, value) in properties {
                hoist(&format!("{name}.{}", property.to_upper_camel_case()), &mut value.schema, found);
            }
        }
        Shape::Array(inner) => hoist(&format!("{name}.Item"), inner, found),
        Shape::Map(inner) => hoist(&format!("{name}.Value"), inner, found),
        Shape::Union { variants, .. } => {
            for (index, variant) in variants.iter_mut().enumerate() {
                hoist(&format!("{name}.Variant{}", index + 1), variant, found);
            }
        }
        _ => {}
    }
}

/// Makes `schema` a reference to a new component when it is an inline type of its own.
fn hoist(name: &str, schema: &mut Schema, found: &mut Vec<(String, Schema)>) {
    match &mut schema.shape {
        Shape::Object(_) | Shape::Enum(_) | Shape::Union { .. } => {
            let mut component = Schema {
                shape: std::mem::take(&mut schema.shape),
                description: schema.description.clone(),
                timeline: schema.timeline.clone(),
                lifecycle: schema.lifecycle.clone(),
                example: schema.example.clone(),
                ..Schema::of(schema.pointer.clone(), Shape::Any)
            };
            schema.shape = Shape::Reference(name.to_owned());
            hoist_children(name, &mut component, found);
            found.push((name.to_owned(), component));
        }
        Shape::Array(inner) | Shape::Map(inner) => hoist(name, inner, found),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::lower::testing::lowering;

    #[test]
    fn inline_types_are_named_by_their_place() {
        let mut lowering = lowering(
            "
paths:
  /t:
    post:
      tags: [Cis.Tasks]
      operationId: Cis.Tasks_cancel
      requestBody: {content: {application/json: {schema: {type: object, properties: {reason: {type: string}}}}}}
      responses: {'204': {description: done}}
components:
  schemas:
    Task.Info: {type: object, properties: {states: {type: array, items: {type: string, enum: [A, B]}}}}
",
        );
        assert_eq!(super::run(&mut lowering), 2);
        let names: Vec<&String> = lowering.api.schemas.keys().collect();
        assert_eq!(names, ["Task.Info", "Task.Info.States", "Cis.Tasks.CancelRequestBody"]);
    }
}

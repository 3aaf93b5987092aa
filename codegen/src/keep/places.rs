//! Where types without a name of their own in the document stand, as callers would say it.

use crate::model::{Api, Component, Names, Schema, Shape};
use crate::names;

/// A place, and the component that stands there, in lists and maps or not.
pub(super) fn places<'a>(api: &'a Api, names: &Names) -> Vec<(String, &'a Component)> {
    let mut found = Vec::new();
    let mut add = |place: String, schema: &'a Schema| {
        if let Some(name) = inside(schema) {
            found.push((place, name));
        }
    };
    for (name, schema) in &api.schemas {
        let Some(holder) = names.schemas.get(name) else { continue };
        match &schema.shape {
            Shape::Object(properties) => {
                properties.iter().for_each(|(name, property)| add(format!("{holder}.{name}"), &property.schema));
                schema.kept_others().into_iter().for_each(|others| add(format!("{holder}.*"), others));
            }
            Shape::Array(inner) | Shape::Map(inner) => add(format!("{holder}.*"), inner),
            _ => {}
        }
    }
    for operation in &api.operations {
        let called = names::callable(operation, names);
        operation.parameters.iter().for_each(|p| add(format!("{called}({})", p.name), &p.schema));
        operation.body_media().into_iter().for_each(|media| add(format!("{called}(body)"), &media.schema));
        for response in &operation.responses {
            let status = response.status.word();
            response.content.iter().for_each(|media| add(format!("{called} {status}"), &media.schema));
            response.headers.iter().for_each(|h| add(format!("{called} {status} {}", h.name), &h.schema));
        }
    }
    found
}

fn inside(schema: &Schema) -> Option<&Component> {
    match &schema.shape {
        Shape::Reference(name) => name.schema().map(|_| name),
        Shape::Array(inner) | Shape::Map(inner) => inside(inner),
        _ => None,
    }
}

/// Whether the document gives a schema a name.
pub(super) fn is_named(schema: &Schema) -> bool {
    schema.pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'))
}

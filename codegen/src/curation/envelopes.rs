//! The legacy flavour without its envelopes: what they hold is what the modern flavour sends.

use crate::model::{Api, Media, Operation, Schema, Shape};

/// Takes answers and errors out of their envelopes. Bodies stay: what is theirs is known by the operation alone.
pub(super) fn open(api: &mut Api) {
    let mut operations = std::mem::take(&mut api.operations);
    for operation in &mut operations {
        for response in &mut operation.responses {
            let success = response.status.is_success();
            for media in &mut response.content {
                let inside = if success { alone(&media.schema, "value", api) } else { of_error(media, api) };
                if let Some(inside) = inside {
                    media.schema = inside;
                }
            }
        }
    }
    api.operations = operations;
}

/// Takes the body out of the parameter that our document says it is.
pub(super) fn open_body(operation: &mut Operation, parameter: Option<&str>, api: &Api) {
    let Some((body, parameter)) = operation.body.as_mut().zip(parameter) else { return };
    for media in &mut body.content {
        if let Some(inside) = alone(&media.schema, parameter, api) {
            body.required &= requires(&media.schema, parameter, api);
            media.schema = inside;
        }
    }
}

/// The only property of an object.
fn alone(schema: &Schema, name: &str, api: &Api) -> Option<Schema> {
    let Shape::Object(properties) = api.shape(schema) else { return None };
    properties.get(name).filter(|_| properties.len() == 1).map(|property| property.schema.clone())
}

/// The name of the only property of an object.
pub(super) fn parameter(schema: &Schema, api: &Api) -> Option<String> {
    let Shape::Object(properties) = api.shape(schema) else { return None };
    properties.keys().next().filter(|_| properties.len() == 1).cloned()
}

fn requires(schema: &Schema, name: &str, api: &Api) -> bool {
    let Shape::Object(properties) = api.shape(schema) else { return false };
    properties.get(name).is_some_and(|property| property.required)
}

/// Errors name their kind beside what they say.
fn of_error(media: &Media, api: &Api) -> Option<Schema> {
    let Shape::Object(properties) = api.shape(&media.schema) else { return None };
    let is_envelope = properties.len() == 2 && properties.contains_key("type");
    properties.get("value").filter(|_| is_envelope).map(|property| property.schema.clone())
}

/// What a map is a list of: `{key, value}`.
pub(super) fn entry<'a>(item: &'a Schema, api: &'a Api) -> Option<&'a Schema> {
    let Shape::Object(properties) = api.shape(item) else { return None };
    let is_entry = properties.len() == 2 && properties.contains_key("key");
    properties.get("value").filter(|_| is_entry).map(|property| &property.schema)
}

//! A body of several parts is given part by part, as parameters are: a file is no JSON, and no structure that has one could
//! be read and written like the others.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{
    Api, Component, Location, Media, MediaKind, Operation, Parameter, Schema, Shape, StringFormat, Style,
};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let mut bodies: HashSet<Component> = HashSet::new();
    let Lowering { api, refused, .. } = lowering;
    let mut operations = std::mem::take(&mut api.operations);
    operations.retain_mut(|operation| {
        if operation.body_media().is_none_or(|media| media.kind() != MediaKind::Multipart) {
            return true;
        }
        match parts(operation, api) {
            Ok(parts) => {
                places += parts.len();
                let body = operation.body.take();
                bodies.extend(body.iter().flat_map(|body| &body.content).flat_map(|m| m.schema.references()).cloned());
                operation.multipart = body.and_then(|body| Some(body.content.into_iter().next()?.media_type));
                operation.parameters.extend(parts);
                true
            }
            Err(reason) => {
                refused.push(operation.refused(reason));
                false
            }
        }
    });
    api.operations = operations;
    // The structure itself is nobody's type any more, unless something else names it.
    let used: HashSet<Component> = {
        let inside = api.schemas.values().flat_map(Schema::references);
        api.operations.iter().flat_map(Operation::references).chain(inside).cloned().collect()
    };
    let inline = |name: &Component, schema: &Schema| bodies.contains(name) && schema.pointer.starts_with("/paths/");
    api.schemas.retain(|name, schema| !inline(name, schema) || used.contains(name));
    places
}

fn parts(operation: &Operation, api: &Api) -> Result<Vec<Parameter>, String> {
    let (Some(body), Some(media)) = (&operation.body, operation.body_media()) else { return Ok(Vec::new()) };
    let Shape::Object(properties) = api.shape(&media.schema) else {
        return Err(format!("its body is `{}`, and its parts have no names", media.media_type));
    };
    let part = |(name, property): (&String, &crate::model::Property)| {
        let encoding = media.encoding.get(name);
        let media_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let (json, media_type) = written(&property.schema, media_type, api);
        let style = if json { Style::JSON } else { Style::usual(Location::Part) };
        Parameter {
            pointer: property.schema.pointer.clone(),
            name: name.clone(),
            location: Location::Part,
            style,
            media_type: Some(media_type),
            required: body.required && property.is_sent(),
            deprecated: property.schema.deprecated,
            description: property.schema.description.clone(),
            schema: Schema { nullable: false, ..property.schema.clone() },
            example: example(media, name),
        }
    };
    Ok(properties.iter().map(part).collect())
}

fn example(media: &Media, name: &str) -> Option<serde_json::Value> {
    let examples = media.examples.values().chain(&media.schema.example);
    examples.filter_map(|example| example.get(name)).next().cloned()
}

/// Whether a part is JSON, and its media type: the one given, else that of its type (Encoding Object, `contentType`).
fn written(schema: &Schema, given: Option<&str>, api: &Api) -> (bool, String) {
    let item = match api.shape(schema) {
        Shape::Array(inner) => inner,
        _ => schema,
    };
    let (json, usual) = match api.shape(item) {
        Shape::String(StringFormat::Binary) => (false, "application/octet-stream"),
        Shape::Boolean | Shape::Integer { .. } | Shape::Number | Shape::String(_) | Shape::Enum(_) => {
            (false, "text/plain")
        }
        _ => (true, "application/json"),
    };
    // Of several that the document takes, any will do.
    let given = given.map(|given| given.split(',').next().unwrap_or(given).trim()).filter(|given| !given.contains('*'));
    let said_json = given.is_some_and(|given| Media::kind_of(given) == MediaKind::Json);
    (json || said_json, given.unwrap_or(usual).to_owned())
}

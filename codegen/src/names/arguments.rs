//! What a body is called where it is an argument.

use super::ident;
use crate::model::{Api, Component, MediaKind, Operation, Schema, Shape, StringFormat};

/// The name of the argument, apart from those of the parameters: arguments are given by place, so none of them is a promise.
pub(crate) fn argument(operation: &Operation, api: &Api) -> Option<String> {
    let media = operation.body_media()?;
    let mut name = match media.kind() {
        MediaKind::Text | MediaKind::Bytes | MediaKind::Multipart => "body".to_owned(),
        MediaKind::Json | MediaKind::Form => {
            one_field(&media.schema, api).unwrap_or_else(|| body_name(&media.schema).to_owned())
        }
    };
    let mut taken = super::parameters(operation);
    if super::called_by_name(operation, api) {
        taken = vec![super::required_argument(operation, api)];
    }
    while taken.contains(&name) {
        name.push('_');
    }
    Some(name)
}

/// `spec` for a `CreateSpec`, as the vendor's own languages call it.
fn body_name(schema: &Schema) -> &'static str {
    match &schema.shape {
        Shape::Reference(Component::Schema(name)) if name.ends_with("Spec") => "spec",
        _ => "body",
    }
}

/// The name of the only property of a body, which must be a required text.
pub(crate) fn one_field(schema: &Schema, api: &Api) -> Option<String> {
    let Shape::Object(properties) = api.shape(schema) else { return None };
    // What is made of a text is never null.
    if schema.nullable {
        return None;
    }
    match properties.iter().next() {
        Some((name, property)) if properties.len() == 1 && property.required && !property.schema.nullable => {
            let is_text = matches!(property.schema.shape, Shape::String(StringFormat::Text));
            is_text.then(|| ident::parameter(name))
        }
        _ => None,
    }
}

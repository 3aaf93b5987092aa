//! What values look like, in the words that a difference shows.

use crate::model::{Component, Facts, Schema, Shape, StringFormat};

/// What the values of a schema look like. Other components are named as callers name them.
pub(super) fn looks(schema: &Schema, facts: &Facts<'_>) -> String {
    match &schema.shape {
        Shape::Any => "any value".to_owned(),
        Shape::Reference(name) => reference(name, facts),
        Shape::Boolean => "bool".to_owned(),
        Shape::Integer(width) => width.rust().to_owned(),
        Shape::Number => "f64".to_owned(),
        Shape::String(StringFormat::Text) => "text".to_owned(),
        Shape::String(StringFormat::DateTime) => "date-time".to_owned(),
        Shape::String(StringFormat::Password) => "secret".to_owned(),
        Shape::String(StringFormat::Binary) => "bytes".to_owned(),
        Shape::Enum(_) => "enum".to_owned(),
        Shape::Array(inner) => format!("list of {}", or_null(inner, facts)),
        Shape::Map(inner) => format!("map of {}", or_null(inner, facts)),
        Shape::FreeObject => "object".to_owned(),
        Shape::Object(_) => "structure".to_owned(),
        Shape::AllOf(_) => "all of several".to_owned(),
        Shape::Union { .. } => "union".to_owned(),
        Shape::Unsupported(_) => "unsupported".to_owned(),
    }
}

/// The same, and whether it can be null.
pub(super) fn or_null(schema: &Schema, facts: &Facts<'_>) -> String {
    let nullable = if schema.nullable { " or null" } else { "" };
    format!("{}{nullable}", looks(schema, facts))
}

fn reference(name: &Component, facts: &Facts<'_>) -> String {
    match name {
        Component::Secret => "secret".to_owned(),
        _ => facts.names.schemas.get(name).map_or_else(|| name.to_string(), ToString::to_string),
    }
}

/// The words of a truth.
pub(super) fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

//! The Rust type of a schema, as callers write it.

use crate::model::{Component, Facts, Schema, Shape, StringFormat};

/// Beyond this a type leads back to itself without a name of its own.
const DEEP: usize = 32;

/// The type, if it has one: a path from the outside, or a type of the language with such paths in it.
pub(super) fn rust_type(schema: &Schema, facts: &Facts<'_>) -> Option<String> {
    within(schema, facts, 0)
}

fn within(schema: &Schema, facts: &Facts<'_>, depth: usize) -> Option<String> {
    if depth > DEEP {
        return None;
    }
    let inside = |inner: &Schema| within(inner, facts, depth + 1);
    let library = facts.library;
    let ty = match &schema.shape {
        Shape::Reference(name) => of_component(name, facts, depth)?,
        Shape::Any => return Some("::serde_json::Value".to_owned()),
        Shape::Boolean => "bool".to_owned(),
        Shape::Integer(width) => width.rust().to_owned(),
        Shape::Number => "f64".to_owned(),
        Shape::String(StringFormat::DateTime) => "::chrono::DateTime<::chrono::Utc>".to_owned(),
        Shape::String(StringFormat::Password) => format!("::{library}::Secret"),
        Shape::String(StringFormat::Text | StringFormat::Binary) => "String".to_owned(),
        Shape::Array(inner) => format!("Vec<{}>", inside(inner)?),
        Shape::Map(inner) => format!("::std::collections::BTreeMap<String, {}>", inside(inner)?),
        Shape::FreeObject => "::serde_json::Map<String, ::serde_json::Value>".to_owned(),
        Shape::Enum(_) | Shape::Object(_) | Shape::AllOf(_) | Shape::Union { .. } | Shape::Unsupported(_) => {
            return None;
        }
    };
    Some(if schema.nullable { format!("Option<{ty}>") } else { ty })
}

/// Types have names, what is only another name for something has none of its own.
fn of_component(name: &Component, facts: &Facts<'_>, depth: usize) -> Option<String> {
    if let Some(path) = facts.runtime.get(name) {
        return Some(format!("::{}::{path}", facts.library));
    }
    let (end, schema) = facts.api.resolve(name)?;
    match &schema.shape {
        Shape::Object(_) | Shape::Enum(_) | Shape::Union { .. } => named(end, facts),
        _ if end.is_id() || *end == Component::Secret => named(end, facts),
        _ => within(schema, facts, depth + 1),
    }
}

fn named(name: &Component, facts: &Facts<'_>) -> Option<String> {
    if *name == Component::Secret {
        return Some(format!("::{}::Secret", facts.library));
    }
    facts.names.schemas.get(name).map(|path| format!("::{}::{path}", facts.library))
}

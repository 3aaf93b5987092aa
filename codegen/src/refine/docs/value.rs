//! Example values as Rust expressions.

use serde_json::Value;

use crate::api::{Schema, Shape, StringFormat};
use crate::names;
use crate::refine::Facts;

/// A literal of text.
pub(super) fn text(value: &Value) -> String {
    format!("{:?}", value.as_str().unwrap_or("value"))
}

/// A parameter as it is given: ids and enums from text, strings as they are.
pub(crate) fn argument(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>) -> String {
    match resolved(schema, facts) {
        Shape::Enum(_) => format!("&{}.into()", text(value)),
        Shape::String(StringFormat::DateTime) => format!("&{}", date_time(value)),
        Shape::String(_) if is_newtype(schema) => format!("&{}.into()", text(value)),
        Shape::String(_) => text(value),
        Shape::Boolean | Shape::Integer { .. } | Shape::Number { .. } => expression(schema, value, facts, uses, 0),
        Shape::Array(_) => match value.as_array().filter(|a| !a.is_empty()) {
            Some(_) => format!("&{}", expression(schema, value, facts, uses, 0)),
            None => "&[]".to_owned(),
        },
        _ => format!("&{}", expression(schema, value, facts, uses, 0)),
    }
}

/// A body as it is given.
pub(super) fn body(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>) -> String {
    match resolved(schema, facts) {
        Shape::String(StringFormat::Text) if !is_newtype(schema) => text(value),
        _ => format!("&{}", expression(schema, value, facts, uses, 0)),
    }
}

/// Where a document gives no example.
pub(crate) fn made_up(schema: &Schema, name: &str, facts: &Facts<'_>) -> Value {
    match resolved(schema, facts) {
        Shape::Boolean => Value::Bool(true),
        Shape::Integer { .. } | Shape::Number { .. } => Value::from(1),
        Shape::Array(_) => Value::Array(Vec::new()),
        Shape::Enum(constants) => constants.keys().next().cloned().map_or(Value::Null, Value::String),
        Shape::String(StringFormat::DateTime) => Value::from("2026-01-31T08:00:00.000Z"),
        Shape::Map(_) | Shape::FreeObject | Shape::Object(_) => Value::Object(serde_json::Map::new()),
        _ => Value::String(format!("{}-1", name.trim_end_matches("_id"))),
    }
}

fn resolved<'a>(schema: &'a Schema, facts: &'a Facts<'_>) -> &'a Shape {
    match &schema.shape {
        Shape::Reference(name) => facts.api.resolve(name).map_or(&schema.shape, |(_, target)| &target.shape),
        shape => shape,
    }
}

fn is_newtype(schema: &Schema) -> bool {
    matches!(&schema.shape, Shape::Reference(name) if name.starts_with("x-sdk-id ") || name == crate::lower::SECRET)
}

fn expression(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> String {
    // A value may nest as deep as its schema recurses; an example need not.
    if depth > 8 {
        return "Default::default()".to_owned();
    }
    match &schema.shape {
        Shape::Reference(name) => match facts.api.resolve(name) {
            Some((name, target)) => component(name, target, value, facts, uses, depth),
            None => "Default::default()".to_owned(),
        },
        Shape::Boolean => value.as_bool().unwrap_or(true).to_string(),
        Shape::Integer { .. } => value.as_i64().unwrap_or(1).to_string(),
        Shape::Number { .. } => format!("{:?}", value.as_f64().unwrap_or(1.0)),
        Shape::String(StringFormat::DateTime) => date_time(value),
        Shape::String(_) => format!("{}.to_owned()", text(value)),
        Shape::Array(inner) => {
            let items: Vec<String> =
                value.as_array().into_iter().flatten().map(|item| expression(inner, item, facts, uses, depth + 1)).collect();
            format!("vec![{}]", items.join(", "))
        }
        _ => "Default::default()".to_owned(),
    }
}

fn component(name: &str, schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> String {
    match &schema.shape {
        Shape::Object(properties) => {
            let path = facts.names.schema(name);
            let ident = if depth == 0 {
                uses.push(path.to_string());
                path.ident.clone()
            } else {
                format!("{}::{path}", facts.library)
            };
            let mut required = Vec::new();
            let mut optional = String::new();
            for (name, property) in properties {
                let given = value.get(name);
                if property.required && !property.schema.nullable {
                    let made = made_up(&property.schema, name, facts);
                    required.push(field(&property.schema, given.unwrap_or(&made), facts, uses, depth));
                } else if let Some(given) = given.filter(|v| !v.is_null()) {
                    let setter = names::field(name);
                    let setter = setter.trim_start_matches('_').trim_end_matches('_');
                    optional.push_str(&format!(".with_{setter}({})", field(&property.schema, given, facts, uses, depth)));
                }
            }
            format!("{ident}::new({}){optional}", required.join(", "))
        }
        Shape::Enum(_) | Shape::String(_) if name != crate::lower::SECRET || value.is_string() => format!("{}.into()", text(value)),
        Shape::Union { variants, .. } => match variants.first() {
            Some(first) => {
                let made = made_up(first, "value", facts);
                format!("{}::{}::from({})", facts.library, facts.names.schema(name), expression(first, &made, facts, uses, depth + 1))
            }
            None => "Default::default()".to_owned(),
        },
        _ => expression(schema, value, facts, uses, depth + 1),
    }
}

/// A property: whatever can be made from text is given as text.
fn field(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> String {
    match resolved(schema, facts) {
        Shape::String(StringFormat::DateTime) => date_time(value),
        Shape::String(_) | Shape::Enum(_) => text(value),
        _ => expression(schema, value, facts, uses, depth + 1),
    }
}

fn date_time(value: &Value) -> String {
    let text = value.as_str().unwrap_or("2026-01-31T08:00:00Z");
    format!("{text:?}.parse().expect(\"a date-time\")")
}

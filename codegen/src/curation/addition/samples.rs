//! Values for examples: valid, short, and made up.

use serde_json::{Map, Value, json};

use crate::model::{Api, Schema, Shape, StringFormat};

/// A value of a schema, with what it must have.
pub(super) fn value(schema: &Schema, api: &Api) -> Value {
    sample(schema, api, 0)
}

fn sample(schema: &Schema, api: &Api, depth: usize) -> Value {
    if let Shape::Reference(name) = &schema.shape {
        return api.resolve(name).map_or(Value::Null, |(_, target)| sample(target, api, depth));
    }
    match &schema.shape {
        Shape::Boolean => json!(true),
        Shape::Integer(_) => json!(1),
        Shape::Number => json!(1.5),
        Shape::String(StringFormat::DateTime) => json!("2024-05-14T08:02:11.430Z"),
        Shape::String(StringFormat::Password) => json!("correct-horse-battery"),
        Shape::String(_) => json!("example"),
        Shape::Enum(constants) => constants.keys().next().map_or(Value::Null, |constant| json!(constant)),
        Shape::Array(item) if depth < DEEPEST => json!([sample(item, api, depth + 1)]),
        Shape::Array(_) => json!([]),
        Shape::Map(value) if depth < DEEPEST => json!({"key": sample(value, api, depth + 1)}),
        Shape::Object(properties) => {
            let given = properties.iter().filter(|(_, property)| property.required && depth < DEEPEST);
            let members = given.map(|(name, property)| (name.clone(), sample(&property.schema, api, depth + 1)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        _ => json!({}),
    }
}

/// Types may hold themselves.
const DEEPEST: usize = 8;

//! The cargo feature without which a test has nothing to try.

use serde_json::Value;

use crate::model::{Component, Facts, Schema, Shape, Timeline};

/// Beyond this a name leads to nothing but names.
const DEEP: usize = 64;

/// The feature that something in a value is behind: its type, a member that it has, the constant that it is. Without it that
/// is not there to be read.
pub(super) fn of_value(schema: &Schema, value: &Value, facts: &Facts<'_>) -> Option<&'static str> {
    of_type(schema, facts, 0).or_else(|| within(schema, value, facts, 0))
}

/// Whatever is in it, also nothing.
fn of_type(schema: &Schema, facts: &Facts<'_>, names: usize) -> Option<&'static str> {
    of(schema.timeline.as_ref()).or_else(|| match &schema.shape {
        Shape::Reference(name) if names < DEEP => of_type(target(name, facts)?, facts, names + 1),
        Shape::Array(inner) | Shape::Map(inner) => of_type(inner, facts, names),
        _ => None,
    })
}

/// The feature of a timeline.
pub(super) fn of(timeline: Option<&Timeline>) -> Option<&'static str> {
    timeline.and_then(Timeline::gate)
}

fn within(schema: &Schema, value: &Value, facts: &Facts<'_>, names: usize) -> Option<&'static str> {
    let inside = |schema: &Schema, value: &Value| within(schema, value, facts, 0);
    of(schema.timeline.as_ref()).or_else(|| match (&schema.shape, value) {
        (Shape::Reference(name), value) if names < DEEP => within(target(name, facts)?, value, facts, names + 1),
        (Shape::Union { variants, .. } | Shape::AllOf(variants), value) if names < DEEP => {
            variants.iter().find_map(|variant| within(variant, value, facts, names + 1))
        }
        (Shape::Object(properties), Value::Object(members)) => {
            let known = members.iter().filter_map(|(name, value)| Some((properties.get(name)?, value)));
            known.into_iter().find_map(|(property, value)| inside(&property.schema, value))
        }
        (Shape::Array(items), Value::Array(values)) => values.iter().find_map(|value| inside(items, value)),
        (Shape::Map(of), Value::Object(members)) => members.values().find_map(|value| inside(of, value)),
        (Shape::Enum(constants), Value::String(text)) => of(constants.get(text)?.timeline.as_ref()),
        _ => None,
    })
}

fn target<'a>(name: &Component, facts: &'a Facts<'_>) -> Option<&'a Schema> {
    facts.api.schemas.get(name)
}

//! Example values as Rust expressions; none where a type has no value that could be spelled.

use serde_json::Value;

use crate::model::{Component, Facts, Schema, Shape, StringFormat, Width};
use crate::names;

/// Beyond this a value is left out where it may be.
const DEEP: usize = 4;

/// Beyond this nothing can be left out: the types require each other without end.
const ENDLESS: usize = 12;

/// Names that the frame of an example uses itself.
const OF_THE_FRAME: &[&str] = &["Default", "None", "Ok", "Result", "Some"];

/// A literal of text.
pub(crate) fn text(value: &Value) -> String {
    format!("{:?}", value.as_str().unwrap_or("value"))
}

/// A parameter as it is given: ids and enums from text, strings as they are.
pub(crate) fn argument(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>) -> Option<String> {
    Some(match facts.api.shape(schema) {
        Shape::Enum(_) => format!("&{}.into()", text(value)),
        Shape::String(StringFormat::DateTime) => format!("&{}", date_time(value)),
        Shape::String(_) if is_secret(schema) => format!("&{}", secret(value, facts, uses)),
        Shape::String(_) if is_newtype(schema) => format!("&{}.into()", text(value)),
        Shape::String(_) => text(value),
        Shape::Boolean | Shape::Integer(_) | Shape::Number => expression(schema, value, facts, uses, 0)?,
        Shape::Array(inner) => format!("&[{}]", elements(inner, value, facts, uses, 1)),
        _ => format!("&{}", expression(schema, value, facts, uses, 0)?),
    })
}

/// A body as it is given.
pub(crate) fn body(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>) -> Option<String> {
    match facts.api.shape(schema) {
        Shape::Boolean | Shape::Integer(_) | Shape::Number => {
            expression(schema, value, facts, uses, 0).map(|number| format!("&{number}"))
        }
        _ => argument(schema, value, facts, uses),
    }
}

/// Where a document gives no example.
pub(crate) fn made_up(schema: &Schema, name: &str, facts: &Facts<'_>) -> Value {
    match facts.api.shape(schema) {
        Shape::Boolean => Value::Bool(true),
        Shape::Integer(_) | Shape::Number => Value::from(1),
        Shape::Array(_) => Value::Array(Vec::new()),
        Shape::Enum(constants) => constants.keys().next().cloned().map_or(Value::Null, Value::String),
        Shape::String(StringFormat::DateTime) => Value::from("2026-01-31T08:00:00.000Z"),
        Shape::Map(_) | Shape::FreeObject | Shape::Object(_) => Value::Object(serde_json::Map::new()),
        _ => Value::String(format!("{}-1", name.trim_end_matches("_id"))),
    }
}

/// The least that a body can be: its required properties.
pub(crate) fn least(schema: &Schema, name: &str, facts: &Facts<'_>, depth: usize) -> Value {
    match facts.api.shape(schema) {
        Shape::Object(properties) if depth < ENDLESS => properties
            .iter()
            .filter(|(_, property)| property.is_argument())
            .map(|(name, property)| (name.clone(), least(&property.schema, name, facts, depth + 1)))
            .collect(),
        _ => made_up(schema, name, facts),
    }
}

fn is_newtype(schema: &Schema) -> bool {
    matches!(&schema.shape, Shape::Reference(Component::Id(_) | Component::Secret))
}

fn expression(
    schema: &Schema,
    value: &Value,
    facts: &Facts<'_>,
    uses: &mut Vec<String>,
    depth: usize,
) -> Option<String> {
    Some(match &schema.shape {
        Shape::Reference(name) => match facts.api.resolve(name) {
            Some((name, target)) => component(name, target, value, facts, uses, depth)?,
            None => "Default::default()".to_owned(),
        },
        Shape::Boolean => value.as_bool().unwrap_or(true).to_string(),
        Shape::Integer(width) => integer(value, *width).to_string(),
        Shape::Number => format!("{:?}", value.as_f64().unwrap_or(1.0)),
        Shape::String(StringFormat::DateTime) => date_time(value),
        Shape::String(_) => format!("{}.to_owned()", text(value)),
        Shape::Array(inner) if depth < DEEP => format!("vec![{}]", elements(inner, value, facts, uses, depth + 1)),
        Shape::Array(_) => "vec![]".to_owned(),
        _ => "Default::default()".to_owned(),
    })
}

/// The values inside of a list, but for those that cannot be spelled.
fn elements(inner: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> String {
    let given = value.as_array().into_iter().flatten();
    let items: Vec<String> =
        given.filter_map(|item| attempt(uses, |uses| element(inner, item, facts, uses, depth))).collect();
    items.join(", ")
}

fn element(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> Option<String> {
    if schema.nullable && value.is_null() {
        return Some("None".to_owned());
    }
    let spelled = expression(schema, value, facts, uses, depth)?;
    Some(if schema.nullable { format!("Some({spelled})") } else { spelled })
}

/// What can be left out: nothing stays imported for it if it cannot be spelled.
fn attempt(uses: &mut Vec<String>, spell: impl FnOnce(&mut Vec<String>) -> Option<String>) -> Option<String> {
    let before = uses.len();
    let spelled = spell(uses);
    if spelled.is_none() {
        uses.truncate(before);
    }
    spelled
}

fn integer(value: &Value, width: Width) -> i64 {
    let fits = |number: &i64| match width {
        Width::Signed32 => i32::try_from(*number).is_ok(),
        Width::Unsigned64 => *number >= 0,
        Width::Signed64 | Width::Unbounded => true,
    };
    value.as_i64().filter(fits).unwrap_or(1)
}

fn component(
    name: &Component,
    schema: &Schema,
    value: &Value,
    facts: &Facts<'_>,
    uses: &mut Vec<String>,
    depth: usize,
) -> Option<String> {
    if depth > ENDLESS {
        return None;
    }
    Some(match &schema.shape {
        Shape::Object(properties) => {
            let path = facts.names.schema(name);
            let used = path.to_string();
            let is_taken = |other: &String| *other != used && other.rsplit("::").next() == Some(path.ident.as_str());
            let ident = if !OF_THE_FRAME.contains(&path.ident.as_str()) && !uses.iter().any(is_taken) {
                uses.push(used.clone());
                path.ident.clone()
            } else {
                format!("{}::{path}", facts.library)
            };
            let by_name = names::given_by_name(schema, facts.api);
            let mut required = Vec::new();
            let mut optional = String::new();
            for (name, property) in properties {
                let given = value.get(name);
                if property.is_argument() {
                    let made = made_up(&property.schema, name, facts);
                    let value = field(&property.schema, given.unwrap_or(&made), facts, uses, depth)?;
                    let is_text = value.starts_with('"') && value.ends_with('"');
                    let name = names::field_among(properties.keys(), name);
                    required.push(match by_name {
                        true if is_text => format!("{name}: {value}.into()"),
                        true => format!("{name}: {value}"),
                        false => value,
                    });
                } else if let Some(given) = given.filter(|v| !v.is_null() && depth < DEEP)
                    && let Some(spelled) = attempt(uses, |uses| field(&property.schema, given, facts, uses, depth))
                {
                    let setter = names::field_among(properties.keys(), name);
                    optional.push_str(&format!(".{}({spelled})", names::with(&setter)));
                }
            }
            let mut required = required.join(", ");
            if by_name {
                // Beside the type, and imported with it.
                if uses.contains(&used) {
                    uses.push(names::required(&used));
                }
                required = format!("{} {{ {required} }}", names::required(&ident));
            }
            format!("{ident}::new({required}){optional}")
        }
        Shape::Enum(_) => format!("{}.into()", text(value)),
        Shape::String(_) if *name == Component::Secret => secret(value, facts, uses),
        Shape::String(_) if name.schema().is_none() => format!("{}.into()", text(value)),
        Shape::Union { variants, .. } => union(name, variants, value, facts, uses, depth)?,
        _ => expression(schema, value, facts, uses, depth + 1)?,
    })
}

/// A union from the first variant that an example can spell, by preference one of the value's own kind.
fn union(
    name: &Component,
    variants: &[Schema],
    value: &Value,
    facts: &Facts<'_>,
    uses: &mut Vec<String>,
    depth: usize,
) -> Option<String> {
    let path = format!("{}::{}", facts.library, facts.names.schema(name));
    let fits = |variant: &Schema| match facts.api.shape(variant) {
        Shape::String(StringFormat::Text) => Some(value.is_string()),
        Shape::Boolean => Some(value.is_boolean()),
        Shape::Integer(_) | Shape::Number => Some(value.is_number()),
        Shape::Object(_) => Some(value.is_object()),
        // Their own types would have to be guessed from nothing.
        _ => None,
    };
    let variant = variants
        .iter()
        .find(|v| fits(v) == Some(true) && !is_newtype(v))
        .or_else(|| variants.iter().find(|v| fits(v).is_some() && !is_newtype(v)))?;
    let made = made_up(variant, "value", facts);
    let value = if fits(variant) == Some(true) { value } else { &made };
    let suffix = match facts.api.shape(variant) {
        Shape::Integer(width) => width.rust().to_owned(),
        Shape::Number => "f64".to_owned(),
        _ => String::new(),
    };
    Some(format!("{path}::from({}{suffix})", expression(variant, value, facts, uses, depth + 1)?))
}

/// A secret says that it is one.
fn secret(value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>) -> String {
    let text = text(value);
    if uses.iter().any(|other| other.ends_with("::Secret")) {
        return format!("{}::Secret::from({text})", facts.library);
    }
    uses.push("Secret".to_owned());
    format!("Secret::from({text})")
}

fn is_secret(schema: &Schema) -> bool {
    matches!(&schema.shape, Shape::Reference(Component::Secret))
}

/// A property: whatever can be made from text is given as text, but for secrets.
fn field(schema: &Schema, value: &Value, facts: &Facts<'_>, uses: &mut Vec<String>, depth: usize) -> Option<String> {
    match facts.api.shape(schema) {
        Shape::String(StringFormat::DateTime) => Some(date_time(value)),
        Shape::String(_) if is_secret(schema) => Some(secret(value, facts, uses)),
        Shape::String(_) | Shape::Enum(_) => Some(text(value)),
        _ => expression(schema, value, facts, uses, depth + 1),
    }
}

fn date_time(value: &Value) -> String {
    let text = value.as_str().unwrap_or("2026-01-31T08:00:00Z");
    format!("{text:?}.parse().expect(\"a date-time\")")
}

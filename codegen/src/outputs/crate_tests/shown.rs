//! The examples that the document has of bodies and parameters.

use serde_json::Value;

use super::subject::Subject;
use crate::document::escape;
use crate::model::{Media, Parameter, Schema, Shape};
use crate::words::example;

/// An example of a body.
pub(super) struct Example {
    /// The key that it has among others; empty where it is the only one.
    pub(super) name: String,
    pub(super) pointer: String,
    pub(super) value: Value,
}

/// Those of a body: its own, else that of its schema.
pub(super) fn of_media(media: &Media, subject: &Subject<'_>) -> Vec<Example> {
    let around = media.schema.pointer.strip_suffix("/schema").unwrap_or(&media.schema.pointer);
    let own = media.examples.iter().map(|(name, value)| {
        let among = format!("{around}/examples/{}", escape(name));
        if subject.document.get(&among).is_some() {
            Example { name: name.clone(), pointer: among, value: value.clone() }
        } else {
            Example { name: String::new(), pointer: format!("{around}/example"), value: value.clone() }
        }
    });
    let own: Vec<Example> = own.collect();
    if !own.is_empty() {
        return own;
    }
    let of_schema = of_schema(&media.schema, subject).into_iter();
    of_schema
        .map(|(pointer, value)| Example { name: String::new(), pointer: format!("{pointer}/example"), value })
        .collect()
}

/// What the document shows of a parameter.
pub(super) fn of_parameter(parameter: &Parameter, subject: &Subject<'_>) -> Option<Value> {
    let own = parameter.example.clone();
    own.or_else(|| of_schema(&parameter.schema, subject).map(|(_, value)| value))
}

/// A value of a parameter of which the document shows none, where any value of its type will do.
pub(super) fn made_up(parameter: &Parameter, subject: &Subject<'_>) -> Option<Value> {
    let api = subject.facts.api;
    let is_simple = |shape: &Shape| {
        matches!(shape, Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::String(_) | Shape::Enum(_))
    };
    let made_up = || example::of_parameter(parameter, subject.facts);
    match api.shape(&parameter.schema) {
        shape if is_simple(shape) => Some(made_up()),
        Shape::Array(inner) if is_simple(api.shape(inner)) => {
            let item = Parameter { schema: (**inner).clone(), ..parameter.clone() };
            Some(Value::Array(vec![example::of_parameter(&item, subject.facts)]))
        }
        _ => None,
    }
}

/// The example of a schema, or of what it refers to, with the pointer of whichever has it.
fn of_schema(schema: &Schema, subject: &Subject<'_>) -> Option<(String, Value)> {
    let found = |schema: &Schema| Some((schema.pointer.clone(), schema.example.clone()?));
    let target = || match &schema.shape {
        Shape::Reference(name) => subject.facts.api.chain(name).find_map(|(_, schema)| found(schema)),
        _ => None,
    };
    found(schema).or_else(target)
}

//! How a value is written into a path, a query or a header.

use super::{Api, Schema, Shape};

/// How a value is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As one text.
    Value,
    /// As one text for each of its items: `style: form`, `explode: true`.
    List,
    /// As one text for each of its members, by their names.
    Members,
    /// Not at all.
    Unsendable,
}

impl Form {
    /// The form of the values of `schema`.
    pub(crate) fn of(schema: &Schema, api: &Api) -> Self {
        match api.shape(schema) {
            Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::String(_) | Shape::Enum(_) => Self::Value,
            // Reported as a reference that leads nowhere.
            Shape::Reference(_) => Self::Value,
            Shape::Array(inner) if Self::of(inner, api) == Self::Value => Self::List,
            Shape::Object(_) | Shape::Map(_) | Shape::FreeObject => Self::Members,
            _ => Self::Unsendable,
        }
    }
}

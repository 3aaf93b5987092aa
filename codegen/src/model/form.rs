//! How a value is written into a path, a query or a header.

use super::{Api, Location, Parameter, Schema, Shape, StringFormat, StyleKind};

/// How a value is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As one text.
    Value,
    /// As one text for each of its items: `style: form`, `explode: true`.
    List,
    /// As one text for each of its members, by their names.
    Members,
    /// As the variant of a union is that it is, or each item of a list.
    Either,
    /// Not at all.
    Unsendable,
}

impl Form {
    /// The form of the values of `schema`.
    pub(crate) fn of(schema: &Schema, api: &Api) -> Self {
        Self::within(schema, api, 0)
    }

    fn within(schema: &Schema, api: &Api, depth: usize) -> Self {
        // Only what holds itself goes deeper.
        if depth > 8 {
            return Self::Unsendable;
        }
        let inside = |inner: &Schema| Self::within(inner, api, depth + 1);
        match api.shape(schema) {
            Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::String(_) | Shape::Enum(_) => Self::Value,
            // Reported as a reference that leads nowhere.
            Shape::Reference(_) => Self::Value,
            Shape::Array(inner) if inside(inner) == Self::Value => Self::List,
            Shape::Array(inner) => match api.shape(inner) {
                Shape::Union { variants, .. } if variants.iter().all(|variant| inside(variant) == Self::Value) => {
                    Self::Either
                }
                _ => Self::Unsendable,
            },
            Shape::Object(_) | Shape::Map(_) | Shape::FreeObject => Self::Members,
            Shape::Union { variants, .. } if variants.iter().all(|variant| inside(variant) != Self::Unsendable) => {
                Self::Either
            }
            _ => Self::Unsendable,
        }
    }
}

impl Parameter {
    /// Whether it is one file or several.
    pub(crate) fn is_file(&self, api: &Api) -> bool {
        let binary = |shape: &Shape| matches!(shape, Shape::String(StringFormat::Binary));
        let shape = api.shape(&self.schema);
        let several = matches!(shape, Shape::Array(inner) if binary(api.shape(inner)));
        self.location == Location::Part && self.style.kind != StyleKind::Json && (binary(shape) || several)
    }

    /// Whether it is a list that is given as anything which is iterated over and has texts: not of times, which are written
    /// in a way of their own, and not of secrets, which have none.
    pub(crate) fn takes_texts(&self, api: &Api) -> bool {
        let Shape::Array(inner) = api.shape(&self.schema) else { return false };
        let own = matches!(api.shape(inner), Shape::String(StringFormat::DateTime | StringFormat::Password));
        let of_values = Form::of(inner, api) == Form::Value && !own;
        of_values && self.style.kind != StyleKind::Json && !self.is_file(api)
    }
}

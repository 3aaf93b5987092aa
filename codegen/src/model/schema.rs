//! Schemas.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Component, Timeline};

/// A schema, named or inline.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// In words; Markdown.
    pub description: Option<String>,
    /// Whether `null` is allowed beside the shape.
    pub nullable: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// What the server assumes where the value is absent.
    pub default: Option<Value>,
    /// Limits and patterns, in words, for the docs only: servers change them without notice.
    pub limits: Vec<String>,
    /// Name of the timeline in `x-sdk-lifecycle`.
    pub lifecycle: Option<String>,
    /// Its timeline: own or inherited.
    pub timeline: Option<Timeline>,
    /// `x-sdk-name`.
    pub sdk_name: Option<String>,
    /// `x-sdk-alias`.
    pub aliases: Vec<String>,
    /// `x-sdk-id`: the newtype of this string.
    pub id: Option<String>,
    /// `x-sdk-resource-type`.
    pub resource_type: Option<String>,
    /// `example`, our own payloads.
    pub example: Option<Value>,
    /// What values look like.
    pub shape: Shape,
}

/// What the values of a schema look like.
#[derive(Clone, Debug, Default)]
pub enum Shape {
    /// Any JSON value.
    #[default]
    Any,
    /// Another component.
    Reference(Component),
    /// `true` or `false`.
    Boolean,
    /// A whole number of 32 or 64 bits.
    Integer {
        /// 32 or 64.
        bits: u8,
    },
    /// A binary floating-point number of 32 or 64 bits.
    Number {
        /// 32 or 64.
        bits: u8,
    },
    /// Text.
    String(StringFormat),
    /// One of several known strings, by constant.
    Enum(IndexMap<String, Constant>),
    /// A list.
    Array(Box<Schema>),
    /// An object whose members all have one schema, whatever their names.
    Map(Box<Schema>),
    /// An object without any declared member.
    FreeObject,
    /// An object with declared members.
    Object(IndexMap<String, Property>),
    /// All of several schemas at once.
    AllOf(Vec<Schema>),
    /// One of several schemas.
    Union {
        /// What it can be.
        variants: Vec<Schema>,
        /// The property that tells which.
        discriminator: Option<Discriminator>,
    },
    /// Something that no pass knows, in words.
    Unsupported(String),
}

/// What `format` says of a string, as far as it changes the Rust type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringFormat {
    /// Plain text.
    #[default]
    Text,
    /// RFC 3339.
    DateTime,
    /// A secret.
    Password,
    /// Raw bytes where it is a whole body.
    Binary,
}

/// A declared member of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// Whether it is always there.
    pub required: bool,
    /// Its schema.
    pub schema: Schema,
}

/// A constant of an enum.
#[derive(Clone, Debug, Default)]
pub struct Constant {
    /// In words.
    pub description: Option<String>,
    /// Name of its timeline where it differs from the enum's.
    pub lifecycle: Option<String>,
    /// Its timeline: own or inherited.
    pub timeline: Option<Timeline>,
}

/// The property that tells which variant of a union a value is.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// Name of the property.
    pub property: String,
    /// Tag → component.
    pub mapping: IndexMap<String, Component>,
}

impl Schema {
    /// A schema of `shape` that says no more.
    pub fn of(pointer: impl Into<String>, shape: Shape) -> Self {
        Self { pointer: pointer.into(), shape, ..Self::default() }
    }

    /// A reference to the component `name`.
    pub fn reference(pointer: impl Into<String>, name: impl Into<Component>) -> Self {
        Self::of(pointer, Shape::Reference(name.into()))
    }

    /// The schemas directly inside.
    pub fn children(&self) -> Vec<&Schema> {
        match &self.shape {
            Shape::Array(inner) | Shape::Map(inner) => vec![inner],
            Shape::Object(properties) => properties.values().map(|p| &p.schema).collect(),
            Shape::AllOf(parts) | Shape::Union { variants: parts, .. } => parts.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The schemas directly inside, to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Schema> {
        match &mut self.shape {
            Shape::Array(inner) | Shape::Map(inner) => vec![inner],
            Shape::Object(properties) => properties.values_mut().map(|p| &mut p.schema).collect(),
            Shape::AllOf(parts) | Shape::Union { variants: parts, .. } => parts.iter_mut().collect(),
            _ => Vec::new(),
        }
    }

    /// Calls `visit` for this schema and everything inside, outermost first.
    pub fn walk_mut(&mut self, visit: &mut impl FnMut(&mut Schema)) {
        visit(self);
        for child in self.children_mut() {
            child.walk_mut(visit);
        }
    }

    /// Calls `visit` for this schema and everything inside, outermost first.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Schema)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// What no pass knows, anywhere inside, in words.
    pub fn unsupported(&self) -> Option<&str> {
        let mut found = None;
        self.walk(&mut |schema| {
            if let Shape::Unsupported(reason) = &schema.shape {
                found.get_or_insert(reason.as_str());
            }
        });
        found
    }

    /// The components that this schema names, anywhere inside.
    pub fn references(&self) -> Vec<&Component> {
        let mut names = Vec::new();
        self.walk(&mut |schema| {
            if let Shape::Reference(name) = &schema.shape {
                names.push(name);
            }
            if let Shape::Union { discriminator: Some(discriminator), .. } = &schema.shape {
                names.extend(discriminator.mapping.values());
            }
        });
        names
    }
}

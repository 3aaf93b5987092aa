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
    /// The values that it can be, as JSON, where the document lists them: what tells variants of a union apart.
    pub constants: Vec<Value>,
    /// Members that an object must have, declared here or by what it is joined with.
    pub requires: Vec<String>,
    /// Members that an object must not have.
    pub forbids: Vec<String>,
    /// Which members an object can have besides those that it declares.
    pub others: Others,
    /// The property that tells which of its descendants an object is: `discriminator` without `oneOf` or `anyOf`.
    pub descendants_by: Option<Discriminator>,
    /// Which way values go: `readOnly`, `writeOnly`.
    pub direction: Direction,
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
    /// Whether a value is in a box, so that its type can lead back to its holder.
    pub boxed: bool,
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
    /// A whole number.
    Integer(Width),
    /// A binary floating-point number. One of 32 bits would lose digits of what servers write.
    Number,
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

/// The Rust type that holds every whole number that a document allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// `i32`.
    Signed32,
    /// `i64`.
    #[default]
    Signed64,
    /// `u64`.
    Unsigned64,
    /// `i128`: for what the document does not bound.
    Unbounded,
}

impl Width {
    /// The Rust type.
    pub fn rust(self) -> &'static str {
        match self {
            Self::Signed32 => "i32",
            Self::Signed64 => "i64",
            Self::Unsigned64 => "u64",
            Self::Unbounded => "i128",
        }
    }
}

/// Members of an object that it does not declare: `additionalProperties`.
#[derive(Clone, Debug, Default)]
pub enum Others {
    /// The document says nothing. OpenAPI then allows them.
    #[default]
    Unsaid,
    /// There are none.
    None,
    /// They are there, and of this schema.
    Of(Box<Schema>),
}

/// Which way the values of a property go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Both.
    #[default]
    Both,
    /// Only from the server.
    Read,
    /// Only to the server.
    Written,
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
#[derive(Clone, Debug, Default)]
pub struct Property {
    /// Whether it is always there.
    pub required: bool,
    /// Whether a request has to have it, although it is not always there: a constructor takes it.
    pub given: bool,
    /// Whether the document requires it, but callers have it as an option: it is, or was, a preview.
    pub waived: bool,
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

impl Property {
    /// Whether a value cannot be made without it.
    pub fn is_argument(&self) -> bool {
        self.given || self.required && !self.schema.nullable
    }

    /// Whether a request has to have it.
    pub fn is_sent(&self) -> bool {
        self.given || self.required
    }

    /// Whether it can be absent, and can be null, which are two things.
    pub fn is_absent_or_null(&self) -> bool {
        !self.required && (self.schema.nullable || matches!(self.schema.shape, Shape::Any))
    }
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
            Shape::Object(properties) => {
                let others = if let Others::Of(schema) = &self.others { Some(&**schema) } else { None };
                properties.values().map(|p| &p.schema).chain(others).collect()
            }
            Shape::AllOf(parts) | Shape::Union { variants: parts, .. } => parts.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// The schemas directly inside, to change them.
    pub fn children_mut(&mut self) -> Vec<&mut Schema> {
        match &mut self.shape {
            Shape::Array(inner) | Shape::Map(inner) => vec![inner],
            Shape::Object(properties) => {
                let others = if let Others::Of(schema) = &mut self.others { Some(&mut **schema) } else { None };
                properties.values_mut().map(|p| &mut p.schema).chain(others).collect()
            }
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

    /// The members that its type does not name, where it keeps them.
    pub fn kept_others(&self) -> Option<&Schema> {
        match (&self.shape, &self.others) {
            (Shape::Object(_), Others::Of(schema)) => Some(schema),
            _ => None,
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

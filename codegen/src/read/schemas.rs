//! Schemas.

use indexmap::IndexMap;

use super::{Reader, flag, referred, text, texts};
use crate::document::{Node, Value, escape};
use crate::model::{Component, Constant, Discriminator, Property, Schema, Shape, StringFormat};

impl<'a> Reader<'a> {
    /// Reads one schema and everything inside.
    pub(super) fn schema(&self, value: &'a Node, pointer: String) -> Schema {
        let mut schema = Schema {
            description: text(value, "description"),
            nullable: flag(value, "nullable"),
            deprecated: flag(value, "deprecated"),
            default: value.get("default").filter(|v| !matches!(v.value, Value::Null)).map(Node::to_json),
            limits: limits(value),
            lifecycle: text(value, "x-sdk-lifecycle"),
            timeline: None,
            sdk_name: text(value, "x-sdk-name"),
            aliases: texts(value, "x-sdk-alias"),
            id: text(value, "x-sdk-id"),
            resource_type: text(value, "x-sdk-resource-type"),
            example: value.get("example").map(Node::to_json),
            shape: Shape::Any,
            pointer,
        };
        schema.shape = self.shape(value, &schema.pointer);
        schema
    }

    fn shape(&self, value: &'a Node, pointer: &str) -> Shape {
        if let Some(reference) = value.text("$ref") {
            return match referred(value) {
                Some(name) => Shape::Reference(name),
                None => match self.document.resolve(reference) {
                    Some(_) => Shape::Unsupported(format!("it refers into the middle of the document: `{reference}`")),
                    None => Shape::Unsupported(format!("it refers to `{reference}`, which is not in this document")),
                },
            };
        }
        if value.get("not").is_some() {
            return Shape::Unsupported("`not` has no counterpart in Rust types".to_owned());
        }
        let own = self.own_shape(value, pointer);
        let mut parts: Vec<Schema> = self.list(value, "allOf", pointer);
        let union =
            ["oneOf", "anyOf"].iter().map(|key| self.list(value, key, pointer)).find(|variants| !variants.is_empty());
        match union {
            Some(variants) => {
                let union = Shape::Union { variants, discriminator: discriminator(value) };
                if parts.is_empty() && !matches!(own, Shape::Object(_)) {
                    return union;
                }
                parts.push(Schema::of(pointer, union));
            }
            None if parts.is_empty() => return own,
            None => {}
        }
        if matches!(own, Shape::Object(_)) {
            parts.push(Schema::of(pointer, own));
        }
        Shape::AllOf(parts)
    }

    /// The shape by `type`, leaving compositions aside.
    fn own_shape(&self, value: &'a Node, pointer: &str) -> Shape {
        let format = value.text("format").unwrap_or_default();
        let typed = value.text("type");
        match typed {
            Some("boolean") => Shape::Boolean,
            Some("integer") => Shape::Integer { bits: if format == "int32" { 32 } else { 64 } },
            Some("number") => Shape::Number { bits: if format == "float" { 32 } else { 64 } },
            Some("string") => string(value, format),
            Some("array") => {
                let items = value.get("items").map(|i| self.schema(i, format!("{pointer}/items")));
                Shape::Array(Box::new(items.unwrap_or_else(|| Schema::of(format!("{pointer}/items"), Shape::Any))))
            }
            Some("object") => self.object(value, pointer),
            None if value.get("properties").is_some() || value.get("additionalProperties").is_some() => {
                self.object(value, pointer)
            }
            None if value.get("enum").is_some() => string(value, format),
            None => Shape::Any,
            Some(other) => Shape::Unsupported(format!("there is no type `{other}`")),
        }
    }

    fn object(&self, value: &'a Node, pointer: &str) -> Shape {
        let required = texts(value, "required");
        let properties: IndexMap<String, Property> = value
            .entries("properties")
            .map(|(name, property)| {
                let schema = self.schema(property, format!("{pointer}/properties/{}", escape(&name.text)));
                (name.text.clone(), Property { required: required.contains(&name.text), schema })
            })
            .collect();
        if !properties.is_empty() {
            return Shape::Object(properties);
        }
        match value.get("additionalProperties") {
            Some(inner) if inner.mapping().is_some_and(|members| !members.is_empty()) => {
                Shape::Map(Box::new(self.schema(inner, format!("{pointer}/additionalProperties"))))
            }
            _ => Shape::FreeObject,
        }
    }

    fn list(&self, value: &'a Node, key: &str, pointer: &str) -> Vec<Schema> {
        value
            .items(key)
            .iter()
            .enumerate()
            .map(|(index, part)| self.schema(part, format!("{pointer}/{key}/{index}")))
            .collect()
    }
}

fn string(value: &Node, format: &str) -> Shape {
    let constants: Vec<&Node> = value.items("enum").iter().filter(|v| !matches!(v.value, Value::Null)).collect();
    if !constants.is_empty() {
        if constants.iter().any(|c| c.as_str().is_none()) {
            return Shape::Unsupported("its enum has values that are not strings".to_owned());
        }
        let described = value.get("x-sdk-constants");
        let constant = |name: &str| {
            let facts = described.and_then(|d| d.get(name));
            let fact = |member| facts.and_then(|facts| text(facts, member));
            Constant { description: fact("description"), lifecycle: fact("x-sdk-lifecycle"), timeline: None }
        };
        return Shape::Enum(constants.iter().filter_map(|c| c.as_str()).map(|c| (c.to_owned(), constant(c))).collect());
    }
    Shape::String(match format {
        "date-time" => StringFormat::DateTime,
        "password" => StringFormat::Password,
        "binary" => StringFormat::Binary,
        // Other formats stay text: servers are laxer than the format says, and text loses nothing.
        _ => StringFormat::Text,
    })
}

fn discriminator(value: &Node) -> Option<Discriminator> {
    let discriminator = value.get("discriminator")?;
    let name = |target: &str| {
        Component::from(target.rsplit('/').next().unwrap_or(target).replace("~1", "/").replace("~0", "~"))
    };
    Some(Discriminator {
        property: text(discriminator, "propertyName")?,
        mapping: discriminator
            .entries("mapping")
            .filter_map(|(tag, to)| Some((tag.text.clone(), name(to.as_str()?))))
            .collect(),
    })
}

/// Limits in words.
fn limits(value: &Node) -> Vec<String> {
    const WORDS: &[(&str, &str)] = &[
        ("minimum", "at least"),
        ("maximum", "at most"),
        ("multipleOf", "a multiple of"),
        ("minLength", "characters at least:"),
        ("maxLength", "characters at most:"),
        ("pattern", "matches"),
        ("minItems", "elements at least:"),
        ("maxItems", "elements at most:"),
    ];
    let mut limits: Vec<String> = WORDS
        .iter()
        .filter_map(|(key, words)| {
            let limit = value.get(key)?;
            let limit = limit.as_str().map_or_else(|| limit.to_json().to_string(), str::to_owned);
            Some(format!("{words} `{limit}`"))
        })
        .collect();
    if flag(value, "uniqueItems") {
        limits.push("no element twice".to_owned());
    }
    if value.get("format").and_then(Node::as_str) == Some("byte") {
        limits.push("in Base64".to_owned());
    }
    limits
}

//! Schemas.

use indexmap::IndexMap;

use super::limits::{self, is_constraint};
use super::{Reader, flag, referred, scalars, text, texts};
use crate::document::{Node, Value, escape, unescape};
use crate::model::{Component, Direction, Discriminator, Others, Property, Schema, Shape};

impl<'a> Reader<'a> {
    /// Reads one schema and everything inside.
    pub(super) fn schema(&self, value: &'a Node, pointer: String) -> Schema {
        let constants = scalars::listed(value);
        let mut schema = Schema {
            description: text(value, "description"),
            nullable: flag(value, "nullable") || constants.contains(&serde_json::Value::Null),
            deprecated: flag(value, "deprecated"),
            default: value.get("default").filter(|v| !matches!(v.value, Value::Null)).map(Node::to_json),
            lifecycle: text(value, "x-sdk-lifecycle"),
            sdk_name: text(value, "x-sdk-name"),
            aliases: texts(value, "x-sdk-alias"),
            id: text(value, "x-sdk-id"),
            resource_type: text(value, "x-sdk-resource-type"),
            example: value.get("example").map(Node::to_json),
            constants,
            requires: texts(value, "required"),
            forbids: limits::forbidden(value),
            others: self.others(value, &pointer),
            direction: direction(value),
            ..Schema::of(pointer, Shape::Any)
        };
        self.give_shape(&mut schema, value);
        schema.limits = limits::limits(value, &schema.shape);
        if !matches!(schema.shape, Shape::Union { .. }) {
            schema.descendants_by = discriminator(value);
        }
        schema
    }

    fn give_shape(&self, schema: &mut Schema, value: &'a Node) {
        let pointer = schema.pointer.clone();
        if let Some(reference) = value.text("$ref") {
            schema.shape = match referred(value) {
                Some(name) => Shape::Reference(name),
                None => Shape::Unsupported(match self.document.resolve(reference) {
                    Some(_) => format!("it refers into the middle of the document: `{reference}`"),
                    None => format!("it refers to `{reference}`, which is not in this document"),
                }),
            };
            return;
        }
        let own = self.own_shape(value, &pointer);
        let mut parts = self.list(value, "allOf", &pointer);
        parts.retain(|part| !says_nothing(part, schema));
        let union = ["oneOf", "anyOf"].iter().find(|key| value.items(key).iter().any(|arm| !is_constraint(arm)));
        if let Some(key) = union {
            let mut variants = self.list(value, key, &pointer);
            if !is_open(&own) {
                // The type is said once for all.
                variants
                    .iter_mut()
                    .filter(|variant| matches!(variant.shape, Shape::Any))
                    .for_each(|variant| variant.shape = own.clone());
            }
            let union = Shape::Union { variants, discriminator: discriminator(value) };
            if parts.is_empty() && !matches!(own, Shape::Object(_)) {
                schema.shape = union;
                return;
            }
            parts.push(Schema::of(&pointer, union));
        } else if parts.is_empty() {
            schema.shape = own;
            return;
        }
        if !matches!(own, Shape::Any | Shape::FreeObject) {
            parts.push(Schema::of(&pointer, own));
        }
        schema.shape = Shape::AllOf(parts);
    }

    /// The shape by `type`, leaving compositions aside.
    fn own_shape(&self, value: &'a Node, pointer: &str) -> Shape {
        let format = value.text("format").unwrap_or_default();
        let typed = value.text("type");
        match typed {
            Some("boolean") => Shape::Boolean,
            Some("integer") => scalars::integer(value, format),
            Some("number") => Shape::Number,
            Some("string") => scalars::string(value, format),
            Some("array") => {
                let items = value.get("items").map(|i| self.schema(i, format!("{pointer}/items")));
                Shape::Array(Box::new(items.unwrap_or_else(|| Schema::of(format!("{pointer}/items"), Shape::Any))))
            }
            Some("object") => self.object(value, pointer),
            None if value.get("properties").is_some() || value.get("additionalProperties").is_some() => {
                self.object(value, pointer)
            }
            None if value.get("items").is_some() => Shape::Array(Box::new(
                value.get("items").map_or_else(Schema::default, |items| self.schema(items, format!("{pointer}/items"))),
            )),
            None => scalars::by_values(value),
            Some(other) => Shape::Unsupported(format!("there is no type `{other}`")),
        }
    }

    fn object(&self, value: &'a Node, pointer: &str) -> Shape {
        let required = texts(value, "required");
        let properties: IndexMap<String, Property> = value
            .entries("properties")
            .map(|(name, property)| {
                let schema = self.schema(property, format!("{pointer}/properties/{}", escape(&name.text)));
                (
                    name.text.clone(),
                    Property { required: required.contains(&name.text), schema, given: false, waived: false },
                )
            })
            .collect();
        match self.others(value, pointer) {
            _ if !properties.is_empty() => Shape::Object(properties),
            Others::Of(inner) if !matches!(inner.shape, Shape::Any) => Shape::Map(inner),
            _ => Shape::FreeObject,
        }
    }

    /// `additionalProperties`.
    fn others(&self, value: &'a Node, pointer: &str) -> Others {
        match value.get("additionalProperties") {
            None => Others::Unsaid,
            Some(node) if node.as_bool() == Some(false) => Others::None,
            Some(node) => Others::Of(Box::new(self.schema(node, format!("{pointer}/additionalProperties")))),
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

/// Whether a part of `allOf` adds nothing to the shape of the whole. What it says besides, the whole says from now on.
fn says_nothing(part: &Schema, whole: &mut Schema) -> bool {
    let nothing = matches!(part.shape, Shape::Any) && part.requires.is_empty() && part.forbids.is_empty();
    if nothing {
        whole.nullable |= part.nullable;
        if whole.description.is_none() {
            whole.description.clone_from(&part.description);
        }
    }
    nothing
}

/// Whether the shape of a whole leaves open what its parts are.
fn is_open(own: &Shape) -> bool {
    matches!(own, Shape::Any | Shape::FreeObject | Shape::Object(_))
}

fn direction(value: &Node) -> Direction {
    match (flag(value, "readOnly"), flag(value, "writeOnly")) {
        (true, false) => Direction::Read,
        (false, true) => Direction::Written,
        _ => Direction::Both,
    }
}

fn discriminator(value: &Node) -> Option<Discriminator> {
    let discriminator = value.get("discriminator")?;
    let name = |target: &str| Component::from(unescape(target.rsplit('/').next().unwrap_or(target)));
    Some(Discriminator {
        property: text(discriminator, "propertyName")?,
        mapping: discriminator
            .entries("mapping")
            .filter_map(|(tag, to)| Some((tag.text.clone(), name(to.as_str()?))))
            .collect(),
    })
}

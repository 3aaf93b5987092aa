//! Unions (`oneOf`, `anyOf`): what Rust has no choice for is simplified, the rest keeps its variants as components.
//!
//! A union of one schema is that schema. Variants that look alike on the wire are one variant. The tags of a discriminator
//! are completed by the names of the components, as OpenAPI has it. A property that has other constants in each variant is a
//! discriminator that nobody called so.
//!
//! What progenitor makes of a discriminator does not survive a round trip, so that variants are read and written by us:
//! <https://github.com/oxidecomputer/progenitor/issues/1119>.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use serde_json::Value;

use crate::document::escape;
use crate::lower::Lowering;
use crate::model::{Api, Component, Discriminator, Property, Schema, Shape, StringFormat, Width};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let tags = Tags::of(&lowering.api);
    let aliases = aliases(&lowering.api);
    let mut lacking: Vec<(Component, String)> = Vec::new();
    lowering.api.for_each_schema_mut(&mut |schema| {
        let Shape::Union { variants, discriminator } = &mut schema.shape else { return };
        places += 1;
        schema.nullable |= variants.iter().any(|variant| variant.nullable);
        variants.iter_mut().for_each(|variant| variant.nullable = false);
        // `null` alone is no variant.
        variants.retain(|variant| !is_null(variant));
        join_alike(variants, &aliases);
        if let Some(found) = discriminator
            && !tags.complete(found, variants)
        {
            // Without a tag for each of its variants it does not decide.
            *discriminator = None;
        }
        if discriminator.is_none() {
            *discriminator = tags.among(variants);
        }
        lacking.extend(discriminator.iter().flat_map(|discriminator| tags.lacking(discriminator)));
        match &mut variants[..] {
            [] => schema.shape = Shape::Any,
            [only] => {
                schema.nullable |= only.nullable;
                schema.shape = std::mem::take(&mut only.shape);
            }
            _ => {}
        }
    });
    // Which of its tags came is kept where the others of the object are.
    for (name, property) in lacking {
        if let Some(Shape::Object(members)) = lowering.api.schemas.get_mut(&name).map(|schema| &mut schema.shape) {
            let pointer = String::new();
            let schema = Schema::of(pointer, Shape::String(StringFormat::Text));
            members.entry(property).or_insert(Property { schema, ..Property::default() });
        }
    }
    places
}

fn is_null(variant: &Schema) -> bool {
    matches!(variant.shape, Shape::Any) && !variant.constants.is_empty() && variant.constants.iter().all(Value::is_null)
}

/// What tags the components that are objects can have.
struct Tags(HashMap<Component, Object>);

struct Object {
    /// Whether the document itself names it.
    named: bool,
    /// Its properties, with the texts that each must be one of where they are known.
    properties: HashMap<String, Vec<String>>,
}

impl Tags {
    fn of(api: &Api) -> Self {
        let objects = api.schemas.iter().filter_map(|(component, schema)| {
            let properties = match &schema.shape {
                Shape::Object(properties) => properties,
                Shape::FreeObject => &IndexMap::new(),
                _ => return None,
            };
            let named = component
                .schema()
                .is_some_and(|name| schema.pointer == format!("/components/schemas/{}", escape(name)));
            let properties = properties.iter().map(|(name, property)| (name.clone(), texts(property, api))).collect();
            Some((component.clone(), Object { named, properties }))
        });
        Self(objects.collect())
    }

    /// Gives every variant a tag; whether that could be done.
    fn complete(&self, discriminator: &mut Discriminator, variants: &[Schema]) -> bool {
        let listed: HashSet<&Component> = variants.iter().flat_map(Schema::references).collect();
        // A tag that leads nowhere, or to what the union does not list, is one of the unknown ones.
        discriminator.mapping.retain(|_, target| self.0.contains_key(target) && listed.contains(&*target));
        let mapped: HashSet<Component> = discriminator.mapping.values().cloned().collect();
        variants.iter().all(|variant| match &variant.shape {
            Shape::Reference(name) if mapped.contains(name) => true,
            // Only names of the document are tags, and only where no other variant has that tag.
            Shape::Reference(component @ Component::Schema(name))
                if self.0.get(component).is_some_and(|object| object.named)
                    && !discriminator.mapping.contains_key(name) =>
            {
                discriminator.mapping.insert(name.clone(), component.clone());
                true
            }
            _ => false,
        })
    }

    /// The property that tells the variants apart although no discriminator says so: all of them require it, and it has
    /// other constants in each.
    fn among(&self, variants: &[Schema]) -> Option<Discriminator> {
        let objects: Vec<(&Component, &Object)> = variants
            .iter()
            .map(|variant| match &variant.shape {
                Shape::Reference(name) => self.0.get_key_value(name),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let (_, first) = objects.first().filter(|_| objects.len() > 1)?;
        let mut names: Vec<&String> = first.properties.keys().collect();
        names.sort();
        names.into_iter().find_map(|property| {
            let mut mapping = IndexMap::new();
            for (name, object) in &objects {
                let tags = object.properties.get(property).filter(|tags| !tags.is_empty())?;
                for tag in tags {
                    if mapping.insert(tag.clone(), (*name).clone()).is_some() {
                        return None;
                    }
                }
            }
            Some(Discriminator { property: property.clone(), mapping })
        })
    }

    /// Objects that have several tags and no property that says which.
    fn lacking(&self, discriminator: &Discriminator) -> Vec<(Component, String)> {
        let property = &discriminator.property;
        let several = |name: &Component| discriminator.mapping.values().filter(|target| *target == name).count() > 1;
        let lacks = |name: &Component| self.0.get(name).is_some_and(|object| !object.properties.contains_key(property));
        let targets = discriminator.mapping.values().filter(|name| several(name) && lacks(name));
        targets.map(|name| (name.clone(), property.clone())).collect()
    }
}

/// The texts that a required property must be one of.
fn texts(property: &Property, api: &Api) -> Vec<String> {
    match api.shape(&property.schema) {
        Shape::Enum(constants) if property.required => constants.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

/// Components that are another name for something else.
fn aliases(api: &Api) -> HashMap<Component, Schema> {
    let nominal = |schema: &Schema| matches!(schema.shape, Shape::Object(_) | Shape::Enum(_) | Shape::Union { .. });
    api.schemas
        .iter()
        .filter(|(_, schema)| !nominal(schema))
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect()
}

/// Leaves one of the variants that are one type in Rust.
fn join_alike(variants: &mut Vec<Schema>, aliases: &HashMap<Component, Schema>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for variant in std::mem::take(variants) {
        match seen.entry(look(&variant, aliases, 0)) {
            Entry::Vacant(entry) => {
                entry.insert(variants.len());
                variants.push(variant);
            }
            Entry::Occupied(entry) => {
                let first = &mut variants[*entry.get()];
                first.nullable |= variant.nullable;
                // Texts of two formats are text.
                if let (Shape::String(format), Shape::String(other)) = (&mut first.shape, &variant.shape)
                    && *format != *other
                {
                    *format = StringFormat::Text;
                }
                if let (Shape::Integer(width), Shape::Integer(other)) = (&mut first.shape, &variant.shape)
                    && *width != *other
                {
                    *width = Width::Unbounded;
                }
            }
        }
    }
}

/// What tells variants apart: the component, or the kind of JSON value.
fn look(variant: &Schema, aliases: &HashMap<Component, Schema>, depth: usize) -> String {
    let inside = |inner: &Schema| look(inner, aliases, depth + 1);
    match &variant.shape {
        // Aliases of themselves are refused later.
        Shape::Reference(name) => match aliases.get(name).filter(|_| depth < 16) {
            Some(target) => inside(target),
            None => format!("#{name}"),
        },
        Shape::Any => "any".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(_) => "integer".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::String(_) => "string".to_owned(),
        Shape::FreeObject => "object".to_owned(),
        Shape::Array(inner) => format!("array of {}", inside(inner)),
        Shape::Map(inner) => match inside(inner).as_str() {
            "any" => "object".to_owned(),
            inner => format!("map of {inner}"),
        },
        _ => format!("@{}", variant.pointer),
    }
}

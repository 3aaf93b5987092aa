//! `allOf`: one reference beside a description is that reference; several objects are one object with all their members.
//!
//! The first is done before inline schemas get names of their own, the second after: an inline schema that joins what it
//! stands in would have no end otherwise.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Property, Schema, Shape};

/// `allOf` of one part is that part.
pub(in crate::lower) fn references(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    lowering.api.for_each_schema_mut(&mut |schema| {
        while let Shape::AllOf(parts) = &mut schema.shape
            && let [only] = &mut parts[..]
        {
            let only = std::mem::take(only);
            schema.nullable |= only.nullable;
            schema.shape = only.shape;
            if schema.description.is_none() {
                schema.description = only.description;
            }
            places += 1;
        }
    });
    places
}

/// Components that join several objects get all their members.
pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut joined = Joined { components: &lowering.api.schemas, found: HashMap::new() };
    for name in lowering.api.schemas.keys() {
        joined.component(name);
    }
    let found = joined.found;
    let mut places = 0;
    for (name, members) in found {
        if let Some(schema) =
            lowering.api.schemas.get_mut(&name).filter(|schema| matches!(schema.shape, Shape::AllOf(_)))
        {
            places += 1;
            schema.shape = match members {
                Ok(members) if members.is_empty() => Shape::FreeObject,
                Ok(members) => Shape::Object(members),
                Err(reason) => Shape::Unsupported(reason),
            };
        }
    }
    places
}

type Members = IndexMap<String, Property>;

/// The members of components, each joined once.
struct Joined<'a> {
    components: &'a IndexMap<String, Schema>,
    found: HashMap<String, Result<Members, String>>,
}

impl<'a> Joined<'a> {
    fn component(&mut self, name: &'a str) {
        let Some(schema) = self.components.get(name).filter(|_| !self.found.contains_key(name)) else { return };
        // Stands there while its parts are looked at; circles are refused by `check`.
        self.found.insert(name.to_owned(), Ok(Members::new()));
        let mut members = Members::new();
        let outcome = self.merge(schema, &mut members);
        self.found.insert(name.to_owned(), outcome.map(|()| members));
    }

    /// Collects the members of all parts; one that two parts have is required when one of them says so.
    fn merge(&mut self, schema: &'a Schema, members: &mut Members) -> Result<(), String> {
        match &schema.shape {
            Shape::Reference(name) => {
                if !self.components.contains_key(name) {
                    return Err(format!("its `allOf` refers to `{name}`, which does not exist"));
                }
                self.component(name);
                match self.found.get(name) {
                    Some(Ok(inherited)) => add(members, inherited),
                    Some(Err(reason)) => return Err(reason.clone()),
                    None => {}
                }
                Ok(())
            }
            Shape::AllOf(parts) => parts.iter().try_for_each(|part| self.merge(part, members)),
            Shape::Object(properties) => {
                add(members, properties);
                Ok(())
            }
            Shape::FreeObject | Shape::Any => Ok(()),
            Shape::Unsupported(reason) => Err(reason.clone()),
            other => Err(format!("its `allOf` joins an object with {}", kind(other))),
        }
    }
}

fn add(members: &mut Members, more: &Members) {
    for (name, property) in more {
        let required = property.required || members.get(name).is_some_and(|p| p.required);
        members.insert(name.clone(), Property { required, schema: property.schema.clone() });
    }
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Array(_) => "an array",
        Shape::Map(_) => "a map",
        Shape::Union { .. } => "a choice of several schemas",
        Shape::Enum(_) => "an enum",
        _ => "a single value",
    }
}

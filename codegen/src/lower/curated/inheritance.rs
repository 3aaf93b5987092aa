//! `allOf`: one reference beside a description is that reference; several objects are one object with all their members.
//!
//! The first is done before inline schemas get names of their own, the second after: an inline schema that joins what it
//! stands in would have no end otherwise.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Component, Direction, Others, Property, Schema, Shape};

/// `allOf` of one part is that part.
pub(in crate::lower) fn references(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    lowering.api.for_each_schema_mut(&mut |schema| {
        while let Shape::AllOf(parts) = &mut schema.shape
            && let [only] = &mut parts[..]
            && schema.requires.is_empty()
            && schema.forbids.is_empty()
            && !matches!(schema.others, Others::Of(_))
        {
            let only = std::mem::take(only);
            schema.nullable |= only.nullable;
            schema.shape = only.shape;
            schema.requires = only.requires;
            schema.forbids = only.forbids;
            schema.others = only.others;
            if schema.constants.is_empty() {
                schema.constants = only.constants;
            }
            if schema.description.is_none() {
                schema.description = only.description;
            }
            places += 1;
        }
    });
    places
}

/// Components that join several schemas become what all of them hold for: an object with all members, a map, a value.
pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut joined = Joined { components: &lowering.api.schemas, found: HashMap::new() };
    for name in lowering.api.schemas.keys() {
        joined.component(name);
    }
    let found = joined.found;
    let mut places = 0;
    for (name, whole) in found {
        if let Some(schema) =
            lowering.api.schemas.get_mut(&name).filter(|schema| matches!(schema.shape, Shape::AllOf(_)))
        {
            places += 1;
            schema.shape = whole.shape;
            schema.others = whole.others;
            schema.requires = whole.requires;
            schema.forbids = whole.forbids;
        }
    }
    places
}

type Members = IndexMap<String, Property>;

/// What a component becomes.
#[derive(Clone, Default)]
struct Whole {
    shape: Shape,
    others: Others,
    requires: Vec<String>,
    forbids: Vec<String>,
}

/// What components become, each joined once.
struct Joined<'a> {
    components: &'a IndexMap<Component, Schema>,
    found: HashMap<Component, Whole>,
}

/// What the parts of a component say together.
#[derive(Default)]
struct Parts {
    members: Members,
    requires: Vec<String>,
    forbids: Vec<String>,
    /// Of each part that has some to say.
    others: Vec<Others>,
    /// Shapes that are no objects.
    values: Vec<Shape>,
}

impl<'a> Joined<'a> {
    fn component(&mut self, name: &'a Component) {
        let Some(schema) = self.components.get(name).filter(|_| !self.found.contains_key(name)) else { return };
        // Stands there while its parts are looked at; circles are refused by `check`.
        self.found.insert(name.clone(), Whole { shape: Shape::FreeObject, ..Whole::default() });
        let mut parts = Parts::default();
        let whole = match self.merge(schema, &mut parts) {
            Some(reason) => Whole { shape: Shape::Unsupported(reason), ..Whole::default() },
            None => self.whole(parts),
        };
        self.found.insert(name.clone(), whole);
    }

    /// Collects what all parts say, or says what cannot be joined.
    fn merge(&mut self, schema: &'a Schema, parts: &mut Parts) -> Option<String> {
        parts.requires.extend(schema.requires.iter().cloned());
        parts.forbids.extend(schema.forbids.iter().cloned());
        match &schema.shape {
            Shape::Reference(name) => {
                if !self.components.contains_key(name) {
                    return Some(format!("its `allOf` refers to `{name}`, which does not exist"));
                }
                self.component(name);
                let whole = self.found.get(name).cloned().unwrap_or_default();
                parts.requires.extend(whole.requires);
                parts.forbids.extend(whole.forbids);
                match whole.shape {
                    Shape::Object(inherited) => {
                        self.add(&mut parts.members, &inherited);
                        parts.others.push(whole.others);
                    }
                    Shape::Map(inner) => parts.others.push(Others::Of(inner)),
                    Shape::Unsupported(reason) => return Some(reason),
                    Shape::FreeObject | Shape::Any => {}
                    _ => parts.values.push(Shape::Reference(name.clone())),
                }
                None
            }
            Shape::AllOf(all) => {
                if !matches!(schema.others, Others::Unsaid) {
                    parts.others.push(schema.others.clone());
                }
                all.iter().find_map(|part| self.merge(part, parts))
            }
            Shape::Object(properties) => {
                self.add(&mut parts.members, properties);
                parts.others.push(schema.others.clone());
                None
            }
            Shape::Map(inner) => {
                parts.others.push(Others::Of(inner.clone()));
                None
            }
            Shape::FreeObject | Shape::Any => None,
            Shape::Unsupported(reason) => Some(reason.clone()),
            other => {
                parts.values.push(other.clone());
                None
            }
        }
    }

    fn whole(&self, parts: Parts) -> Whole {
        let Parts { mut members, requires, forbids, others, values } = parts;
        for name in &requires {
            if let Some(property) = members.get_mut(name) {
                property.required = true;
            }
        }
        let all_closed = !others.is_empty() && others.iter().all(|others| matches!(others, Others::None));
        let some = others.into_iter().rfind(|others| matches!(others, Others::Of(_)));
        let others = some.unwrap_or(if all_closed { Others::None } else { Others::Unsaid });
        let shape = match (members.is_empty(), &others) {
            // What is an object and something else as well is nothing: it stays the JSON that comes.
            (false, _) if !values.is_empty() => Shape::Any,
            (false, _) => Shape::Object(members),
            (true, Others::Of(inner)) if values.is_empty() && !matches!(inner.shape, Shape::Any) => {
                Shape::Map(inner.clone())
            }
            (true, _) => values.into_iter().max_by_key(|value| self.narrowness(value)).unwrap_or(Shape::FreeObject),
        };
        Whole { shape, others, requires, forbids }
    }

    /// A member that two parts have is required when one of them says so, and what the narrower of them is.
    fn add(&self, members: &mut Members, more: &Members) {
        for (name, property) in more {
            let mut property = property.clone();
            if let Some(before) = members.get(name) {
                property.required |= before.required;
                let (mut narrow, wide) =
                    if self.narrowness(&before.schema.shape) > self.narrowness(&property.schema.shape) {
                        (before.schema.clone(), property.schema)
                    } else {
                        (property.schema, before.schema.clone())
                    };
                narrow.description = narrow.description.or(wide.description);
                if narrow.direction == Direction::Both {
                    narrow.direction = wide.direction;
                }
                property.schema = narrow;
            }
            members.insert(name.clone(), property);
        }
    }

    /// Of two shapes that hold for one value, the one with the greater number says more.
    fn narrowness(&self, shape: &Shape) -> u8 {
        match shape {
            Shape::Any => 0,
            Shape::FreeObject => 1,
            Shape::Enum(_) => 3,
            Shape::Reference(name) => {
                let target = self.components.get(name).map(|schema| &schema.shape);
                match target {
                    Some(Shape::Enum(_)) => 3,
                    Some(Shape::Any | Shape::FreeObject) => 1,
                    _ => 2,
                }
            }
            _ => 2,
        }
    }
}

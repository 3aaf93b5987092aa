//! `allOf`: one reference beside a description is that reference; several objects are one object with all their members.
//!
//! The first is done before inline schemas get names of their own, the second after: an inline schema that joins what it
//! stands in would have no end otherwise.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Component, Property, Schema, Shape};

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
    for (name, shape) in found {
        if let Some(schema) =
            lowering.api.schemas.get_mut(&name).filter(|schema| matches!(schema.shape, Shape::AllOf(_)))
        {
            places += 1;
            schema.shape = shape;
        }
    }
    places
}

type Members = IndexMap<String, Property>;

/// What components become, each joined once.
struct Joined<'a> {
    components: &'a IndexMap<Component, Schema>,
    found: HashMap<Component, Shape>,
}

impl<'a> Joined<'a> {
    fn component(&mut self, name: &'a Component) {
        let Some(schema) = self.components.get(name).filter(|_| !self.found.contains_key(name)) else { return };
        // Stands there while its parts are looked at; circles are refused by `check`.
        self.found.insert(name.clone(), Shape::FreeObject);
        let mut members = Members::new();
        let shape = match self.merge(schema, &mut members) {
            Some(reason) => Shape::Unsupported(reason),
            None if members.is_empty() => Shape::FreeObject,
            None => Shape::Object(members),
        };
        self.found.insert(name.clone(), shape);
    }

    /// Collects the members of all parts, or says what cannot be joined; a member that two parts have is required when
    /// one of them says so.
    fn merge(&mut self, schema: &'a Schema, members: &mut Members) -> Option<String> {
        match &schema.shape {
            Shape::Reference(name) => {
                if !self.components.contains_key(name) {
                    return Some(format!("its `allOf` refers to `{name}`, which does not exist"));
                }
                self.component(name);
                match self.found.get(name) {
                    Some(Shape::Object(inherited)) => add(members, inherited),
                    Some(Shape::Unsupported(reason)) => return Some(reason.clone()),
                    _ => {}
                }
                None
            }
            Shape::AllOf(parts) => parts.iter().find_map(|part| self.merge(part, members)),
            Shape::Object(properties) => {
                add(members, properties);
                None
            }
            Shape::FreeObject | Shape::Any => None,
            Shape::Unsupported(reason) => Some(reason.clone()),
            other => Some(format!("its `allOf` joins an object with {}", kind(other))),
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

#[cfg(test)]
mod tests {
    use crate::model::Shape;
    use crate::testing::lowering;

    #[test]
    fn one_reference_is_that_reference_and_keeps_the_words_beside_it() {
        let mut lowering = lowering(
            "components: {schemas: {B: {type: object}, A: {type: object, properties: {b: {description: Mine., allOf: [{$ref: '#/components/schemas/B'}]}}}}}",
        );
        assert_eq!(super::references(&mut lowering), 1);
        let Shape::Object(properties) = &lowering.api.schemas["A"].shape else { panic!("an object") };
        assert!(matches!(&properties["b"].schema.shape, Shape::Reference(name) if name == "B"));
        assert_eq!(properties["b"].schema.description.as_deref(), Some("Mine."));
    }

    #[test]
    fn what_joins_the_schema_that_it_stands_in_has_an_end() {
        let mut lowering = lowering(
            "
components:
  schemas:
    A: {type: object, properties: {a: {type: string}, more: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}}}
",
        );
        super::references(&mut lowering);
        crate::lower::inline_schemas::run(&mut lowering);
        assert_eq!(super::run(&mut lowering), 1);
        let Shape::Object(properties) = &lowering.api.schemas["A.More"].shape else { panic!("an object") };
        assert_eq!(properties.keys().collect::<Vec<_>>(), ["a", "more", "b"]);
        assert!(matches!(&properties["more"].schema.shape, Shape::Reference(name) if name == "A.More"));
    }

    #[test]
    fn objects_are_joined() {
        let mut lowering = lowering(
            "
components:
  schemas:
    Base: {type: object, required: [id], properties: {id: {type: string}}}
    Leaf: {allOf: [{$ref: '#/components/schemas/Base'}], type: object, properties: {name: {type: string}}}
",
        );
        super::run(&mut lowering);
        let Shape::Object(properties) = &lowering.api.schemas["Leaf"].shape else { panic!("an object") };
        assert_eq!(
            properties.iter().map(|(n, p)| (n.as_str(), p.required)).collect::<Vec<_>>(),
            [("id", true), ("name", false)]
        );
    }

    #[test]
    fn what_cannot_be_joined_says_why() {
        let mut lowering = lowering(
            "components: {schemas: {A: {allOf: [{type: array, items: {type: string}}, {type: object, properties: {a: {type: string}}}]}}}",
        );
        super::run(&mut lowering);
        assert!(
            matches!(&lowering.api.schemas["A"].shape, Shape::Unsupported(why) if why == "its `allOf` joins an object with an array")
        );
    }
}

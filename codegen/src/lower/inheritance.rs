//! `allOf`: one reference beside a description is that reference; several objects are one object with all their members.
//!
//! The first is done before inline schemas get names of their own, the second after: an inline schema that joins what it
//! stands in would have no end otherwise.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::Lowering;
use super::ids::for_each_schema;
use crate::api::{Property, Schema, Shape};

/// `allOf` of one part is that part.
pub(super) fn references(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for_each_schema(&mut lowering.api, &mut |schema| {
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
pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let components = lowering.api.schemas.clone();
    for schema in lowering.api.schemas.values_mut().filter(|schema| matches!(schema.shape, Shape::AllOf(_))) {
        places += 1;
        let mut members = IndexMap::new();
        schema.shape = match merge(schema, &components, &mut members, &mut HashSet::new()) {
            Ok(()) if members.is_empty() => Shape::FreeObject,
            Ok(()) => Shape::Object(members),
            Err(reason) => Shape::Unsupported(reason),
        };
    }
    places
}

/// Collects the members of all parts, each component once; a member that two parts have is required when one of them says so.
fn merge<'a>(
    schema: &'a Schema,
    components: &'a IndexMap<String, Schema>,
    members: &mut IndexMap<String, Property>,
    seen: &mut HashSet<&'a str>,
) -> Result<(), String> {
    match &schema.shape {
        Shape::Reference(name) => match components.get(name) {
            Some(target) if seen.insert(name) => merge(target, components, members, seen),
            Some(_) => Ok(()),
            None => Err(format!("its `allOf` refers to `{name}`, which does not exist")),
        },
        Shape::AllOf(parts) => parts.iter().try_for_each(|part| merge(part, components, members, seen)),
        Shape::Object(properties) => {
            for (name, property) in properties {
                let required = property.required || members.get(name).is_some_and(|p| p.required);
                let merged = Property { required, schema: property.schema.clone() };
                members.insert(name.clone(), merged);
            }
            Ok(())
        }
        Shape::FreeObject | Shape::Any => Ok(()),
        Shape::Unsupported(reason) => Err(reason.clone()),
        other => Err(format!("its `allOf` joins an object with {}", kind(other))),
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
    use crate::api::Shape;
    use crate::lower::testing::lowering;

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

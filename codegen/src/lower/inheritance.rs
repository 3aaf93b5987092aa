//! `allOf`: one reference beside a description is that reference; several objects are one object with all their members.

use indexmap::IndexMap;

use super::Lowering;
use super::ids::for_each_schema;
use crate::api::{Property, Schema, Shape};

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let components = lowering.api.schemas.clone();
    for_each_schema(&mut lowering.api, &mut |schema| {
        let Shape::AllOf(parts) = &mut schema.shape else { return };
        places += 1;
        if let [only] = &mut parts[..] {
            let only = std::mem::take(only);
            schema.nullable |= only.nullable;
            schema.shape = only.shape;
            if schema.description.is_none() {
                schema.description = only.description;
            }
            // Inheritance of one part is that part.
            if !matches!(schema.shape, Shape::AllOf(_)) {
                return;
            }
        }
        let mut members = IndexMap::new();
        schema.shape = match merge(schema, &components, &mut members, 0) {
            Ok(()) if members.is_empty() => Shape::FreeObject,
            Ok(()) => Shape::Object(members),
            Err(reason) => Shape::Unsupported(reason),
        };
    });
    places
}

/// Collects the members of all parts; a member that two parts have is required when one of them says so.
fn merge(
    schema: &Schema,
    components: &IndexMap<String, Schema>,
    members: &mut IndexMap<String, Property>,
    depth: usize,
) -> Result<(), String> {
    if depth > components.len() + 1 {
        return Err("its `allOf` refers to itself".to_owned());
    }
    match &schema.shape {
        Shape::Reference(name) => match components.get(name) {
            Some(target) => merge(target, components, members, depth + 1),
            None => Err(format!("its `allOf` refers to `{name}`, which does not exist")),
        },
        Shape::AllOf(parts) => parts.iter().try_for_each(|part| merge(part, components, members, depth + 1)),
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
        assert_eq!(super::run(&mut lowering), 1);
        let Shape::Object(properties) = &lowering.api.schemas["A"].shape else { panic!("an object") };
        assert!(matches!(&properties["b"].schema.shape, Shape::Reference(name) if name == "B"));
        assert_eq!(properties["b"].schema.description.as_deref(), Some("Mine."));
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
        assert_eq!(properties.iter().map(|(n, p)| (n.as_str(), p.required)).collect::<Vec<_>>(), [("id", true), ("name", false)]);
    }

    #[test]
    fn what_cannot_be_joined_says_why() {
        let mut lowering = lowering(
            "components: {schemas: {A: {allOf: [{type: array, items: {type: string}}, {type: object, properties: {a: {type: string}}}]}}}",
        );
        super::run(&mut lowering);
        assert!(matches!(&lowering.api.schemas["A"].shape, Shape::Unsupported(why) if why == "its `allOf` joins an object with an array"));
    }
}

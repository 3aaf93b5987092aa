//! A reference to a component that is only another name for a value is that value; one to another name for a type is that
//! type. The names stay as type aliases, but nothing depends on them. What may be null by its component may be null wherever
//! the component is used.

use std::collections::HashMap;

use crate::lower::Lowering;
use crate::model::{Api, Component, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let meanings: HashMap<Component, Meaning> =
        api.schemas.keys().filter_map(|name| Some((name.clone(), meaning(api, name)?))).collect();
    let mut places = 0;
    api.for_each_schema_mut(&mut |schema| {
        let Shape::Reference(name) = &schema.shape else { return };
        let Some(Meaning { shape, nullable }) = meanings.get(name) else { return };
        schema.nullable |= nullable;
        if !matches!(shape, Shape::Reference(target) if target == name) {
            schema.shape = shape.clone();
            places += 1;
        }
    });
    places + lists(api)
}

struct Meaning {
    shape: Shape,
    nullable: bool,
}

/// What a reference to `name` stands for.
fn meaning(api: &Api, name: &Component) -> Option<Meaning> {
    let (end, schema) = api.resolve(name)?;
    let is_value = matches!(
        schema.shape,
        Shape::Boolean | Shape::Integer { .. } | Shape::Number { .. } | Shape::String(_) | Shape::Any
    );
    // Components of ours are types of their own.
    let shape = if is_value && end.schema().is_some() { schema.shape.clone() } else { Shape::Reference(end.clone()) };
    Some(Meaning { shape, nullable: api.chain(name).any(|(_, schema)| schema.nullable) })
}

/// A parameter or body that is another name for a list is taken as that list.
fn lists(api: &mut Api) -> usize {
    let mut places = 0;
    let Api { operations, schemas, .. } = api;
    let mut expand = |schema: &mut Schema| {
        let Shape::Reference(name) = &schema.shape else { return };
        if let Some(list @ Shape::Array(_)) = schemas.get(name).map(|target| &target.shape) {
            schema.shape = list.clone();
            places += 1;
        }
    };
    for operation in operations {
        operation.parameters.iter_mut().for_each(|parameter| expand(&mut parameter.schema));
        operation.body.iter_mut().flat_map(|body| &mut body.content).for_each(|media| expand(&mut media.schema));
    }
    places
}

#[cfg(test)]
mod tests {
    use crate::model::{Shape, StringFormat};
    use crate::testing::lowering;

    #[test]
    fn names_of_values_are_values_and_names_of_names_are_types() {
        let mut lowering = lowering(
            "
components:
  schemas:
    When: {type: string, format: date-time, nullable: true}
    Info: {type: object}
    Other: {$ref: '#/components/schemas/Info'}
    A:
      type: object
      properties: {when: {$ref: '#/components/schemas/When'}, other: {$ref: '#/components/schemas/Other'}, info: {$ref: '#/components/schemas/Info'}}
",
        );
        assert_eq!(super::run(&mut lowering), 2);
        let Shape::Object(properties) = &lowering.api.schemas["A"].shape else { panic!("an object") };
        assert!(matches!(properties["when"].schema.shape, Shape::String(StringFormat::DateTime)));
        assert!(properties["when"].schema.nullable);
        assert_eq!(properties["other"].schema.references(), ["Info"]);
        assert_eq!(lowering.api.schemas["Other"].references(), ["Info"]);
    }
}

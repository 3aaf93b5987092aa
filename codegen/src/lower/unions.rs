//! Unions (`oneOf`, `anyOf`): what Rust has no choice for is simplified, the rest keeps its variants as components.
//!
//! A union of one schema is that schema. Variants that look alike on the wire are one variant. The tags of a discriminator
//! are completed by the names of the components, as OpenAPI has it.

use super::Lowering;
use super::ids::for_each_schema;
use crate::api::{Schema, Shape};

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for_each_schema(&mut lowering.api, &mut |schema| {
        let Shape::Union { variants, discriminator } = &mut schema.shape else { return };
        places += 1;
        let mut seen = Vec::new();
        variants.retain(|variant| {
            let look = look(variant);
            let new = !seen.contains(&look);
            seen.push(look);
            new
        });
        if let Some(discriminator) = discriminator {
            for variant in variants.iter() {
                if let Shape::Reference(name) = &variant.shape
                    && !discriminator.mapping.values().any(|target| target == name)
                {
                    discriminator.mapping.insert(name.clone(), name.clone());
                }
            }
        }
        if let [only] = &mut variants[..] {
            schema.nullable |= only.nullable;
            schema.shape = std::mem::take(&mut only.shape);
        }
    });
    places
}

/// What tells variants apart: the component, or the kind of JSON value.
fn look(variant: &Schema) -> String {
    match &variant.shape {
        Shape::Reference(name) => format!("#{name}"),
        Shape::Any => "any".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer { .. } => "integer".to_owned(),
        Shape::Number { .. } => "number".to_owned(),
        Shape::String(_) => "string".to_owned(),
        Shape::Array(inner) => format!("array of {}", look(inner)),
        Shape::Map(inner) => format!("map of {}", look(inner)),
        _ => format!("@{}", variant.pointer),
    }
}

#[cfg(test)]
mod tests {
    use crate::api::Shape;
    use crate::lower::testing::lowering;

    #[test]
    fn alike_variants_are_one_and_one_variant_is_no_union() {
        let mut lowering = lowering("components: {schemas: {A: {oneOf: [{type: string}, {type: string, format: uri}]}}}");
        assert_eq!(super::run(&mut lowering), 1);
        assert!(matches!(lowering.api.schemas["A"].shape, Shape::String(_)));
    }

    #[test]
    fn every_variant_has_a_tag() {
        let mut lowering = lowering(
            "
components:
  schemas:
    A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], discriminator: {propertyName: kind, mapping: {b: '#/components/schemas/B'}}}
",
        );
        super::run(&mut lowering);
        let Shape::Union { discriminator: Some(discriminator), .. } = &lowering.api.schemas["A"].shape else { panic!("a union") };
        assert_eq!(discriminator.mapping.iter().map(|(t, n)| format!("{t}={n}")).collect::<Vec<_>>(), ["b=B", "C=C"]);
    }
}

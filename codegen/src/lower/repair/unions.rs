//! Unions (`oneOf`, `anyOf`): what Rust has no choice for is simplified, the rest keeps its variants as components.
//!
//! A union of one schema is that schema. Variants that look alike on the wire are one variant. The tags of a discriminator
//! are completed by the names of the components, as OpenAPI has it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::document::escape;
use crate::lower::Lowering;
use crate::model::{Api, Component, Discriminator, Schema, Shape, StringFormat};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let objects = objects(&lowering.api);
    let aliases = aliases(&lowering.api);
    lowering.api.for_each_schema_mut(&mut |schema| {
        let Shape::Union { variants, discriminator } = &mut schema.shape else { return };
        places += 1;
        join_alike(variants, &aliases);
        if let Some(found) = discriminator
            && !complete(found, variants, &objects)
        {
            // Without a tag for each of its variants it is read by trying them.
            *discriminator = None;
        }
        if let [only] = &mut variants[..] {
            schema.nullable |= only.nullable;
            schema.shape = std::mem::take(&mut only.shape);
        }
    });
    places
}

/// Components that are objects, each with whether the document itself names it.
fn objects(api: &Api) -> HashMap<Component, bool> {
    let objects = api.schemas.iter().filter(|(_, schema)| matches!(schema.shape, Shape::Object(_) | Shape::FreeObject));
    let named = |component: &Component, schema: &Schema| {
        component.schema().is_some_and(|name| schema.pointer == format!("/components/schemas/{}", escape(name)))
    };
    objects.map(|(name, schema)| (name.clone(), named(name, schema))).collect()
}

/// Gives every variant a tag; whether that could be done.
fn complete(discriminator: &mut Discriminator, variants: &[Schema], objects: &HashMap<Component, bool>) -> bool {
    let listed: HashSet<&Component> = variants.iter().flat_map(Schema::references).collect();
    // A tag that leads nowhere, or to what the union does not list, is one of the unknown ones.
    discriminator.mapping.retain(|_, target| objects.contains_key(target) && listed.contains(&*target));
    let mapped: HashSet<Component> = discriminator.mapping.values().cloned().collect();
    variants.iter().all(|variant| match &variant.shape {
        Shape::Reference(name) if mapped.contains(name) => true,
        // Only names of the document are tags, and only where no other variant has that tag.
        Shape::Reference(component @ Component::Schema(name))
            if objects.get(component) == Some(&true) && !discriminator.mapping.contains_key(name) =>
        {
            discriminator.mapping.insert(name.clone(), component.clone());
            true
        }
        _ => false,
    })
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
        Shape::Integer { .. } => "integer".to_owned(),
        Shape::Number { .. } => "number".to_owned(),
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

#[cfg(test)]
mod tests {
    use crate::model::Shape;
    use crate::testing::lowering;

    #[test]
    fn alike_variants_are_one_and_one_variant_is_no_union() {
        let mut lowering =
            lowering("components: {schemas: {A: {oneOf: [{type: string}, {type: string, format: uri}]}}}");
        assert_eq!(super::run(&mut lowering), 1);
        assert!(matches!(lowering.api.schemas["A"].shape, Shape::String(_)));
    }

    #[test]
    fn every_variant_has_a_tag() {
        let mut lowering = lowering(
            "
components:
  schemas:
    A:
      oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]
      discriminator: {propertyName: kind, mapping: {b: '#/components/schemas/B', d: '#/components/schemas/D', gone: '#/components/schemas/Gone'}}
    B: {type: object, properties: {b: {type: string}}}
    C: {type: object, properties: {c: {type: string}}}
    D: {type: object, properties: {d: {type: string}}}
",
        );
        super::run(&mut lowering);
        let Shape::Union { discriminator: Some(discriminator), .. } = &lowering.api.schemas["A"].shape else {
            panic!("a union")
        };
        assert_eq!(discriminator.mapping.iter().map(|(t, n)| format!("{t}={n}")).collect::<Vec<_>>(), ["b=B", "C=C"]);
    }
}

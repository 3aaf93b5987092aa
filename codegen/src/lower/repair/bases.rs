//! A `discriminator` on an object that others build on by `allOf` says that the object may be any of them: it becomes the
//! union of its descendants and of itself, `Animal` of `Hen`, `Cow` and `Animal.Base`, which has the members of its own.
//!
//! Read as the base alone, what a descendant adds would be lost.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Component, Discriminator, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let schemas = &mut lowering.api.schemas;
    let bases: Vec<(Component, Vec<Component>)> = schemas
        .iter()
        .filter(|(_, schema)| schema.descendants_by.is_some())
        .map(|(name, _)| (name.clone(), descendants(schemas, name)))
        .filter(|(name, descendants)| !descendants.is_empty() && !schemas.contains_key(&own(name)))
        .collect();
    let owns: HashMap<Component, Component> = bases.iter().map(|(name, _)| (name.clone(), own(name))).collect();
    for schema in schemas.values_mut() {
        build_on(schema, &owns);
    }
    for (name, descendants) in &bases {
        let Some(schema) = schemas.get_mut(name) else { continue };
        let Some(discriminator) = schema.descendants_by.take() else { continue };
        let variants: Vec<Component> = descendants.iter().chain([name]).cloned().collect();
        let mapping = tags(&discriminator, &variants);
        let concrete = |name: &Component| owns.get(name).unwrap_or(name).clone();
        let union = Shape::Union {
            variants: variants.iter().map(|name| Schema::reference(schema.pointer.clone(), concrete(name))).collect(),
            discriminator: Some(Discriminator {
                property: discriminator.property,
                mapping: mapping.into_iter().map(|(tag, name)| (tag, concrete(&name))).collect(),
            }),
        };
        let base = Schema {
            shape: std::mem::replace(&mut schema.shape, union),
            requires: std::mem::take(&mut schema.requires),
            forbids: std::mem::take(&mut schema.forbids),
            others: std::mem::take(&mut schema.others),
            description: schema.description.clone(),
            timeline: schema.timeline.clone(),
            ..Schema::of(schema.pointer.clone(), Shape::Any)
        };
        schemas.insert(own(name), base);
    }
    bases.len()
}

/// The component with the members of a base alone.
fn own(base: &Component) -> Component {
    Component::from(format!("{base}.Base"))
}

/// The components that build on `base`, directly or by others, in document order.
fn descendants(schemas: &IndexMap<Component, Schema>, base: &Component) -> Vec<Component> {
    let mut found = vec![base];
    let mut at = 0;
    while let Some(parent) = found.get(at).copied() {
        let more: Vec<&Component> = schemas
            .iter()
            .filter(|(name, schema)| parents(schema).contains(&parent) && !found.contains(name))
            .map(|(name, _)| name)
            .collect();
        found.extend(more);
        at += 1;
    }
    schemas.keys().filter(|name| *name != base && found.contains(name)).cloned().collect()
}

fn parents(schema: &Schema) -> Vec<&Component> {
    match &schema.shape {
        Shape::AllOf(parts) => parts
            .iter()
            .filter_map(|part| match &part.shape {
                Shape::Reference(name) => Some(name),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// Lets what builds on a base build on its own members.
fn build_on(schema: &mut Schema, owns: &HashMap<Component, Component>) {
    let Shape::AllOf(parts) = &mut schema.shape else { return };
    let mut builds = false;
    for part in parts.iter_mut() {
        if let Shape::Reference(name) = &mut part.shape
            && let Some(own) = owns.get(name)
        {
            *name = own.clone();
            builds = true;
        }
    }
    // `allOf` of one reference would be that reference, and a descendant that adds nothing is a type all the same.
    if builds && parts.len() == 1 {
        parts.push(Schema::of(schema.pointer.clone(), Shape::FreeObject));
    }
}

/// The tags of each: those of the mapping, else its name.
fn tags(discriminator: &Discriminator, variants: &[Component]) -> IndexMap<String, Component> {
    let mut tags: IndexMap<String, Component> =
        discriminator.mapping.iter().filter(|(_, name)| variants.contains(name)).map(clone).collect();
    for name in variants {
        if !tags.values().any(|tagged| tagged == name) {
            tags.entry(name.to_string()).or_insert_with(|| name.clone());
        }
    }
    tags
}

fn clone((tag, name): (&String, &Component)) -> (String, Component) {
    (tag.clone(), name.clone())
}

//! What stands beside a union, in `allOf` or as properties of its own, is part of each of its variants: all of a base and one
//! of two others is one of two, each with the base.

use indexmap::IndexMap;

use crate::lower::Lowering;
use crate::model::{Component, Discriminator, Schema, Shape};

/// Unions beside unions beside unions more than this are not told apart: there would be too many variants.
const DEEP: usize = 4;

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    // What is distributed may stand beside another union, or be part of another whole.
    for _ in 0..DEEP {
        let schemas = &lowering.api.schemas;
        // All are looked for before any is changed: what one becomes must not depend on whether another came first.
        let found: Vec<(Component, Found)> =
            schemas.iter().filter_map(|(name, schema)| Some((name.clone(), find(schema, schemas)?))).collect();
        if found.is_empty() {
            break;
        }
        places += found.len();
        found.into_iter().for_each(|(holder, found)| distribute(&mut lowering.api.schemas, &holder, found));
    }
    places
}

/// A union that was found beside other parts.
struct Found {
    others: Vec<Schema>,
    variants: Vec<Schema>,
    discriminator: Option<Discriminator>,
}

fn distribute(schemas: &mut IndexMap<Component, Schema>, holder: &Component, found: Found) {
    let Some(schema) = schemas.get_mut(holder) else { return };
    let requires = std::mem::take(&mut schema.requires);
    let forbids = std::mem::take(&mut schema.forbids);
    let others = std::mem::take(&mut schema.others);
    let mut moved: Vec<(Component, Component)> = Vec::new();
    let mut variants = Vec::new();
    for (index, variant) in found.variants.into_iter().enumerate() {
        let last = match &variant.shape {
            Shape::Reference(name) => name.to_string().rsplit('.').next().unwrap_or_default().to_owned(),
            _ => format!("Choice{}", index + 1),
        };
        let name = Component::from(format!("{holder}.{last}"));
        if let Shape::Reference(target) = &variant.shape {
            moved.push((target.clone(), name.clone()));
        }
        let pointer = variant.pointer.clone();
        let joined = Schema {
            description: variant.description.clone(),
            requires: requires.clone(),
            forbids: forbids.clone(),
            others: others.clone(),
            ..Schema::of(pointer.clone(), Shape::AllOf(found.others.iter().cloned().chain([variant]).collect()))
        };
        // Of two with one name the second is refused as any other name that two have.
        if !schemas.contains_key(&name) {
            schemas.insert(name.clone(), joined);
        }
        variants.push(Schema::reference(pointer, name));
    }
    let discriminator = found.discriminator.map(|mut discriminator| {
        for target in discriminator.mapping.values_mut() {
            if let Some((_, name)) = moved.iter().find(|(from, _)| from == target) {
                *target = name.clone();
            }
        }
        // Names of the document are tags, and the variants have other names now.
        for (from, name) in &moved {
            if !discriminator.mapping.values().any(|target| target == name) {
                discriminator.mapping.entry(from.to_string()).or_insert_with(|| name.clone());
            }
        }
        discriminator
    });
    if let Some(schema) = schemas.get_mut(holder) {
        schema.shape = Shape::Union { variants, discriminator };
    }
}

/// The first union among the parts of a component, and what stands beside it.
fn find(schema: &Schema, schemas: &IndexMap<Component, Schema>) -> Option<Found> {
    let Shape::AllOf(parts) = &schema.shape else { return None };
    let at = parts.iter().position(|part| union(part, schemas).is_some())?;
    let (variants, discriminator) = union(&parts[at], schemas)?;
    let mut others = parts.clone();
    others.remove(at);
    Some(Found { others, variants: variants.clone(), discriminator: discriminator.clone() })
}

fn union<'a>(
    part: &'a Schema,
    schemas: &'a IndexMap<Component, Schema>,
) -> Option<(&'a Vec<Schema>, &'a Option<Discriminator>)> {
    match &part.shape {
        Shape::Union { variants, discriminator } => Some((variants, discriminator)),
        Shape::Reference(name) => match &schemas.get(name)?.shape {
            Shape::Union { variants, discriminator } => Some((variants, discriminator)),
            _ => None,
        },
        _ => None,
    }
}

//! Values that lead back to their holder are in boxes, those that [`crate::keep`] has marked and no others.
//!
//! typify boxes where it happens to be when it comes back, so that a neighbour can move the box to another field.

use syn::{Item, Type};

use crate::model::nodes::of;
use crate::model::syntax::argument_of;
use crate::model::{Crate, Facts, Schema, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let values: Vec<&Schema> = match &schema.shape {
            Shape::Object(properties) => properties.values().map(|property| &property.schema).collect(),
            Shape::Union { variants, .. } => variants.iter().collect(),
            // Another name for something needs no box of its own.
            _ => vec![schema],
        };
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, value) in definition.fields.iter_mut().zip(values) {
            let ty = without_box(&field.ty);
            field.ty = if value.boxed { boxed(&ty) } else { ty };
            places += usize::from(value.boxed);
        }
    }
    places
}

/// The type without the box that typify may have put around it or inside of its option.
fn without_box(ty: &Type) -> Type {
    if let Some(inner) = argument_of(ty, "Option") {
        if argument_of(inner, "Box").is_none() && argument_of(inner, "Option").is_none() {
            return ty.clone();
        }
        let inner = without_box(inner);
        return of("Option", inner);
    }
    argument_of(ty, "Box").cloned().unwrap_or_else(|| ty.clone())
}

fn boxed(ty: &Type) -> Type {
    match argument_of(ty, "Option") {
        Some(inner) => of("Option", of("Box", inner.clone())),
        None => of("Box", ty.clone()),
    }
}

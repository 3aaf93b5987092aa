//! A type that contains itself needs a box somewhere. The rule is on the types alone: a value is boxed where its type leads
//! back to the one that holds it, through other values or not.
//!
//! typify boxes where it happens to be when it comes back, so that a neighbour can move the box to another field.

use std::collections::{HashMap, HashSet};

use syn::{Item, Type, parse_quote};

use crate::model::syntax::argument_of;
use crate::model::{Api, Component, Crate, Facts, Schema, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let api = facts.api;
    let reached: HashMap<&Component, HashSet<&Component>> =
        api.schemas.keys().map(|name| (name, reached(name, api))).collect();
    let mut places = 0;
    for item in &mut krate.types {
        let holder = &item.component;
        let schema = &api.schemas[holder];
        let values: Vec<&Schema> = match &schema.shape {
            Shape::Object(properties) => properties.values().map(|property| &property.schema).collect(),
            Shape::Union { variants, .. } => variants.iter().collect(),
            // Another name for something needs no box of its own.
            _ => vec![schema],
        };
        let is_nominal = matches!(schema.shape, Shape::Object(_) | Shape::Union { .. });
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, value) in definition.fields.iter_mut().zip(values) {
            let back = is_nominal
                && target(value, api).is_some_and(|target| target == holder || reached[target].contains(holder));
            let ty = without_box(&field.ty);
            field.ty = if back { boxed(&ty) } else { ty };
            places += usize::from(back);
        }
    }
    places
}

/// The component that a value of `schema` holds, not behind a pointer as those of lists and maps are.
fn target<'a>(schema: &'a Schema, api: &'a Api) -> Option<&'a Component> {
    match &schema.shape {
        Shape::Reference(name) => api.resolve(name).map(|(name, _)| name),
        _ => None,
    }
}

/// The components that a value of `name` holds, directly and through others.
fn reached<'a>(name: &'a Component, api: &'a Api) -> HashSet<&'a Component> {
    let mut found = HashSet::new();
    let mut waiting = vec![name];
    while let Some(name) = waiting.pop() {
        let Some(schema) = api.schemas.get(name) else { continue };
        let values: Vec<&Schema> = match &schema.shape {
            Shape::Object(properties) => properties.values().map(|property| &property.schema).collect(),
            Shape::Union { variants, .. } => variants.iter().collect(),
            _ => vec![schema],
        };
        let targets = values.into_iter().filter_map(|value| target(value, api));
        waiting.extend(targets.filter(|target| found.insert(*target)));
    }
    found
}

/// The type without the box that typify may have put around it or inside of its option.
fn without_box(ty: &Type) -> Type {
    if let Some(inner) = argument_of(ty, "Option") {
        if argument_of(inner, "Box").is_none() && argument_of(inner, "Option").is_none() {
            return ty.clone();
        }
        let inner = without_box(inner);
        return parse_quote!(Option<#inner>);
    }
    argument_of(ty, "Box").cloned().unwrap_or_else(|| ty.clone())
}

fn boxed(ty: &Type) -> Type {
    match argument_of(ty, "Option") {
        Some(inner) => parse_quote!(Option<Box<#inner>>),
        None => parse_quote!(Box<#ty>),
    }
}

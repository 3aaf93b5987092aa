//! Objects keep the members that their document allows and does not name, so that what is read, changed and sent back is
//! all there.
//!
//! OpenAPI allows such members wherever `additionalProperties` does not forbid them. The vendor's own documents are of
//! another mind: a structure of vAPI has the members that are declared and no others, and its documents leave
//! `additionalProperties` out. There only what is said counts, and variants of a union, whose members tell them apart.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Api, Component, Others, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let is_vapi = api.schemas.keys().any(|name| name.in_standard_package().is_some());
    let variants = variants(api);
    let mut places = 0;
    for (name, schema) in &mut api.schemas {
        let open = matches!((&schema.shape, &schema.others), (Shape::Object(_), Others::Unsaid));
        if open && (!is_vapi || variants.contains(name)) {
            let pointer = schema.pointer.clone();
            schema.others = Others::Of(Box::new(Schema::of(pointer, Shape::Any)));
            places += 1;
        }
    }
    places
}

/// The components that a union without a tag can be.
fn variants(api: &Api) -> HashSet<Component> {
    let unions = api.schemas.values().filter_map(|schema| match &schema.shape {
        Shape::Union { variants, discriminator: None } => Some(variants),
        _ => None,
    });
    let targets = unions.flatten().filter_map(|variant| match &variant.shape {
        Shape::Reference(name) => api.resolve(name).map(|(name, _)| name.clone()),
        _ => None,
    });
    targets.collect()
}

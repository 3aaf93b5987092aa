//! Finds variants of a union that nothing in the document tells apart: a value that two of them fit alike stays the JSON that
//! it is, and the docs say so.

use crate::lower::Lowering;
use crate::model::{Api, Component, Others, Schema, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &lowering.api;
    let found: Vec<(Component, String)> =
        api.schemas.iter().filter_map(|(name, schema)| Some((name.clone(), words(schema, api)?))).collect();
    let places = found.len();
    for (name, words) in found {
        if let Some(schema) = lowering.api.schemas.get_mut(&name) {
            let before = schema.description.take().filter(|words| !words.trim().is_empty());
            schema.description = Some(before.map_or_else(|| words.clone(), |before| format!("{before}\n\n{words}")));
        }
    }
    places
}

fn words(schema: &Schema, api: &Api) -> Option<String> {
    let Shape::Union { variants, discriminator: None } = &schema.shape else { return None };
    let looks: Vec<(String, Component)> = variants.iter().filter_map(|variant| look(variant, api)).collect();
    let alike = looks
        .iter()
        .enumerate()
        .filter(|(at, (own, _))| looks.iter().enumerate().any(|(other, (look, _))| *at != other && look == own));
    let names: Vec<String> = alike.map(|(_, (_, name))| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| {
        format!("Nothing tells {} apart: a value that could be either comes as the JSON that it is.", names.join(", "))
    })
}

/// What tells an object from others: the names of its members, and which must be there.
fn look(variant: &Schema, api: &Api) -> Option<(String, Component)> {
    let Shape::Reference(name) = &variant.shape else { return None };
    let (name, schema) = api.resolve(name)?;
    let Shape::Object(properties) = &schema.shape else { return None };
    let mut members: Vec<String> = properties
        .iter()
        .map(|(name, property)| {
            let constants = format!("{:?}", property.schema.constants);
            let kind = kind(api.shape(&property.schema));
            format!("{name}{} {kind} {constants}", if property.required { "!" } else { "" })
        })
        .collect();
    members.sort();
    Some((format!("{members:?} {}", matches!(schema.others, Others::None)), name.clone()))
}

fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Boolean => "boolean",
        Shape::Integer(_) | Shape::Number => "number",
        Shape::String(_) | Shape::Enum(_) => "text",
        Shape::Array(_) => "list",
        Shape::Object(_) | Shape::Map(_) | Shape::FreeObject => "object",
        _ => "",
    }
}

//! What may be absent is an `Option`, maps and objects too: typify gives these a default, and `{}` would vanish.

use syn::{Item, parse_quote};

use crate::model::syntax::is;
use crate::model::{Crate, Facts, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let Shape::Object(properties) = &facts.schema(item).shape else { continue };
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, property) in definition.fields.iter_mut().zip(properties.values()) {
            if (!property.required || property.schema.nullable) && !is(&field.ty, "Option") {
                let ty = &field.ty;
                field.ty = parse_quote!(Option<#ty>);
                places += 1;
            }
        }
    }
    places
}

//! What may be absent is an `Option`, maps and objects too: typify gives these a default, and `{}` would vanish. What may be
//! absent and may be null is one in another: a patch that leaves a property alone is not one that clears it.

use syn::{Item, Type, parse_quote};

use crate::model::nodes::of;
use crate::model::syntax::is;
use crate::model::{Crate, Facts, Schema, Shape};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let Shape::Object(properties) = &schema.shape else { continue };
        let Item::Struct(definition) = &mut item.definition else { continue };
        for (field, property) in definition.fields.iter_mut().zip(properties.values()) {
            if (!property.required || property.schema.nullable) && !is(&field.ty, "Option") {
                wrap(&mut field.ty);
                places += 1;
            }
            // A value of any kind can be null itself.
            if property.is_absent_or_null() && property.schema.nullable && !is_any(&property.schema) {
                wrap(&mut field.ty);
                places += 1;
            }
        }
        // typify has a type of its own for values of any kind; the members that have no name are one map, whatever they are.
        if schema.kept_others().is_some_and(is_any)
            && let Some(field) = definition.fields.iter_mut().nth(properties.len())
        {
            field.ty = parse_quote!(std::collections::BTreeMap<String, serde_json::Value>);
            places += 1;
        }
    }
    places
}

/// Puts an `Option` around a type.
fn wrap(ty: &mut Type) {
    let bare = std::mem::replace(ty, Type::Verbatim(Default::default()));
    *ty = of("Option", bare);
}

fn is_any(schema: &Schema) -> bool {
    matches!(schema.shape, Shape::Any)
}

//! The placeholder of a component that is only a name for a list, a map or a value becomes a type alias.

use syn::Item;

use crate::model::{Crate, Facts, Shape, nodes};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let schema = facts.schema(item);
        let is_alias =
            !matches!(schema.shape, Shape::Object(_) | Shape::Union { .. } | Shape::Enum(_)) && !item.component.is_id();
        let Item::Struct(placeholder) = &item.definition else { continue };
        let Some(field) = placeholder.fields.iter().next().filter(|_| is_alias) else { continue };
        let (ident, ty) = (&placeholder.ident, &field.ty);
        item.definition = nodes::alias(ident.clone(), ty.clone());
        places += 1;
    }
    places
}

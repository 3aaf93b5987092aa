//! Numbers become the names that the document gives.

use syn::Item;

use crate::model::nodes::ident;
use crate::model::{Crate, Facts, Shape};
use crate::names;

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        let name = ident(&item.path.ident);
        let schema = &facts.api.schemas[&item.component];
        match &mut item.definition {
            Item::Struct(definition) => {
                definition.ident = name;
                if let Shape::Object(properties) = &schema.shape {
                    for (field, name) in definition.fields.iter_mut().zip(names::fields(properties.keys())) {
                        field.ident = Some(ident(&name));
                        places += 1;
                    }
                    if schema.kept_others().is_some()
                        && let Some(field) = definition.fields.iter_mut().nth(properties.len())
                    {
                        field.ident = Some(ident(&names::others(properties.keys())));
                    }
                }
            }
            Item::Enum(definition) => definition.ident = name,
            Item::Type(definition) => definition.ident = name,
            _ => continue,
        }
        places += 1;
    }
    places
}

//! Every string that is marked as an id refers to one newtype.

use crate::lower::Lowering;
use crate::model::{Component, Schema, Shape, StringFormat};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    api.for_each_schema_mut(&mut |schema| {
        if let Some(id) = schema.id.clone().filter(|_| matches!(schema.shape, Shape::String(_))) {
            schema.shape = Shape::Reference(Component::Id(id));
            places += 1;
        }
    });
    let newtypes: Vec<Schema> = api
        .ids
        .iter()
        .map(|(name, id)| Schema {
            description: Some(id.description.clone()),
            timeline: id.timeline.clone(),
            lifecycle: id.lifecycle.clone(),
            sdk_name: Some(id.path.to_string()),
            id: Some(name.clone()),
            aliases: Vec::new(),
            ..Schema::of(id.pointer.clone(), Shape::String(StringFormat::Text))
        })
        .collect();
    for newtype in newtypes {
        let name = newtype.id.clone().unwrap_or_default();
        api.schemas.insert(Component::Id(name), newtype);
    }
    places
}

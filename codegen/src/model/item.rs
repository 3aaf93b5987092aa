//! Every item that has a life of its own: operations, schemas, properties, constants.

use super::{Api, Shape, Timeline};

/// What an item of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ItemKind {
    Operation,
    Schema,
    Property,
    Constant,
}

/// An item of the table.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    pub(crate) kind: ItemKind,
    /// Name of the operation or schema.
    pub(crate) holder: &'a str,
    /// Name of the property or constant.
    pub(crate) member: Option<&'a str>,
    pub(crate) timeline: Option<&'a Timeline>,
    /// The feature that it is behind: a constant has the gate of its enum, whatever its own stage.
    pub(crate) gate: Option<&'static str>,
}

/// Every item of the document, in its order.
pub(crate) fn items(api: &Api) -> Vec<Item<'_>> {
    let mut items: Vec<Item<'_>> = api
        .operations
        .iter()
        .map(|operation| item(ItemKind::Operation, &operation.id, None, operation.timeline.as_ref()))
        .collect();
    for (name, schema) in api.schemas.iter().filter_map(|(component, schema)| Some((component.schema()?, schema))) {
        items.push(item(ItemKind::Schema, name, None, schema.timeline.as_ref()));
        let gate = schema.timeline.as_ref().and_then(Timeline::gate);
        match &schema.shape {
            Shape::Object(properties) => items.extend(properties.iter().map(|(member, property)| {
                item(ItemKind::Property, name, Some(member), property.schema.timeline.as_ref())
            })),
            Shape::Enum(constants) => items.extend(constants.iter().map(|(member, constant)| Item {
                gate,
                ..item(ItemKind::Constant, name, Some(member), constant.timeline.as_ref())
            })),
            _ => {}
        }
    }
    items
}

fn item<'a>(kind: ItemKind, holder: &'a str, member: Option<&'a str>, timeline: Option<&'a Timeline>) -> Item<'a> {
    Item { kind, holder, member, timeline, gate: timeline.and_then(Timeline::gate) }
}

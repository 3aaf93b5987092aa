//! What programs can use of the client, by the names that stand in their sources.

use crate::model::{Facts, Shape, Used, UsedAs};
use crate::names;

pub(crate) fn uses(facts: &Facts<'_>) -> Vec<Used> {
    let calls = facts.api.operations.iter().filter_map(|operation| {
        let accessor = facts.names.accessors[&operation.tag].method.clone();
        let method = names::operation_method(&operation.id, &operation.tag);
        let kind = UsedAs::Call { accessor, method };
        Some(Used { kind, item: operation.id.clone(), timeline: operation.timeline.clone()? })
    });
    let schemas = facts.api.schemas.iter().filter_map(|(component, schema)| match &schema.shape {
        Shape::Object(properties) => Some((component.schema()?, properties)),
        _ => None,
    });
    let setters = schemas.flat_map(|(holder, properties)| {
        let optional = properties.iter().filter(|(_, property)| !property.required);
        optional.filter_map(move |(name, property)| {
            let kind = UsedAs::Setter(format!("with_{}", names::field(name)));
            Some(Used { kind, item: format!("{holder}.{name}"), timeline: property.schema.timeline.clone()? })
        })
    });
    calls.chain(setters).collect()
}

//! What callers of a crate know the order of, kept from one time it is generated to the next.

use std::collections::BTreeMap;

use super::{Api, Location, Names, Operation, Shape};

/// Orders by what callers call their holder: of the properties of a type, which are arguments of its `new` and members of
/// what is sent; of the parameters of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept(pub BTreeMap<String, Vec<String>>);

impl Kept {
    /// What a lowered document has now. `method` is what callers call an operation.
    pub(crate) fn of(api: &Api, names: &Names, method: impl Fn(&Operation) -> String) -> Self {
        let types = api.schemas.iter().filter_map(|(name, schema)| match &schema.shape {
            Shape::Object(properties) if properties.len() > 1 => {
                Some((names.schemas.get(name)?.to_string(), properties.keys().cloned().collect()))
            }
            _ => None,
        });
        let operations = api.operations.iter().filter(|operation| operation.parameters.len() > 1);
        let operations = operations.map(|operation| {
            (method(operation), operation.parameters.iter().map(|parameter| parameter.name.clone()).collect())
        });
        Self(types.chain(operations).collect())
    }

    /// Puts everything into the order that callers know; what they do not know comes last. What the path needs stays first
    /// and in its order.
    pub(crate) fn restore(&self, api: &mut Api, names: &Names, method: impl Fn(&Operation) -> String) {
        if self.0.is_empty() {
            return;
        }
        let place =
            |order: &[String], name: &String| order.iter().position(|known| known == name).unwrap_or(order.len());
        for (name, schema) in &mut api.schemas {
            let order = names.schemas.get(name).and_then(|path| self.0.get(&path.to_string()));
            if let (Shape::Object(properties), Some(order)) = (&mut schema.shape, order) {
                properties.sort_by_cached_key(|name, _| place(order, name));
            }
        }
        for operation in &mut api.operations {
            let Some(order) = self.0.get(&method(operation)) else { continue };
            operation.parameters.sort_by_key(|parameter| match parameter.location {
                Location::Path => (false, 0),
                _ => (true, place(order, &parameter.name)),
            });
        }
    }
}

//! What a document calls its things.

use std::collections::BTreeSet;

use crate::document::Node;

/// Operation ids, those that actions share too, tags and schemas.
pub(crate) fn ids(root: &Node) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let components = root.get("components").into_iter().flat_map(|components| components.entries("schemas"));
    for (key, schema) in components {
        known.insert(key.text.clone());
        known.extend(schema.entries("properties").map(|(property, _)| format!("{}.{}", key.text, property.text)));
    }
    known.extend(root.items("tags").iter().filter_map(|tag| tag.text("name").map(str::to_owned)));
    let paths = root.entries("paths").filter_map(|(_, path)| path.mapping()).flatten();
    known.extend(paths.filter_map(|(_, operation)| operation.text("operationId").map(str::to_owned)));
    known
}

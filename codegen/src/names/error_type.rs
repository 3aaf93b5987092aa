//! What the errors of an operation are read as, and what that is called: by what it holds, and by nothing else.

use super::ident::type_name;
use super::path::union_variant;
use crate::model::gate::gate;
use crate::model::{Facts, Operation, RustPath, Schema, Shape};

/// What the errors of one operation are read as.
pub(crate) struct ErrorType<'a> {
    pub(crate) path: RustPath,
    /// The distinct schemas, and at which of its bodies each stands first.
    pub(crate) schemas: Vec<(String, usize, &'a Schema)>,
    /// Whether it is an enum of them.
    pub(crate) is_enum: bool,
}

/// What the errors of an operation are read as, if the document describes them.
pub(crate) fn error_type<'a>(operation: &'a Operation, facts: &Facts<'_>) -> Option<ErrorType<'a>> {
    let mut schemas: Vec<(String, usize, &Schema)> = Vec::new();
    for (index, (_, media)) in operation.error_bodies().enumerate() {
        let name = union_variant(&media.schema);
        let looks = |schema: &Schema| format!("{:?}", bare(schema).shape);
        match schemas.iter().find(|(other, ..)| *other == name) {
            Some((_, _, other)) if looks(other) == looks(&media.schema) => {}
            // Two schemas that no enum could tell apart by their names.
            Some(_) => return None,
            None => schemas.push((name, index, &media.schema)),
        }
    }
    // What is behind a feature cannot stand in a type that is not.
    let gated = |name| facts.api.schemas.get(name).is_some_and(|schema| gate(schema.timeline.as_ref()).is_some());
    if schemas.is_empty() || schemas.iter().any(|(_, _, schema)| schema.references().into_iter().any(gated)) {
        return None;
    }
    schemas.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    if let [(_, _, schema)] = &schemas[..]
        && let Shape::Reference(component) = &schema.shape
        && let Some((target, shape)) = facts.api.resolve(component)
        && matches!(shape.shape, Shape::Object(_) | Shape::Union { .. })
        && !facts.runtime.contains_key(target)
    {
        return Some(ErrorType { path: facts.names.schema(target).clone(), schemas, is_enum: false });
    }
    // Whole names: two packages may each have an `Error`.
    let name: Vec<String> = schemas
        .iter()
        .map(|(name, _, schema)| match &schema.shape {
            Shape::Reference(component) => type_name(&component.to_string()),
            _ => name.clone(),
        })
        .collect();
    let ident = match &name[..] {
        [one] => type_name(&format!("{one}Body")),
        names => type_name(&names.join("Or")),
    };
    Some(ErrorType { path: RustPath { module: vec!["errors".to_owned()], ident }, schemas, is_enum: true })
}

fn bare(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    schema.walk_mut(&mut |schema| *schema = Schema::of("", std::mem::take(&mut schema.shape)));
    schema
}

//! Names in backticks become links where they name exactly one thing nearby: a property or a constant of the same type.

use crate::api::{Schema, Shape};
use crate::names;
use crate::refine::Facts;

/// `text` with links to the members of `holder`, which must be a component.
pub(super) fn linked(text: &str, holder: &Schema, facts: &Facts<'_>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('`');
    out.push_str(pieces.next().unwrap_or_default());
    let rest: Vec<&str> = pieces.collect();
    for (index, piece) in rest.iter().enumerate() {
        let is_code = index % 2 == 0 && index + 1 < rest.len();
        match is_code.then(|| target(piece, holder, facts)).flatten() {
            Some(target) => out.push_str(&format!("[`{piece}`]({target})")),
            None if is_code => out.push_str(&format!("`{piece}`")),
            None if index % 2 == 0 => out.push_str(&format!("`{piece}")),
            None => out.push_str(piece),
        }
    }
    out
}

fn target(name: &str, holder: &Schema, facts: &Facts<'_>) -> Option<String> {
    match &holder.shape {
        Shape::Object(properties) if properties.contains_key(name) => Some(format!("Self::{}", names::field(name))),
        Shape::Object(properties) => {
            // A constant of the enum of one of the properties, when only one has it.
            let mut enums = properties.values().filter_map(|property| match &property.schema.shape {
                Shape::Reference(target) => facts.api.schemas.get_key_value(target),
                _ => None,
            });
            let holds =
                |schema: &Schema| matches!(&schema.shape, Shape::Enum(constants) if constants.contains_key(name));
            let (component, target) = enums.find(|(_, schema)| holds(schema))?;
            // Across a gate there is nothing to link to in the default build.
            let gate = |schema: &Schema| schema.timeline.as_ref().and_then(|t| t.gate());
            let reachable = gate(target).is_none() || gate(holder) == gate(target);
            let ambiguous = enums.any(|(other, schema)| other != component && holds(schema));
            (reachable && !ambiguous)
                .then(|| format!("crate::{}::{}", facts.names.schema(component), names::variant(name)))
        }
        Shape::Enum(constants) if constants.contains_key(name) => Some(format!("Self::{}", names::variant(name))),
        _ => None,
    }
}

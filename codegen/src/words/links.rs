//! Names in backticks become links where they name exactly one thing: a property or a constant of the same type, or, with
//! all its dots, any component or a member of one.

use crate::model::gate::gate;
use crate::model::{Facts, Operation, Schema, Shape};
use crate::names;

/// The words of a component or of its members, with links.
pub(crate) fn linked(text: &str, holder: &Schema, facts: &Facts<'_>) -> String {
    let gate = gate(holder.timeline.as_ref());
    with_links(text, |name| match target(name, holder, facts) {
        // What is called otherwise here than in the document is shown as it is called here.
        Some(target) => Some((shown(&target).to_owned(), target)),
        None => component(name, gate, facts),
    })
}

/// `crate::a::Status::Failed` is shown as `Status::Failed`, `Self::Failed` as `Failed`.
fn shown(target: &str) -> &str {
    let own = target.strip_prefix("Self::");
    let of_other = || target.rmatch_indices("::").nth(1).map(|(at, _)| &target[at + 2..]);
    own.or_else(of_other).unwrap_or(target)
}

/// The words of an operation, with links.
pub(crate) fn of_operation(text: &str, operation: &Operation, facts: &Facts<'_>) -> String {
    with_links(text, |name| component(name, gate(operation.timeline.as_ref()), facts))
}

/// `text` with every name in backticks for which `target` gives what to show and where to go.
fn with_links(text: &str, target: impl Fn(&str) -> Option<(String, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('`');
    out.push_str(pieces.next().unwrap_or_default());
    let rest: Vec<&str> = pieces.collect();
    for (index, piece) in rest.iter().enumerate() {
        let is_code = index % 2 == 0 && index + 1 < rest.len();
        match is_code.then(|| target(piece)).flatten() {
            Some((shown, target)) => out.push_str(&format!("[`{shown}`]({target})")),
            None if is_code => out.push_str(&format!("`{piece}`")),
            None if index % 2 == 0 => out.push_str(&format!("`{piece}")),
            None => out.push_str(piece),
        }
    }
    out
}

fn target(name: &str, holder: &Schema, facts: &Facts<'_>) -> Option<String> {
    match &holder.shape {
        Shape::Object(properties) if properties.contains_key(name) => {
            Some(format!("Self::{}", names::field_among(properties.keys(), name)))
        }
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
            let gate = |schema: &Schema| gate(schema.timeline.as_ref());
            let reachable = gate(target).is_none() || gate(holder) == gate(target);
            let ambiguous = enums.any(|(other, schema)| other != component && holds(schema));
            (reachable && !ambiguous)
                .then(|| format!("crate::{}::{}", facts.names.schema(component), variant_of(target, name)))
        }
        Shape::Enum(constants) if constants.contains_key(name) => {
            Some(format!("Self::{}", names::variant_among(constants.keys(), name)))
        }
        _ => None,
    }
}

fn variant_of(schema: &Schema, constant: &str) -> String {
    match &schema.shape {
        Shape::Enum(constants) => names::variant_among(constants.keys(), constant),
        _ => names::variant(constant),
    }
}

/// A component that is named in full, `Hvc.Links.Info`, or a member of one.
fn component(name: &str, from: Option<&'static str>, facts: &Facts<'_>) -> Option<(String, String)> {
    let (component, member) = match facts.api.schemas.contains_key(name) {
        true => (name, None),
        false => name.rsplit_once('.').map(|(component, member)| (component, Some(member)))?,
    };
    let (component, schema) = facts.api.schemas.get_key_value(component).filter(|_| component.contains('.'))?;
    let path = facts.names.schemas.get(component)?;
    // Across a gate there is nothing to link to in the default build.
    let is_reachable = |timeline| gate(timeline).is_none_or(|gate| from == Some(gate));
    let own = match (member, &schema.shape) {
        (None, _) => String::new(),
        (Some(member), Shape::Enum(constants)) if constants.contains_key(member) => {
            format!("::{}", names::variant_among(constants.keys(), member))
        }
        (Some(member), Shape::Object(properties)) => {
            properties.get(member).filter(|property| is_reachable(property.schema.timeline.as_ref()))?;
            format!("::{}", names::field_among(properties.keys(), member))
        }
        _ => return None,
    };
    is_reachable(schema.timeline.as_ref()).then(|| (format!("{}{own}", path.ident), format!("crate::{path}{own}")))
}

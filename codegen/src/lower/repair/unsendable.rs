//! What of an operation's parameters the runtime cannot send, and why: what OpenAPI's table of styles has no place for.

use crate::model::{Api, Form, Location, Operation, Parameter, Schema, Shape, Style, StyleKind, is_token};

/// Why the parameters of an operation cannot be sent.
pub(super) fn fault(operation: &Operation, api: &Api) -> Option<String> {
    let own = operation.parameters.iter().find_map(|parameter| {
        let unknown = parameter.schema.unsupported().map(|reason| format!("cannot be generated: {reason}"));
        let reason = unknown.or_else(|| unsendable(parameter, api))?;
        Some(format!("its parameter `{}` {reason}", parameter.name))
    });
    own.or_else(|| template(operation))
}

/// Why a parameter cannot be sent.
pub(super) fn fault_of(parameter: &Parameter, api: &Api) -> Option<String> {
    let unknown = parameter.schema.unsupported().map(str::to_owned);
    unknown.or_else(|| unsendable(parameter, api).map(|reason| format!("it {reason}")))
}

fn unsendable(parameter: &Parameter, api: &Api) -> Option<String> {
    match parameter.location {
        Location::Header | Location::Cookie if !is_token(&parameter.name) => {
            return Some("has a name that no header can have".to_owned());
        }
        Location::Part => return part(parameter, api),
        _ => {}
    }
    let usual = parameter.style == Style::usual(Location::Query) && parameter.location == Location::Query;
    match (parameter.style.kind, Form::of(&parameter.schema, api)) {
        (StyleKind::Json, _) | (_, Form::Value) => None,
        (StyleKind::DeepObject, Form::Members | Form::Either) => None,
        (StyleKind::DeepObject, _) => Some("is no object, as `deepObject` needs".to_owned()),
        (_, Form::List) => None,
        (_, Form::Members) if usual => None,
        (_, Form::Members | Form::Either) if flat(&parameter.schema, api) => None,
        (_, Form::Members | Form::Either) => {
            Some("is an object with lists or objects in it, which its style has no place for".to_owned())
        }
        (_, Form::Unsendable) => Some("is neither a value, a list of values nor an object".to_owned()),
    }
}

/// A part is a file, text or JSON; files in lists are several parts.
fn part(parameter: &Parameter, api: &Api) -> Option<String> {
    let fits = match api.shape(&parameter.schema) {
        _ if parameter.style.kind == StyleKind::Json => true,
        Shape::Array(inner) => Form::of(inner, api) == Form::Value,
        _ => Form::of(&parameter.schema, api) == Form::Value,
    };
    (!fits).then(|| "is neither a file, a value nor JSON".to_owned())
}

/// Whether all members are single values.
fn flat(schema: &Schema, api: &Api) -> bool {
    match api.shape(schema) {
        Shape::Object(properties) => properties.values().all(|property| Form::of(&property.schema, api) == Form::Value),
        Shape::Map(inner) => Form::of(inner, api) == Form::Value,
        Shape::Union { variants, .. } => variants.iter().all(|variant| flat(variant, api)),
        _ => true,
    }
}

/// Every template of the path is one declared parameter, and every such parameter is in the path.
fn template(operation: &Operation) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    let mut rest = operation.path.as_str();
    while let Some((_, tail)) = rest.split_once('{') {
        let Some((name, after)) = tail.split_once('}') else {
            return Some("its path has a brace that is not closed".to_owned());
        };
        if names.contains(&name) {
            return Some(format!("its path has `{{{name}}}` twice"));
        }
        names.push(name);
        rest = after;
    }
    let declared = |name: &str| operation.parameters.iter().any(|p| p.location == Location::Path && p.name == name);
    if let Some(name) = names.iter().find(|name| !declared(name)) {
        return Some(format!("its path has the parameter `{name}`, which it does not declare"));
    }
    let mut in_path = operation.parameters.iter().filter(|p| p.location == Location::Path);
    let stray = in_path.find(|parameter| !names.contains(&parameter.name.as_str()))?;
    Some(format!("its parameter `{}` is not in its path", stray.name))
}

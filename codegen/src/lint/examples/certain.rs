//! Examples that certainly fit. A validator of a schema costs more than all that is linted beside it, and nearly every
//! example is of a schema so plain that none is needed.
//!
//! Nothing is refused here: what is not certain is for the validator to say.

use std::collections::{HashMap, HashSet};

use super::super::json_schema::inherits;
use crate::check::Outline;
use crate::document::{Mapping, Node, Value};

/// Formats that say nothing about a value as it is written.
const FREE: &[&str] = &["int32", "int64", "float", "double", "password"];
const DATE_TIME: &str = "date-time";

const COMPONENTS: &str = "#/components/schemas/";

/// The schemas of a document that are understood here.
pub(super) struct Certain<'c, 'd> {
    outline: &'c Outline<'d>,
    /// By component. What is not known yet, while it is found out, is not plain: so nothing here recurs without end.
    known: HashMap<&'d str, bool>,
}

impl<'c, 'd> Certain<'c, 'd> {
    pub(super) fn new(outline: &'c Outline<'d>) -> Self {
        Self { outline, known: HashMap::new() }
    }

    /// Whether a schema is sound, and a value certainly one of it.
    pub(super) fn fits(&mut self, schema: &'d Node, value: &Node) -> bool {
        self.is_plain(schema) && self.holds(schema, value, true).unwrap_or(false)
    }

    fn component(&self, reference: &'d Node) -> Option<(&'d str, &'d Node)> {
        let name = reference.as_str()?.strip_prefix(COMPONENTS)?;
        Some((name, self.outline.component("schemas", name)?))
    }

    /// Whether all that a schema says of values is understood here.
    fn is_plain(&mut self, schema: &'d Node) -> bool {
        let Some(members) = schema.mapping() else { return false };
        if let Some(reference) = members.get("$ref") {
            let Some((name, component)) = self.component(reference) else { return false };
            if let Some(known) = self.known.get(name) {
                return *known;
            }
            self.known.insert(name, false);
            let is_plain = self.is_plain(component);
            self.known.insert(name, is_plain);
            return is_plain;
        }
        members.iter().all(|(key, node)| match key.text.as_str() {
            "type" => node.as_str().is_some_and(|name| type_of(name).is_some()),
            "enum" | "required" => node.sequence().is_some_and(are_distinct),
            "format" => node.as_str().is_some_and(|format| format == DATE_TIME || FREE.contains(&format)),
            "uniqueItems" | "nullable" => node.as_bool().is_some(),
            "items" => self.is_plain(node),
            "additionalProperties" => node.as_bool().is_some() || self.is_plain(node),
            "properties" => node.mapping().is_some_and(|all| all.iter().all(|(_, schema)| self.is_plain(schema))),
            "allOf" | "anyOf" => {
                let parts = node.sequence().unwrap_or_default();
                !parts.is_empty() && parts.iter().all(|part| self.is_plain(part))
            }
            "oneOf" | "not" | "pattern" | "multipleOf" => false,
            name => !["max", "min", "exclusive"].iter().any(|start| name.starts_with(start)),
        })
    }

    /// Whether a value is one of a plain schema; `closed` if it has no properties that the schema lacks.
    fn holds(&self, schema: &'d Node, value: &Node, closed: bool) -> Option<bool> {
        let members = schema.mapping()?;
        if let Some(reference) = members.get("$ref") {
            return self.holds(self.component(reference)?.1, value, true);
        }
        if matches!(value.value, Value::Null) && members.get("nullable").and_then(Node::as_bool) == Some(true) {
            return Some(true);
        }
        let inherits =
            inherits(schema.get("allOf").and_then(Node::sequence).map(<[_]>::len), members.contains("properties"));
        for (key, node) in members {
            let holds = match key.text.as_str() {
                "type" => type_of(node.as_str()?)?(&value.value),
                "enum" => node.sequence()?.iter().any(|constant| constant.as_str() == value.as_str()),
                "format" if node.as_str()? == DATE_TIME => value.as_str().is_none_or(is_date_time),
                "uniqueItems" if node.as_bool()? => value.sequence().is_none_or(are_distinct),
                "required" => value.mapping().is_none_or(|given| has_all(given, node.sequence().unwrap_or_default())),
                "items" => self.all(value.sequence().into_iter().flatten().map(|item| (node, item)))?,
                "allOf" => {
                    let mut parts = node.sequence()?.iter();
                    parts.try_fold(true, |all, part| Some(all && self.holds(part, value, !inherits)?))?
                }
                "anyOf" => {
                    let mut parts = node.sequence()?.iter();
                    parts.try_fold(false, |any, part| Some(any || self.holds(part, value, true)?))?
                }
                _ => true,
            };
            if !holds {
                return Some(false);
            }
        }
        let Some(given) = value.mapping() else { return Some(true) };
        self.properties(members, given, closed && !inherits)
    }

    fn properties(&self, members: &'d Mapping, given: &Mapping, closed: bool) -> Option<bool> {
        let properties = members.get("properties").and_then(Node::mapping);
        let others = members.get("additionalProperties");
        let takes_others = others.map_or(!closed || properties.is_none(), |others| others.as_bool() != Some(false));
        let mut schemas = Vec::with_capacity(given.len());
        for (key, value) in given {
            match properties.and_then(|properties| properties.get(&key.text)) {
                Some(schema) => schemas.push((schema, value)),
                None if !takes_others => return Some(false),
                None => {
                    schemas.extend(others.filter(|others| others.mapping().is_some()).map(|others| (others, value)))
                }
            }
        }
        self.all(schemas.into_iter())
    }

    fn all<'v>(&self, mut pairs: impl Iterator<Item = (&'d Node, &'v Node)>) -> Option<bool> {
        pairs.try_fold(true, |all, (schema, value)| Some(all && self.holds(schema, value, true)?))
    }
}

/// The test for a type.
fn type_of(name: &str) -> Option<fn(&Value) -> bool> {
    Some(match name {
        "string" => |value| matches!(value, Value::String(_)),
        "boolean" => |value| matches!(value, Value::Bool(_)),
        "integer" => |value| matches!(value, Value::Number(number) if number.is_i64() || number.is_u64()),
        "number" => |value| matches!(value, Value::Number(_)),
        "array" => |value| matches!(value, Value::Sequence(_)),
        "object" => |value| matches!(value, Value::Mapping(_)),
        _ => return None,
    })
}

/// Whether these are texts, and each is there once.
fn are_distinct(items: &[Node]) -> bool {
    let mut seen = HashSet::with_capacity(items.len());
    !items.is_empty() && items.iter().all(|item| item.as_str().is_some_and(|text| seen.insert(text)))
}

fn has_all(given: &Mapping, names: &[Node]) -> bool {
    names.iter().all(|name| name.as_str().is_some_and(|name| given.contains(name)))
}

/// Whether a text is a date-time beyond doubt: in UTC, on a day that every month has, in a second that every minute has.
fn is_date_time(text: &str) -> bool {
    let number = |at: usize, digits: usize| {
        let part = text.get(at..at + digits).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u32>().ok())
    };
    let in_range =
        |at: usize, least: u32, most: u32| number(at, 2).is_some_and(|number| (least..=most).contains(&number));
    let signs = [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':')];
    let rest = text.get(19..).and_then(|rest| rest.strip_suffix('Z'));
    let is_fraction = |rest: &str| {
        rest.strip_prefix('.')
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    number(0, 4).is_some()
        && signs.iter().all(|(at, sign)| text.as_bytes().get(*at) == Some(sign))
        && in_range(5, 1, 12)
        && in_range(8, 1, 28)
        && in_range(11, 0, 23)
        && in_range(14, 0, 59)
        && in_range(17, 0, 59)
        && rest.is_some_and(|rest| rest.is_empty() || is_fraction(rest))
}

#[cfg(test)]
mod tests;

//! Types: matched by what callers call them.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::difference::{Aspect, At, Change, Subject};
use super::found::Found;
use super::lifecycles::{self, Life};
use super::looks::{looks, or_null, truth};
use super::parameters::moved;
use super::side::Side;
use crate::model::{Component, Constant, Direction, Discriminator, Property, Schema, Shape};
use crate::names;

pub(super) fn compare(old: &Side<'_>, new: &Side<'_>, found: &mut Found) {
    let (was, is) = (named(old), named(new));
    for (path, (name, schema)) in &is {
        let at = At {
            item: path.clone(),
            new: new.place(&schema.pointer),
            sent: new.is_sent(name),
            answered: new.is_answered(name),
            ..At::default()
        };
        match was.get(path) {
            Some((_, other)) => {
                let gated = lifecycles::gated(life(other), life(schema));
                let at = At { old: old.place(&other.pointer), gated, ..at };
                both((other, old), (schema, new), &at, found);
            }
            None => {
                let gated = lifecycles::gated(Life::default(), life(schema));
                found.push(Subject::Type, &At { gated, ..at }, Change::Added);
            }
        }
    }
    for (path, (_, schema)) in was.iter().filter(|(path, _)| !is.contains_key(*path)) {
        let gated = lifecycles::gated(life(schema), Life::default());
        let at = At { item: path.clone(), old: old.place(&schema.pointer), gated, ..At::default() };
        found.push(Subject::Type, &at, Change::Removed);
    }
}

/// The types by path. Those of the runtime are the same in all clients.
fn named<'a>(side: &Side<'a>) -> BTreeMap<String, (&'a Component, &'a Schema)> {
    let facts = side.facts;
    let own =
        facts.api.schemas.iter().filter(|(name, _)| **name != Component::Secret && !facts.runtime.contains_key(*name));
    own.map(|(name, schema)| (facts.names.schema(name).to_string(), (name, schema))).collect()
}

fn life(schema: &Schema) -> Life<'_> {
    Life { timeline: schema.timeline.as_ref(), deprecated: schema.deprecated }
}

fn both((one, old): (&Schema, &Side<'_>), (other, new): (&Schema, &Side<'_>), at: &At, found: &mut Found) {
    lifecycles::compare(Subject::Type, at, life(one), life(other), found);
    match (&one.shape, &other.shape) {
        (Shape::Object(was), Shape::Object(is)) => {
            properties((was, old), (is, new), at, found);
            // What is given by name both times has no place.
            if !names::given_by_name(one, old.facts.api) || !names::given_by_name(other, new.facts.api) {
                moved(given(was, is, old), given(is, was, new), Subject::Type, at, found);
            }
            let others = |schema: &Schema, side: &Side<'_>| {
                schema.kept_others().map_or(String::new(), |others| or_null(others, side.facts))
            };
            found.aspect(Subject::Type, at, Aspect::Others, others(one, old), others(other, new));
        }
        (Shape::Enum(was), Shape::Enum(is)) => constants(was, is, at, found),
        (Shape::Union { variants: was, discriminator: by }, Shape::Union { variants: is, discriminator: is_by }) => {
            variants(was, is, at, found);
            found.aspect(
                Subject::Type,
                at,
                Aspect::Tags,
                tags(by.as_ref(), is_by.as_ref()),
                tags(is_by.as_ref(), by.as_ref()),
            );
        }
        _ => {
            found.aspect(Subject::Type, at, Aspect::Type, or_null(one, old.facts), or_null(other, new.facts));
            found.aspect(Subject::Type, at, Aspect::Limits, one.limits.join(", "), other.limits.join(", "));
        }
    }
}

type Properties = IndexMap<String, Property>;

fn properties(
    (was, old): (&Properties, &Side<'_>),
    (is, new): (&Properties, &Side<'_>),
    holder: &At,
    found: &mut Found,
) {
    let subject = Subject::Property;
    let at = |name: &str| At { item: format!("{}.{name}", holder.item), old: None, new: None, ..holder.clone() };
    for (name, property) in is {
        let at = At { new: new.place(&property.schema.pointer), ..at(name) };
        match was.get(name) {
            Some(before) => {
                let at = At { old: old.place(&before.schema.pointer), ..at };
                let gated = at.gated || lifecycles::gated(life(&before.schema), life(&property.schema));
                property_in_both((before, old), (property, new), &At { gated, ..at }, found);
            }
            None => {
                let gated = at.gated || lifecycles::gated(Life::default(), life(&property.schema));
                let change = if property.is_argument() { Change::AddedRequired } else { Change::Added };
                found.push(subject, &At { gated, ..at }, change);
            }
        }
    }
    for (name, property) in was.iter().filter(|(name, _)| !is.contains_key(*name)) {
        let gated = holder.gated || lifecycles::gated(life(&property.schema), Life::default());
        found.push(subject, &At { old: old.place(&property.schema.pointer), gated, ..at(name) }, Change::Removed);
    }
}

/// What `new` takes of both, each with its type, in its order.
fn given(properties: &Properties, others: &Properties, side: &Side<'_>) -> Vec<String> {
    let given = properties
        .iter()
        .filter(|(name, property)| property.is_argument() && others.get(*name).is_some_and(Property::is_argument));
    given.map(|(name, property)| format!("{name}: {}", looks(&property.schema, side.facts))).collect()
}

fn property_in_both(
    (one, old): (&Property, &Side<'_>),
    (other, new): (&Property, &Side<'_>),
    at: &At,
    found: &mut Found,
) {
    let subject = Subject::Property;
    found.aspect(subject, at, Aspect::Required, truth(one.required), truth(other.required));
    found.aspect(subject, at, Aspect::Type, looks(&one.schema, old.facts), looks(&other.schema, new.facts));
    found.aspect(subject, at, Aspect::Nullable, truth(one.schema.nullable), truth(other.schema.nullable));
    found.aspect(subject, at, Aspect::Boxed, truth(one.schema.boxed), truth(other.schema.boxed));
    found.aspect(subject, at, Aspect::Direction, direction(one), direction(other));
    let default = |schema: &Schema| schema.default.as_ref().map_or(String::new(), ToString::to_string);
    found.aspect(subject, at, Aspect::Default, default(&one.schema), default(&other.schema));
    found.aspect(subject, at, Aspect::Limits, one.schema.limits.join(", "), other.schema.limits.join(", "));
    lifecycles::compare(subject, at, life(&one.schema), life(&other.schema), found);
}

fn direction(property: &Property) -> &'static str {
    match (property.schema.direction, property.given && !property.required) {
        (Direction::Both, false) => "both",
        (Direction::Both, true) => "both, given",
        (Direction::Read, _) => "from the server",
        (Direction::Written, _) => "to the server",
    }
}

fn constants(was: &IndexMap<String, Constant>, is: &IndexMap<String, Constant>, holder: &At, found: &mut Found) {
    let subject = Subject::Constant;
    let at = |name: &str| At { item: format!("{}: {name}", holder.item), ..holder.clone() };
    for (name, constant) in is {
        match was.get(name) {
            Some(before) => {
                let life = |constant: &'_ Constant| constant.timeline.as_ref().map(lifecycles::releases);
                let (one, other) = (life(before), life(constant));
                found.aspect(subject, &at(name), Aspect::Releases, one.unwrap_or_default(), other.unwrap_or_default());
            }
            None => found.push(subject, &At { old: None, ..at(name) }, Change::Added),
        }
    }
    for name in was.keys().filter(|name| !is.contains_key(*name)) {
        found.push(subject, &At { new: None, ..at(name) }, Change::Removed);
    }
}

fn variants(was: &[Schema], is: &[Schema], holder: &At, found: &mut Found) {
    let names = |schemas: &[Schema]| -> Vec<String> { schemas.iter().map(names::union_variant).collect() };
    let boxed = |schemas: &[Schema]| -> Vec<(String, bool)> {
        schemas.iter().map(|schema| (names::union_variant(schema), schema.boxed)).collect()
    };
    let (was_boxed, is_boxed) = (boxed(was), boxed(is));
    let (was, is) = (names(was), names(is));
    let at = |name: &str| At { item: format!("{}::{name}", holder.item), ..holder.clone() };
    for (name, boxed) in &is_boxed {
        let was = was_boxed.iter().find(|(other, _)| other == name).map_or(*boxed, |(_, boxed)| *boxed);
        found.aspect(Subject::Variant, &at(name), Aspect::Boxed, truth(was), truth(*boxed));
    }
    for name in is.iter().filter(|name| !was.contains(name)) {
        found.push(Subject::Variant, &at(name), Change::Added);
    }
    for name in was.iter().filter(|name| !is.contains(name)) {
        found.push(Subject::Variant, &at(name), Change::Removed);
    }
}

/// What tells variants apart, and which tag is which, as far as the other document has the tag too.
fn tags(discriminator: Option<&Discriminator>, other: Option<&Discriminator>) -> String {
    let Some(discriminator) = discriminator else { return String::new() };
    let known = |tag: &String| other.is_none_or(|other| other.mapping.contains_key(tag));
    let known = discriminator.mapping.iter().filter(|(tag, _)| known(tag));
    let mut tags: Vec<String> = known.map(|(tag, to)| format!("{tag} is {to}")).collect();
    tags.sort();
    format!("by {}: {}", discriminator.property, tags.join(", "))
}

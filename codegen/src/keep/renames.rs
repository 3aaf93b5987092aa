//! Names that the document does not give: of operations without an id, and of types that are called by their place.
//!
//! When such a type gets a name in the document, callers still find it under the old one, as another name for it. A variant
//! of a union that is called by its members keeps its name when it gets more of them.

use std::collections::BTreeMap;

use super::places::{is_named, places};
use crate::model::{Api, Component, Kept, Names, Problem, RustPath, Schema, Shape};
use crate::names;

/// How deep types without a name are looked for inside of each other.
const DEEP: usize = 8;

pub(super) fn known(api: &Api, names: &Names) -> BTreeMap<String, String> {
    let operations = api.operations.iter().filter_map(|o| Some((o.form(), o.from_path.clone()?)));
    let types = places(api, names).into_iter().filter(|(_, name)| api.schemas.get(*name).is_some_and(|s| !is_named(s)));
    let types = types.map(|(place, name)| (place, name.to_string()));
    let variants = unnamed_variants(api, names).map(|(place, name)| (place, name.to_string()));
    operations.chain(types).chain(variants).chain(api.other_names.clone()).collect()
}

/// The variants of unions that are called by their members.
fn unnamed_variants<'a>(api: &'a Api, names: &'a Names) -> impl Iterator<Item = (String, &'a Component)> {
    let unions = api.schemas.iter().filter_map(|(name, schema)| match &schema.shape {
        Shape::Union { variants, .. } => Some((names.schemas.get(name)?, variants)),
        _ => None,
    });
    unions.flat_map(move |(path, variants)| {
        variants.iter().filter_map(move |variant| match &variant.shape {
            Shape::Reference(name) if api.schemas.get(name).is_some_and(|schema| !is_named(schema)) => {
                Some((format!("{path}::{}", names::union_variant(variant)), name))
            }
            _ => None,
        })
    })
}

pub(super) fn restore(api: &mut Api, names: &mut Names, runtime: &BTreeMap<Component, RustPath>, kept: &Kept) {
    for _ in 0..DEEP {
        let changes = grown_variants(api, names, kept);
        let aliases = other_names(api, names, kept);
        if changes.is_empty() && aliases.is_empty() {
            return;
        }
        let mut changed = api.clone();
        changes.iter().for_each(|(from, to)| rename(&mut changed, from, to));
        for (place, old, target) in aliases {
            let timeline = api.schemas.get(&target).and_then(|schema| schema.timeline.clone());
            let alias = Schema {
                description: Some("Another name, which callers know.".to_owned()),
                timeline,
                ..Schema::reference(String::new(), target)
            };
            changed.schemas.insert(Component::from(old.clone()), alias);
            changed.other_names.insert(place, old);
        }
        // What cannot be kept beside what is new is told as what callers see.
        let Some(renamed) = renamed(&changed, runtime) else { return };
        (*api, *names) = (changed, renamed);
    }
}

/// What callers know of types under their old names holds under the new ones.
pub(super) fn carried(api: &Api, names: &Names, kept: &Kept) -> Kept {
    let mut carried = kept.clone();
    for old in api.other_names.values() {
        let old = Component::from(old.as_str());
        let new = api.resolve(&old).and_then(|(name, _)| names.schemas.get(name));
        let (Some(old), Some(new)) = (names.schemas.get(&old), new) else { continue };
        for lists in [&mut carried.orders, &mut carried.boxed, &mut carried.optional] {
            if let Some(list) = lists.get(&old.to_string()).cloned() {
                lists.entry(new.to_string()).or_insert(list);
            }
        }
    }
    carried
}

/// Old names of what stands where a type without a name stood, each with its place and what is there now.
fn other_names(api: &Api, names: &Names, kept: &Kept) -> Vec<(String, String, Component)> {
    let known_as = |holder: &str| {
        // A holder that has another name for callers has places under that as well.
        let old = api.other_names.values().filter(|old| {
            let component = Component::from(old.as_str());
            let target = api.resolve(&component).and_then(|(name, _)| names.schemas.get(name));
            target.is_some_and(|path| path.to_string() == holder)
        });
        old.map(|old| names::schema_path(old).to_string()).collect::<Vec<_>>()
    };
    let mut found: Vec<(String, String, Component)> = Vec::new();
    for (place, name) in places(api, names) {
        let end = place.find(['.', '(', ' ']).unwrap_or(place.len());
        let places =
            known_as(&place[..end]).into_iter().map(|old| format!("{old}{}", &place[end..])).chain([place.clone()]);
        for place in places {
            let Some(old) = kept.names.get(&place).filter(|old| **old != name.to_string()) else { continue };
            // Only a type of the same kind can be the old one under another name.
            let shape = api.schemas.get(name).map(|schema| &schema.shape);
            let has_members = matches!(shape, Some(Shape::Object(_) | Shape::Union { .. }));
            let had_members = kept.orders.contains_key(&names::schema_path(old).to_string());
            let is_free = has_members == had_members
                && !api.schemas.contains_key(old.as_str())
                && !found.iter().any(|(_, other, _)| other == old);
            if is_free {
                found.push((place, old.clone(), name.clone()));
            }
        }
    }
    found
}

/// Variants of a union that have a member more, each with its old name.
fn grown_variants(api: &Api, names: &Names, kept: &Kept) -> Vec<(Component, Component)> {
    let mut found: Vec<(Component, Component)> = Vec::new();
    for (place, name) in unnamed_variants(api, names) {
        let Some((union, variant)) = place.rsplit_once("::") else { continue };
        if kept.knows(union, variant) {
            continue;
        }
        let Some(Shape::Object(properties)) = api.schemas.get(name).map(|schema| &schema.shape) else { continue };
        let before = kept.names.iter().filter_map(|(place, old)| {
            let (holder, _) = place.rsplit_once("::")?;
            let members = kept.orders.get(&names::schema_path(old).to_string())?;
            let grown = holder == union && members.iter().all(|member| properties.contains_key(member));
            grown.then(|| Component::from(old.as_str()))
        });
        let mut free =
            before.filter(|old| !api.schemas.contains_key(old) && !found.iter().any(|(_, other)| other == old));
        if let (Some(old), None) = (free.next(), free.next()) {
            found.push((name.clone(), old));
        }
    }
    found
}

/// Calls a component otherwise, everywhere.
fn rename(api: &mut Api, from: &Component, to: &Component) {
    let schemas = std::mem::take(&mut api.schemas);
    let named = |name: Component| if name == *from { to.clone() } else { name };
    api.schemas = schemas.into_iter().map(|(name, schema)| (named(name), schema)).collect();
    api.for_each_schema_mut(&mut |schema| match &mut schema.shape {
        Shape::Reference(name) if name == from => *name = to.clone(),
        Shape::Union { discriminator: Some(discriminator), .. } => {
            discriminator.mapping.values_mut().filter(|name| *name == from).for_each(|name| *name = to.clone());
        }
        _ => {}
    });
    let errors = api.operations.iter_mut().flat_map(|operation| &mut operation.responses);
    let data = errors.flat_map(|response| &mut response.errors).filter_map(|error| error.data.as_mut());
    data.filter(|name| *name == from).for_each(|name| *name = to.clone());
}

/// The names of a document that has others now; `None` where two of them would meet.
fn renamed(api: &Api, runtime: &BTreeMap<Component, RustPath>) -> Option<Names> {
    let (names, refused): (Names, Vec<Problem>) = names::table(api, runtime);
    refused.is_empty().then_some(names)
}

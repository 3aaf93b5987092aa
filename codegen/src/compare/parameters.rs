//! What is given to a call: parameters, and the body.

use super::difference::{Aspect, At, Change, Subject};
use super::found::Found;
use super::looks::{looks, or_null, truth};
use super::side::Side;
use crate::model::{Body, Location, Media, MediaKind, Operation, Parameter, Style};
use crate::names;

pub(super) fn compare(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    let place = |name: &str| format!("{}({name})", operation.item);
    for parameter in &other.parameters {
        let place = At { item: place(&parameter.name), new: new.place(&parameter.pointer), ..operation.clone() };
        match twin(parameter, other, one) {
            Some(twin) => {
                let at = At { old: old.place(&twin.pointer), ..place };
                if let (Some(was), Some(is)) = (name_given(one, twin, old), name_given(other, parameter, new)) {
                    found.aspect(Subject::Parameter, &at, Aspect::Name, was, is);
                }
                both((twin, old), (parameter, new), &at, found);
            }
            None => {
                let change = if parameter.required { Change::AddedRequired } else { Change::Added };
                found.push(Subject::Parameter, &place, change);
            }
        }
    }
    for parameter in one.parameters.iter().filter(|parameter| twin(parameter, one, other).is_none()) {
        let at = At { item: place(&parameter.name), old: old.place(&parameter.pointer), ..operation.clone() };
        found.push(Subject::Parameter, &at, Change::Removed);
    }
    // What is given by name both times has no place.
    let has_place = |was: &Parameter, is: &Parameter| {
        was.required && is.required && (name_given(one, was, old).is_none() || name_given(other, is, new).is_none())
    };
    let was = one.required_parameters().filter(|p| twin(p, one, other).is_some_and(|twin| has_place(p, twin)));
    let was = was.map(|p| format!("{}: {}", p.name, looks(&p.schema, old.facts)));
    let is = other.required_parameters().filter_map(|p| {
        let twin = twin(p, other, one).filter(|twin| has_place(twin, p))?;
        Some(format!("{}: {}", twin.name, looks(&p.schema, new.facts)))
    });
    moved(was.collect(), is.collect(), Subject::Operation, operation, found);
    bodies((one, old), (other, new), operation, found);
}

/// The name by which callers give a parameter, where they do.
fn name_given(operation: &Operation, parameter: &Parameter, side: &Side<'_>) -> Option<String> {
    let mut named = names::named(operation, side.facts.api).into_iter();
    named.find_map(|(_, name, other)| std::ptr::eq(other, parameter).then_some(name))
}

/// Notes that arguments stand in another order, where the same ones are given.
pub(super) fn moved(one: Vec<String>, other: Vec<String>, subject: Subject, at: &At, found: &mut Found) {
    let names = |list: &[String]| -> Vec<String> {
        list.iter().map(|argument| argument.split(": ").next().unwrap_or_default().to_owned()).collect()
    };
    if names(&one) != names(&other) {
        found.aspect(subject, at, Aspect::Order, one.join(", "), other.join(", "));
    }
}

/// The parameter of the same name of the other operation: in the same part of a request, else in any; of a path else that
/// which stands at the same place.
fn twin<'a>(parameter: &Parameter, own: &Operation, other: &'a Operation) -> Option<&'a Parameter> {
    let named = || other.parameters.iter().filter(|other| other.name == parameter.name);
    let same = named().find(|other| other.location == parameter.location).or_else(|| named().next());
    same.or_else(|| placed(parameter, own, other))
}

/// The parameter at the same place of the same path: what it is called is nothing to a server.
fn placed<'a>(parameter: &Parameter, own: &Operation, other: &'a Operation) -> Option<&'a Parameter> {
    if own.form() != other.form() {
        return None;
    }
    let at = in_path(own).position(|own| own.name == parameter.name)?;
    in_path(other).nth(at).filter(|found| in_path(own).all(|own| own.name != found.name))
}

fn in_path(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.location == Location::Path)
}

fn both((one, old): (&Parameter, &Side<'_>), (other, new): (&Parameter, &Side<'_>), at: &At, found: &mut Found) {
    let subject = Subject::Parameter;
    found.aspect(subject, at, Aspect::Required, truth(one.required), truth(other.required));
    found.aspect(subject, at, Aspect::Type, looks(&one.schema, old.facts), looks(&other.schema, new.facts));
    found.aspect(subject, at, Aspect::Location, format!("{:?}", one.location), format!("{:?}", other.location));
    if one.location == other.location {
        found.aspect(subject, at, Aspect::Style, style(one.style), style(other.style));
    }
    let media = |parameter: &Parameter| parameter.media_type.clone().unwrap_or_default();
    found.aspect(subject, at, Aspect::MediaType, media(one), media(other));
    let default = |parameter: &Parameter| parameter.schema.default.as_ref().map_or(String::new(), ToString::to_string);
    found.aspect(subject, at, Aspect::Default, default(one), default(other));
    found.aspect(subject, at, Aspect::Limits, one.schema.limits.join(", "), other.schema.limits.join(", "));
    found.aspect(subject, at, Aspect::Deprecated, truth(one.deprecated), truth(other.deprecated));
}

fn style(style: Style) -> String {
    let explode = if style.explode { ", exploded" } else { "" };
    let reserved = if style.reserved { ", reserved characters as they are" } else { "" };
    format!("{:?}{explode}{reserved}", style.kind)
}

fn bodies(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    let subject = Subject::Body;
    let place = |body: &Option<Body>, side: &Side<'_>| body.as_ref().and_then(|body| side.place(&body.pointer));
    let at = At {
        item: format!("{}(body)", operation.item),
        old: place(&one.body, old),
        new: place(&other.body, new),
        ..operation.clone()
    };
    match (&one.body, &other.body) {
        (None, None) => {}
        (Some(_), None) => found.push(subject, &at, Change::Removed),
        (None, Some(body)) if body.required => found.push(subject, &at, Change::AddedRequired),
        (None, Some(_)) => found.push(subject, &at, Change::Added),
        (Some(before), Some(after)) => {
            found.aspect(subject, &at, Aspect::Required, truth(before.required), truth(after.required));
            let (Some(one), Some(other)) = (before.content.first(), after.content.first()) else { return };
            found.aspect(subject, &at, Aspect::Type, carried(one, old), carried(other, new));
            if one.kind() == other.kind() {
                found.aspect(subject, &at, Aspect::MediaType, &*one.media_type, &*other.media_type);
            }
            let text = |media: &Media, side: &Side<'_>| truth(names::from_text(&media.schema, side.facts.api));
            found.aspect(subject, &at, Aspect::Shortcut, text(one, old), text(other, new));
        }
    }
}

/// What a body is to callers.
pub(super) fn carried(media: &Media, side: &Side<'_>) -> String {
    match media.kind() {
        MediaKind::Json => or_null(&media.schema, side.facts),
        MediaKind::Form => format!("form of {}", looks(&media.schema, side.facts)),
        MediaKind::Multipart => "parts".to_owned(),
        MediaKind::Text => "text".to_owned(),
        MediaKind::Bytes => "bytes".to_owned(),
    }
}

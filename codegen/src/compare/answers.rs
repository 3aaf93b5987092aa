//! What a call gives: successes, headers, and errors.

use std::collections::BTreeMap;

use super::difference::{Aspect, At, Change, Subject};
use super::found::Found;
use super::looks::or_null;
use super::parameters::carried;
use super::side::Side;
use crate::model::{Header, Operation, Place, Response};
use crate::names;

pub(super) fn compare(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    successes((one, old), (other, new), operation, found);
    headers((one, old), (other, new), operation, found);
    errors((one, old), (other, new), operation, found);
    let read_as = |operation: &Operation, side: &Side<'_>| {
        names::error_type(operation, side.facts).map_or(String::new(), |read| read.path.to_string())
    };
    let at = At { item: format!("{} → errors", operation.item), answered: true, ..operation.clone() };
    found.aspect(Subject::Error, &at, Aspect::Type, read_as(one, old), read_as(other, new));
}

fn successes(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    let place = |operation: &Operation, side: &Side<'_>| operation.success().and_then(|r| side.place(&r.pointer));
    let at = At {
        item: format!("{} → answer", operation.item),
        old: place(one, old),
        new: place(other, new),
        answered: true,
        ..operation.clone()
    };
    let given = |operation: &Operation, side: &Side<'_>| -> Vec<String> {
        let one = |response: &Response| response.content.first().map_or("nothing".to_owned(), |m| carried(m, side));
        operation.successes().map(one).collect()
    };
    let (was, is) = (given(one, old), given(other, new));
    if one.has_several_answers() == other.has_several_answers() {
        found.aspect(Subject::Answer, &at, Aspect::Type, was.join(", or "), is.join(", or "));
    } else {
        let change = if other.has_several_answers() { Change::Added } else { Change::Removed };
        found.push(Subject::Answer, &at, change);
    }
    let statuses = |operation: &Operation| -> String {
        operation.successes().map(|response| response.status.key()).collect::<Vec<_>>().join(", ")
    };
    found.aspect(Subject::Answer, &at, Aspect::Statuses, statuses(one), statuses(other));
    let kinds = |operation: &Operation| operation.success_media().map(|media| (media.kind(), media.media_type.clone()));
    if let (Some((kind, was)), Some((other, is))) = (kinds(one), kinds(other))
        && kind == other
    {
        found.aspect(Subject::Answer, &at, Aspect::MediaType, was, is);
    }
}

fn headers(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    let (was, is) = (one.headers(), other.headers());
    let twin = |header: &Header, others: &[&Header]| {
        others.iter().position(|other| other.name.eq_ignore_ascii_case(&header.name))
    };
    let at = |header: &Header| At {
        item: format!("{} → header {}", operation.item, header.name),
        answered: true,
        ..operation.clone()
    };
    for header in &is {
        match twin(header, &was).map(|index| was[index]) {
            Some(before) => {
                let (was, is) = (or_null(&before.schema, old.facts), or_null(&header.schema, new.facts));
                found.aspect(Subject::Header, &at(header), Aspect::Type, was, is);
            }
            None => found.push(Subject::Header, &at(header), Change::Added),
        }
    }
    for header in was.iter().filter(|header| twin(header, &is).is_none()) {
        found.push(Subject::Header, &at(header), Change::Removed);
    }
}

/// Errors by status and type: what the response says of each, and where.
fn errors(
    (one, old): (&Operation, &Side<'_>),
    (other, new): (&Operation, &Side<'_>),
    operation: &At,
    found: &mut Found,
) {
    let (was, is) = (named(one, old), named(other, new));
    let at = |name: &str, old: Option<Place>, new: Option<Place>| At {
        item: format!("{} → {name}", operation.item),
        old,
        new,
        answered: true,
        ..operation.clone()
    };
    for (name, place) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
        found.push(Subject::Error, &at(name, None, place.clone()), Change::Added);
    }
    for (name, place) in was.iter().filter(|(name, _)| !is.contains_key(*name)) {
        found.push(Subject::Error, &at(name, place.clone(), None), Change::Removed);
    }
}

fn named(operation: &Operation, side: &Side<'_>) -> BTreeMap<String, Option<Place>> {
    let failures = operation.responses.iter().filter(|response| !response.status.is_success());
    let names = failures.flat_map(|response| {
        let status = response.status.key();
        let types: Vec<String> = response.errors.iter().map(|case| format!("{status} {}", case.error_type)).collect();
        let place = side.place(&response.pointer);
        let types = if types.is_empty() { vec![status] } else { types };
        types.into_iter().map(move |name| (name, place.clone()))
    });
    names.collect()
}

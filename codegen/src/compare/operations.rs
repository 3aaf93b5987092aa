//! Operations: matched by what callers call them, else by the request.

use std::collections::HashMap;

use super::difference::{Aspect, At, Change, Subject};
use super::found::Found;
use super::lifecycles::{self, Life};
use super::side::Side;
use super::{answers, parameters};
use crate::model::{Authentication, Operation};
use crate::names;

pub(super) fn compare(old: &Side<'_>, new: &Side<'_>, found: &mut Found) {
    let called: HashMap<String, &Operation> = by(old, |operation, side| names::callable(operation, side.facts.names));
    let requested: HashMap<String, &Operation> = by(old, |operation, _| operation.request());
    let still: Vec<String> =
        new.facts.api.operations.iter().map(|operation| names::callable(operation, new.facts.names)).collect();
    let mut matched: Vec<&str> = Vec::new();
    for (operation, name) in new.facts.api.operations.iter().zip(&still) {
        let renamed = || {
            let other = *requested.get(&operation.request())?;
            (!still.contains(&names::callable(other, old.facts.names))).then_some(other)
        };
        match called.get(name).copied().or_else(renamed) {
            Some(other) => {
                matched.push(&other.id);
                both(other, operation, old, new, found);
            }
            None => {
                let life = life(operation);
                let at = At {
                    item: name.clone(),
                    new: new.place(&operation.pointer),
                    gated: lifecycles::gated(Life::default(), life),
                    ..At::default()
                };
                found.push(Subject::Operation, &at, Change::Added);
            }
        }
    }
    for operation in old.facts.api.operations.iter().filter(|operation| !matched.contains(&operation.id.as_str())) {
        let at = At {
            item: names::callable(operation, old.facts.names),
            old: old.place(&operation.pointer),
            gated: lifecycles::gated(life(operation), Life::default()),
            ..At::default()
        };
        found.push(Subject::Operation, &at, Change::Removed);
    }
}

fn by<'a>(side: &Side<'a>, key: impl Fn(&Operation, &Side<'a>) -> String) -> HashMap<String, &'a Operation> {
    side.facts.api.operations.iter().map(|operation| (key(operation, side), operation)).collect()
}

fn life(operation: &Operation) -> Life<'_> {
    Life { timeline: operation.timeline.as_ref(), deprecated: operation.deprecated }
}

fn both(one: &Operation, other: &Operation, old: &Side<'_>, new: &Side<'_>, found: &mut Found) {
    let at = At {
        item: names::callable(other, new.facts.names),
        old: old.place(&one.pointer),
        new: new.place(&other.pointer),
        gated: lifecycles::gated(life(one), life(other)),
        sent: true,
        answered: false,
    };
    let subject = Subject::Operation;
    found.aspect(
        subject,
        &at,
        Aspect::Name,
        names::callable(one, old.facts.names),
        names::callable(other, new.facts.names),
    );
    // What the parameters of a path are called is not sent.
    if one.form() != other.form() {
        found.aspect(subject, &at, Aspect::Request, one.request(), other.request());
    }
    let server = |operation: &Operation| operation.server.clone().unwrap_or_default();
    found.aspect(subject, &at, Aspect::Server, server(one), server(other));
    found.aspect(subject, &at, Aspect::Authentication, authentication(one), authentication(other));
    lifecycles::compare(subject, &at, life(one), life(other), found);
    parameters::compare((one, old), (other, new), &at, found);
    answers::compare((one, old), (other, new), &at, found);
}

fn authentication(operation: &Operation) -> String {
    match &operation.authentication {
        Authentication::Session => "session".to_owned(),
        Authentication::Credentials => "credentials".to_owned(),
        Authentication::None => "nothing".to_owned(),
        Authentication::Schemes(alternatives) => {
            alternatives.iter().map(|members| members.join(" and ")).collect::<Vec<_>>().join(", or ")
        }
    }
}

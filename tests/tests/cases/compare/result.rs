//! What the caller got against what the case says.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::debug;
use crate::case::{Failure, Outcome};
use crate::json::Json;
use crate::observed::{Answer, Observed, Refusal};
use crate::schema::Schemas;

/// What is different, if anything is.
pub(crate) fn result(wanted: &Outcome, observed: &Observed, schemas: &Schemas) -> Option<String> {
    match observed {
        Observed::Fault(fault) => Some(fault.clone()),
        Observed::Ok(answer) => of_answer(wanted, answer, schemas),
        Observed::Error(refusal) => of_refusal(wanted, refusal),
    }
}

fn of_answer(wanted: &Outcome, answer: &Answer, schemas: &Schemas) -> Option<String> {
    if let Some(error) = &wanted.error {
        return Some(format!("wanted an error with status {}, is a success with {}", error.status, answer.status));
    }
    if let Some(status) = wanted.status.filter(|status| *status != answer.status) {
        return Some(format!("wanted status {status}, is {}", answer.status));
    }
    let value = wanted.ok.as_ref().and_then(|wanted| match &answer.value {
        Some(value) => wanted.difference(value),
        None => Some(format!("wanted {wanted}, is bytes")),
    });
    let bytes = || wanted.bytes.as_ref().and_then(|wanted| bytes(wanted, answer));
    let header = || wanted.headers.iter().find_map(|(name, value)| header(name, value, answer));
    let variant = || {
        wanted.variants.iter().find_map(|(pointer, schema)| {
            let found = debug::typed_as(&answer.debug, pointer, schema, &members(answer, pointer, schema, schemas));
            found.err().map(|why| format!("{pointer} is no {schema}: {why}"))
        })
    };
    value.map(|found| format!("value: {found}")).or_else(bytes).or_else(header).or_else(variant)
}

/// The members of the value that are properties of the schema.
fn members(answer: &Answer, pointer: &str, schema: &str, schemas: &Schemas) -> Vec<String> {
    let mut value = answer.value.as_ref();
    for segment in pointer.split('/').skip(1) {
        value = match value {
            Some(Json::List(items)) => segment.parse::<usize>().ok().and_then(|index| items.get(index)),
            Some(value) => value.member(&segment.replace("~1", "/").replace("~0", "~")),
            None => None,
        };
    }
    let properties = schemas.properties(schema);
    let members = value.map(Json::members).unwrap_or_default().iter().map(|(name, _)| name);
    members.filter(|name| properties.contains(*name)).cloned().collect()
}

fn bytes(wanted: &str, answer: &Answer) -> Option<String> {
    match &answer.bytes {
        Some(bytes) => {
            let actual = STANDARD.encode(bytes);
            (actual != wanted).then(|| format!("bytes: wanted {wanted}, is {actual}"))
        }
        None => Some("wanted bytes, is a value".to_owned()),
    }
}

fn header(name: &str, wanted: &str, answer: &Answer) -> Option<String> {
    let found = answer.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    match found {
        Some((_, value)) if value == wanted => None,
        Some((_, value)) => Some(format!("header {name} of the answer: wanted {wanted}, is {value}")),
        None => Some(format!("header {name} of the answer cannot be read")),
    }
}

fn of_refusal(wanted: &Outcome, refusal: &Refusal) -> Option<String> {
    if wanted.no_panic == Some(true) {
        return None;
    }
    let names_it = wanted.status.is_some() && wanted.status == refusal.status && !refusal.is_decode();
    if let Some(Failure { status, body, text }) = &wanted.error {
        if refusal.status != Some(*status) || refusal.is_decode() {
            return Some(format!("wanted an error with status {status}, is {refusal}"));
        }
        let body = body.as_ref().and_then(|wanted| match &refusal.body {
            Some(body) => wanted.difference(body).map(|found| format!("body of the error: {found}")),
            None => Some("the body of the error is not typed".to_owned()),
        });
        let text = || {
            let wanted = text.as_ref()?;
            let actual = refusal.text.as_deref().unwrap_or_default();
            (actual != wanted).then(|| format!("text of the error: wanted {wanted:?}, is {actual:?}"))
        };
        return body.or_else(text);
    }
    let value_is_wanted = wanted.ok.is_some() || wanted.bytes.is_some() || wanted.succeeds == Some(true);
    if names_it && !value_is_wanted {
        return None;
    }
    Some(format!("an error: {refusal}"))
}

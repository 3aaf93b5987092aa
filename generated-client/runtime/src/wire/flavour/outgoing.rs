//! A request in the legacy flavour, made of the modern one.

use std::borrow::Cow;

use bytes::Bytes;
use zeroize::Zeroizing;

use super::rest::Rest;
use crate::error::{Called, ErrorKind, Failure};
use crate::wire::payload::Payload;
use crate::wire::query::Query;
use crate::wire::request::Request;

pub(super) fn translated(request: &Request) -> Result<Cow<'_, Request>, Box<Failure>> {
    let operation = request.operation;
    // A path of the caller's own, and one that has no other flavour, are what they are.
    if operation.template.is_empty() || operation.template.starts_with("/rest/") {
        return Ok(Cow::Borrowed(request));
    }
    let Some(rest) = &operation.rest else {
        let line = "not sent: the operation has no legacy form, and with this server the client speaks /rest";
        return Err(Failure::new(ErrorKind::NotInThisRelease, &request.call, line));
    };
    let (path, query) = request.target.split_once('?').unwrap_or((&request.target, ""));
    let filled = filled(rest.template, operation.template, path).ok_or_else(|| {
        let line = format!("not sent: the values of its path do not fit into {}", rest.template);
        Failure::new(ErrorKind::Request, &request.call, line)
    })?;
    let body = match (rest.body, request.legacy_body.as_ref(), &request.body) {
        (Some(name), Some(bytes), _) => Some(wrapped(name, bytes)),
        (None, Some(bytes), _) => Some(Payload::Whole(bytes.clone())),
        (Some(name), None, Some(Payload::Whole(bytes))) => Some(wrapped(name, bytes)),
        (_, None, body) => body.clone(),
    };
    let target = format!("{filled}{}", rest_query(rest, operation.constant_query.len(), query));
    let call = Called { method: rest.method.as_str(), path: filled.into(), ..request.call.clone() };
    Ok(Cow::Owned(Request { call, method: rest.method, target, body, legacy: true, ..request.clone() }))
}

/// The legacy path with the values of the modern one, which are written there as they are here.
fn filled(rest: &str, modern: &str, path: &str) -> Option<String> {
    let mut values = Vec::new();
    let (mut template, mut left) = (modern, path);
    while let Some((before, after)) = template.split_once('{') {
        left = left.strip_prefix(before)?;
        let (_, after) = after.split_once('}')?;
        // Values are encoded, so that what ends them is what follows in the template.
        let until = after.split('{').next().unwrap_or_default();
        let end = if until.is_empty() { left.len() } else { left.find(until)? };
        values.push(&left[..end]);
        (template, left) = (after, &left[end..]);
    }
    let mut values = values.into_iter();
    let mut filled = String::new();
    let mut template = rest;
    while let Some((before, after)) = template.split_once('{') {
        filled.push_str(before);
        filled.push_str(values.next()?);
        template = after.split_once('}')?.1;
    }
    filled.push_str(template);
    values.next().is_none().then_some(filled)
}

/// The legacy query: its own constants, then what the caller gave.
fn rest_query(rest: &Rest, constants: usize, modern: &str) -> String {
    let mut query = Query::default();
    // `~` is as good as its code, and what servers are said to look for.
    rest.query.iter().for_each(|(name, value)| query.push_written(name, value));
    for pair in modern.split('&').filter(|pair| !pair.is_empty()).skip(constants) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let renamed = rest.renamed.iter().find(|(_, modern)| *modern == name);
        query.push_written(renamed.map_or(name, |(legacy, _)| legacy), value);
    }
    query.finish()
}

/// `{"name": …}`, in one piece of memory, which is wiped when it goes.
fn wrapped(name: &str, body: &Bytes) -> Payload {
    let mut bytes = Zeroizing::new(Vec::with_capacity(name.len() + body.len() + 5));
    bytes.extend_from_slice(b"{\"");
    bytes.extend_from_slice(name.as_bytes());
    bytes.extend_from_slice(b"\":");
    bytes.extend_from_slice(body);
    bytes.push(b'}');
    Payload::Whole(Bytes::from_owner(bytes))
}

#[cfg(test)]
mod tests;

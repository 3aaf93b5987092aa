//! The calls that somebody wants to make, spelled: in what program, and with which values, is theirs.

use std::collections::BTreeMap;

use serde_json::Value;

use super::super::calls::called;
use super::given::{self, File};
use super::request::Given;
use crate::model::{Facts, Location, Media, MediaKind, Operation, Parameter};
use crate::names;

/// A call that somebody wants to make.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The operation's id, with its service or without.
    pub operation: String,
    /// What its parameters are given, as JSON, by their names; by `path.NAME` and the like where several have one name.
    pub arguments: Vec<(String, String)>,
    /// Its body, as JSON.
    pub body: Option<String>,
}

/// The call, in Rust.
#[derive(Clone, Debug)]
pub struct Spelled {
    /// Of a `client`, with `json(&"…")` for what is decoded and `body` for the body.
    pub call: String,
    /// What it gives.
    pub answer: Holds,
    /// What its errors are read as.
    pub error: Option<Holds>,
}

/// What there is to look at.
#[derive(Clone, Debug)]
pub enum Holds {
    /// Nothing, or what serde writes.
    Value,
    /// What serde writes, of the type at that path.
    Typed(String),
    /// Bytes.
    Bytes,
    /// One of the variants of the enum at that path; what holds nothing has no value to match.
    OneOf(String, Vec<(String, Option<Holds>)>),
}

/// The calls of a crate, and what they need.
#[derive(Clone, Debug)]
pub struct Calls {
    /// For each that is wanted the call, or why the crate has none like it.
    pub spelled: Vec<Result<Spelled, String>>,
    /// The constructors of credentials, by the names of the schemes.
    pub credentials: BTreeMap<String, String>,
}

/// How they are called.
pub(crate) fn spelled(wanted: &[Wanted], facts: &Facts<'_>, file: &File<'_>) -> Calls {
    let schemes = facts.api.used_schemes().map(|(name, scheme)| (name.clone(), scheme.constructor.clone()));
    Calls { spelled: wanted.iter().map(|wanted| call(wanted, facts, file)).collect(), credentials: schemes.collect() }
}

fn call(wanted: &Wanted, facts: &Facts<'_>, file: &File<'_>) -> Result<Spelled, String> {
    let operation = operation(&wanted.operation, facts)?;
    let values = values(wanted, operation)?;
    let given: Vec<Given<'_>> = operation
        .parameters
        .iter()
        .enumerate()
        .filter_map(|(index, parameter)| match values.get(&index) {
            Some(text) => Some(parsed(text).map(|value| Given { index, parameter, value })),
            None if parameter.required => Some(Err(format!("it wants an argument `{}`", parameter.name))),
            None => None,
        })
        .collect::<Result<_, _>>()?;
    let (mut required, mut setters) =
        given::all(operation, &given, facts, file, |one| format!("{:?}", values[&one.index]))?;
    let body = wanted.body.as_ref().filter(|_| !has_parts(operation));
    match (operation.body_media(), body) {
        (Some(media), Some(_)) => {
            let body = given::body(media, facts).ok_or("its body has no type that could be named")?;
            match operation.required_body() {
                Some(_) => required.push(body),
                None => setters.push(format!(".{}({body})", names::setter("body"))),
            }
        }
        (None, Some(_)) => return Err("it takes no body".to_owned()),
        (_, None) if operation.required_body().is_some() => return Err("it wants a body".to_owned()),
        (_, None) => {}
    }
    let call = called(operation, &required, facts) + &setters.concat();
    Ok(Spelled { call, answer: answer(operation, facts), error: error(operation, facts) })
}

fn operation<'a>(id: &str, facts: &Facts<'a>) -> Result<&'a Operation, String> {
    let operations = || facts.api.operations.iter();
    let with_service = || operations().find(|operation| operation.id.ends_with(&format!("_{id}")));
    operations()
        .find(|operation| operation.id == id)
        .or_else(with_service)
        .ok_or(format!("there is no method for {id}"))
}

/// What is given, by the number of the parameter.
fn values(wanted: &Wanted, operation: &Operation) -> Result<BTreeMap<usize, String>, String> {
    let mut values = BTreeMap::new();
    let body = wanted.body.as_ref().filter(|_| has_parts(operation));
    let parts = body.map(|body| parsed(body)).transpose()?.unwrap_or_default();
    let parts =
        parts.as_object().into_iter().flatten().map(|(name, value)| (format!("part.{name}"), value.to_string()));
    for (name, text) in wanted.arguments.iter().cloned().chain(parts) {
        let place = |parameter: &Parameter| format!("{:?}", parameter.location).to_lowercase();
        let exactly = |parameter: &Parameter| format!("{}.{}", place(parameter), parameter.name) == name;
        let named = |parameter: &Parameter| parameter.location != Location::Part && parameter.name == name;
        let found = operation.parameters.iter().position(exactly);
        let index = found.or_else(|| operation.parameters.iter().position(named));
        values.insert(index.ok_or_else(|| format!("no argument or setter takes {name}"))?, text);
    }
    Ok(values)
}

fn has_parts(operation: &Operation) -> bool {
    operation.parameters.iter().any(|parameter| parameter.location == Location::Part)
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| format!("{text} is no JSON: {error}"))
}

fn answer(operation: &Operation, facts: &Facts<'_>) -> Holds {
    if !operation.has_several_answers() {
        return operation.success_media().map_or(Holds::Value, of);
    }
    let of_response = operation.successes().map(|response| (response.status.word(), response.content.first().map(of)));
    let module = &facts.names.accessors[&operation.tag].path.module;
    let name = names::operation_answer(&names::operation_method(&operation.id, &operation.tag));
    let path = [facts.library].into_iter().chain(module.iter().map(String::as_str)).chain([&*name]);
    Holds::OneOf(path.collect::<Vec<_>>().join("::"), of_response.collect())
}

fn of(media: &Media) -> Holds {
    match media.kind() {
        MediaKind::Bytes | MediaKind::Multipart => Holds::Bytes,
        MediaKind::Json | MediaKind::Form | MediaKind::Text => Holds::Value,
    }
}

fn error(operation: &Operation, facts: &Facts<'_>) -> Option<Holds> {
    let of = names::error_type(operation, facts)?;
    let path = format!("{}::{}", facts.library, of.path);
    Some(match of.is_enum {
        true => Holds::OneOf(path, of.schemas.into_iter().map(|(name, ..)| (name, Some(Holds::Value))).collect()),
        false => Holds::Typed(path),
    })
}

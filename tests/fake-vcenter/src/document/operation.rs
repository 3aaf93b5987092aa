//! One operation of the document.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use http::Method;
use jsonschema::Validator;
use serde_json::Value;

use super::{members, resolve};

/// How a caller shows who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Security {
    /// With user and password.
    Basic,
    /// With a session.
    Session,
    /// Not at all.
    None,
}

pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    /// The one query that makes a request this operation: `("action", "start")`.
    pub(crate) constant: Option<(String, String)>,
    /// Names of the other query parameters.
    pub(crate) queries: Vec<String>,
    /// What it is in the legacy flavour.
    pub(crate) rest: Option<Rest>,
    pub(crate) body: Option<Body>,
    pub(crate) security: Security,
    pub(crate) lifecycle: Option<String>,
    /// Status of success.
    pub(crate) success: u16,
    /// An example of its body, as JSON.
    #[cfg(feature = "expectations")]
    pub(crate) example: Option<String>,
    pub(crate) responses: BTreeMap<u16, Response>,
    /// The errors that the document tells of, by status.
    pub(crate) errors: Errors,
}

/// An operation as it is under `/rest`.
pub(crate) struct Rest {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    /// The parameter that the body is; `None` where its members are the parameters.
    pub(crate) body: Option<String>,
}

impl Rest {
    fn read(value: &Value) -> Option<Self> {
        let target = value.get("x-vmw-doc-deprecated-path")?.as_str()?;
        let method = value.get("x-vmw-doc-deprecated-method")?.as_str()?.to_ascii_uppercase();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let body = value.get("x-sdk-rest-body").and_then(Value::as_str).filter(|name| *name != "*");
        Some(Self {
            method: Method::from_bytes(method.as_bytes()).ok()?,
            path: path.to_owned(),
            query: crate::server::query_pairs(query),
            body: body.map(str::to_owned),
        })
    }
}

type Errors = BTreeMap<u16, Vec<ErrorKind>>;

/// An error that the document tells of.
pub(crate) struct ErrorKind {
    /// Its `error_type`.
    pub(crate) name: String,
    /// Its `data`; without a schema, any will do.
    pub(crate) data: Response,
    /// An example of it, as JSON.
    #[cfg(feature = "expectations")]
    pub(crate) example: Option<String>,
}

pub(crate) struct Body {
    pub(crate) schema: Value,
    pub(crate) required: bool,
    pub(crate) validator: OnceLock<Result<Validator, String>>,
}

/// A body that the server sends.
pub(crate) struct Response {
    /// `None`: there is none.
    pub(crate) schema: Option<Value>,
    pub(crate) validator: OnceLock<Result<Validator, String>>,
}

impl Operation {
    /// Reads an operation, or several where a query parameter tells them apart, into `into`.
    pub(super) fn read(root: &Value, method: Method, item: &Value, value: &Value, into: &mut Vec<Self>) -> Option<()> {
        let mut constant_name = None;
        let mut constant_value = None;
        let mut queries = Vec::new();
        let lists = [item.get("parameters"), value.get("parameters")];
        for parameter in lists.into_iter().flatten().filter_map(Value::as_array).flatten() {
            let parameter = resolve(root, parameter);
            if parameter.get("in")?.as_str()? != "query" {
                continue;
            }
            let name = parameter.get("name")?.as_str()?;
            let required = parameter.get("required").and_then(Value::as_bool) == Some(true);
            let values =
                parameter.get("schema").map(|schema| resolve(root, schema)).and_then(|schema| schema.get("enum"));
            match values.and_then(Value::as_array).filter(|values| required && !values.is_empty()) {
                Some(values) => {
                    constant_name = Some(name.to_owned());
                    constant_value = values[0].as_str().map(str::to_owned);
                }
                None => queries.push(name.to_owned()),
            }
        }
        let responses = responses(root, value)?;
        let success = responses.keys().copied().find(|status| (200..300).contains(status)).unwrap_or(200);
        let operation = |id: &str, constant: Option<(String, String)>, part: &Value, body: Option<Body>| {
            let lifecycle = [part, value, item].iter().find_map(|place| place.get("x-sdk-lifecycle")?.as_str());
            Operation {
                id: id.to_owned(),
                method: method.clone(),
                constant,
                queries: queries.clone(),
                rest: Rest::read(part),
                body,
                security: security(root, value),
                lifecycle: lifecycle.map(str::to_owned),
                success,
                #[cfg(feature = "expectations")]
                example: example(root, value, &success.to_string(), |_| true),
                responses: responses.iter().map(|(status, schema)| (*status, Response::new(schema.clone()))).collect(),
                errors: errors(root, value, part),
            }
        };
        let Some(actions) = value.get("x-sdk-actions").and_then(Value::as_object) else {
            let constant = constant_name.zip(constant_value);
            into.push(operation(value.get("operationId")?.as_str()?, constant, value, Body::read(root, value)));
            return Some(());
        };
        let name = constant_name?;
        for (action, part) in actions {
            let id = part.get("operationId")?.as_str()?;
            let joint = Body::read(root, value);
            let body = match part.get("body") {
                Some(schema) => Some(Body::new(schema.clone(), joint.is_none_or(|joint| joint.required))),
                None => joint,
            };
            into.push(operation(id, Some((name.clone(), action.clone())), part, body));
        }
        Some(())
    }

    /// What the document tells of the error of this type in an answer with this status.
    pub(crate) fn error_kind(&self, status: u16, error_type: Option<&str>) -> Option<&ErrorKind> {
        let name = error_type?;
        self.errors.get(&status)?.iter().find(|kind| *name == kind.name)
    }

    /// Whether the document tells of this status.
    pub(crate) fn declares(&self, status: u16) -> bool {
        self.responses.contains_key(&status)
    }
}

impl Body {
    fn new(schema: Value, required: bool) -> Self {
        Self { schema, required, validator: OnceLock::new() }
    }

    fn read(root: &Value, operation: &Value) -> Option<Self> {
        let body = resolve(root, operation.get("requestBody")?);
        let required = body.get("required").and_then(Value::as_bool) == Some(true);
        Some(Self::new(body.pointer("/content/application~1json/schema")?.clone(), required))
    }
}

impl Response {
    fn new(schema: Option<Value>) -> Self {
        Self { schema, validator: OnceLock::new() }
    }
}

fn responses(root: &Value, operation: &Value) -> Option<BTreeMap<u16, Option<Value>>> {
    let mut all = BTreeMap::new();
    for (status, response) in members(operation.get("responses")) {
        let schema = resolve(root, response).pointer("/content/application~1json/schema").cloned();
        all.insert(status.parse().ok()?, schema);
    }
    Some(all)
}

/// What the document tells of: on the part of a joint operation, else on the responses.
#[cfg_attr(not(feature = "expectations"), expect(unused_variables, reason = "only examples depend on the status"))]
fn errors(root: &Value, operation: &Value, part: &Value) -> Errors {
    let read = |status: &str, list: &Value| {
        let kind = |entry: &Value| {
            let name = entry.get("type")?.as_str()?.to_owned();
            Some(ErrorKind {
                #[cfg(feature = "expectations")]
                example: example(root, operation, status, |value| value["error_type"] == name),
                name,
                data: Response::new(entry.get("data").cloned()),
            })
        };
        list.as_array().into_iter().flatten().filter_map(kind).collect::<Vec<_>>()
    };
    let of_part = members(part.get("errors"));
    let of_responses = members(operation.get("responses"))
        .filter_map(|(status, response)| Some((status, resolve(root, response).get("x-sdk-errors")?)));
    let mut all = Errors::new();
    for (status, list) in of_part.chain(of_responses) {
        if let Ok(code) = status.parse() {
            all.entry(code).or_insert_with(|| read(status, list));
        }
    }
    all
}

/// The first example by name that shows what is `wanted`, of the responses with this status.
#[cfg(feature = "expectations")]
fn example(root: &Value, operation: &Value, status: &str, wanted: impl Fn(&Value) -> bool) -> Option<String> {
    let response = resolve(root, operation.get("responses")?.get(status)?);
    let all = members(response.pointer("/content/application~1json/examples"));
    let values = all.filter_map(|(name, example)| Some((name, resolve(root, example).get("value")?)));
    values.filter(|(_, value)| wanted(value)).min_by_key(|(name, _)| *name).map(|(_, value)| value.to_string())
}

fn security(root: &Value, operation: &Value) -> Security {
    let required = operation.get("security").or_else(|| root.get("security")).and_then(Value::as_array);
    let Some(required) = required.filter(|list| !list.is_empty()) else { return Security::None };
    let basic = |name: &String| {
        let scheme = root.pointer("/components/securitySchemes").and_then(|schemes| schemes.get(name));
        scheme.and_then(|scheme| scheme.get("scheme")).and_then(Value::as_str) == Some("basic")
    };
    let only_basic = required.iter().all(|one| members(Some(one)).all(|(name, _)| basic(name)));
    if only_basic { Security::Basic } else { Security::Session }
}

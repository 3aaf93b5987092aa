//! The curated document as plain values: read by a YAML reader, with nothing of the generator in between.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// The document.
#[derive(Clone, Debug)]
pub struct Document {
    root: Value,
}

/// A call that a client can make. Two that share method and path are two.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    /// The vendor's id.
    pub id: &'d str,
    /// Its method, in capitals.
    pub method: String,
    /// Its path behind the server's name, with `{…}` where an id stands.
    pub path: String,
    /// What it is in the legacy flavour.
    pub rest: Rest<'d>,
    /// The query that makes a request this operation.
    pub query: Vec<(&'d str, &'d str)>,
    /// Whether it is called within a session.
    pub in_session: bool,
    /// Status of its success.
    pub success: u16,
    /// Examples of its body, if it takes one.
    pub requests: Vec<&'d Value>,
    /// Examples of its answer, if it gives one.
    pub successes: Vec<&'d Value>,
    /// Examples of what it answers when it fails.
    pub failures: Vec<&'d Value>,
    /// The errors that it is documented to have.
    pub errors: Vec<DocumentedError<'d>>,
}

/// An operation in the legacy flavour.
#[derive(Clone, Debug)]
pub struct Rest<'d> {
    /// Its method, in capitals.
    pub method: String,
    /// Its path behind the server's name.
    pub path: &'d str,
    /// The query that makes a request this operation.
    pub query: Vec<(&'d str, &'d str)>,
    /// The parameter that its body is; `None` where the members of the body are the parameters.
    pub body: Option<&'d str>,
}

impl<'d> Rest<'d> {
    fn of(operation: &'d Value) -> Option<Self> {
        let target = operation["x-vmw-doc-deprecated-path"].as_str()?;
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Some(Self {
            method: operation["x-vmw-doc-deprecated-method"].as_str()?.to_uppercase(),
            path,
            query: query.split_once('=').into_iter().collect(),
            body: operation["x-sdk-rest-body"].as_str().filter(|name| *name != "*"),
        })
    }
}

impl<'d> Operation<'d> {
    /// The first of its examples by name; `null` where it takes no body.
    pub fn body(&self) -> Value {
        self.requests.first().copied().cloned().unwrap_or_default()
    }

    /// The body that says least, which every release takes.
    pub fn least_body(&self) -> Value {
        let least = self.requests.iter().min_by_key(|body| body.as_object().map(|members| members.len()));
        least.copied().cloned().unwrap_or_default()
    }

    /// The examples of this error.
    pub fn failures_of(&self, error: &DocumentedError<'_>) -> Vec<&'d Value> {
        self.failures.iter().copied().filter(|example| example["error_type"] == error.error_type).collect()
    }
}

/// One way in which an operation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentedError<'d> {
    /// Status of the answer.
    pub status: u16,
    /// Its `error_type`.
    pub error_type: &'d str,
    /// Schema of its `data`, where that is documented.
    pub data: Option<&'d str>,
}

impl Document {
    /// The text of `spec/vsphere.yaml`.
    pub fn text() -> String {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/vsphere.yaml");
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// `spec/vsphere.yaml`.
    pub fn curated() -> &'static Self {
        static CURATED: LazyLock<Document> = LazyLock::new(|| Document {
            root: serde_saphyr::from_str(&Document::text()).expect("the document is YAML"),
        });
        &CURATED
    }

    /// Every schema, by its name.
    pub fn schemas(&self) -> &Map<String, Value> {
        members(&self.root["components"], "schemas").expect("the document has schemas")
    }

    /// Names of the properties that are maps.
    pub fn maps(&self) -> BTreeSet<&str> {
        let properties = self.schemas().values().filter_map(|schema| members(schema, "properties")).flatten();
        let is_map = |schema: &Value| self.resolve(schema)["additionalProperties"].is_object();
        properties.filter(|(_, schema)| is_map(schema)).map(|(name, _)| name.as_str()).collect()
    }

    /// The value itself, or what it refers to.
    pub fn resolve<'d>(&'d self, value: &'d Value) -> &'d Value {
        match value.get("$ref").and_then(Value::as_str) {
            Some(reference) => {
                let pointer = reference.strip_prefix('#').expect("references are local");
                self.root.pointer(pointer).unwrap_or_else(|| panic!("{reference} does not exist"))
            }
            None => value,
        }
    }

    /// Every operation.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        let mut all = Vec::new();
        for (path, item) in members(&self.root, "paths").expect("the document has paths") {
            for method in ["get", "put", "post", "delete", "patch"] {
                let Some(operation) = item.get(method) else { continue };
                let joint = self.joint(method, path, operation);
                match members(operation, "x-sdk-actions") {
                    None => all.push(joint),
                    Some(actions) => {
                        all.extend(actions.iter().map(|(action, own)| self.action(&joint, operation, action, own)));
                    }
                }
            }
        }
        all
    }

    /// The operation of that id.
    ///
    /// # Panics
    ///
    /// There is none.
    pub fn operation(&self, id: &str) -> Operation<'_> {
        let found = self.operations().into_iter().find(|operation| operation.id == id);
        found.unwrap_or_else(|| panic!("the document has no operation {id}"))
    }

    /// The path of the server, `/api`.
    fn server_path(&self) -> &str {
        let url = self.root["servers"][0]["url"].as_str().expect("the document has a server");
        url.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..])).unwrap_or_default()
    }

    fn joint<'d>(&'d self, method: &str, path: &str, operation: &'d Value) -> Operation<'d> {
        let responses = members(operation, "responses").expect("an operation has responses");
        let responses = responses
            .iter()
            .map(|(status, response)| (status.parse::<u16>().expect("statuses are numbers"), self.resolve(response)));
        let mut found = Operation {
            id: text(operation, "operationId"),
            method: method.to_uppercase(),
            path: format!("{}{path}", self.server_path()),
            // A joint operation has none of its own.
            rest: Rest::of(operation).unwrap_or(Rest {
                method: String::new(),
                path: "",
                query: Vec::new(),
                body: None,
            }),
            query: self.query(operation),
            in_session: operation["security"].as_array().is_some_and(|all| all.iter().any(|one| self.is_session(one))),
            success: 0,
            requests: self.examples(&operation["requestBody"]).into_iter().map(|(_, value)| value).collect(),
            successes: Vec::new(),
            failures: Vec::new(),
            errors: Vec::new(),
        };
        for (status, response) in responses {
            let examples = self.examples(response).into_iter().map(|(_, value)| value);
            if status < 300 {
                found.success = status;
                found.successes.extend(examples);
            } else {
                found.failures.extend(examples);
                found.errors.extend(errors(status, &response["x-sdk-errors"]));
            }
        }
        found
    }

    /// One of the operations that share method and path. Its bodies are the examples that have its name.
    fn action<'d>(&'d self, all: &Operation<'d>, joint: &'d Value, action: &'d str, own: &'d Value) -> Operation<'d> {
        let requests = self.examples(&joint["requestBody"]).into_iter().filter(|(name, _)| *name == action);
        let errors = members(own, "errors").into_iter().flatten();
        Operation {
            id: text(own, "operationId"),
            rest: Rest::of(own).expect("every operation has a legacy form"),
            query: all.query.iter().map(|(name, _)| (*name, action)).collect(),
            requests: requests.map(|(_, value)| value).collect(),
            errors: errors
                .flat_map(|(status, all)| self::errors(status.parse().expect("statuses are numbers"), all))
                .collect(),
            ..all.clone()
        }
    }

    /// The query parameters that are required, each with the first value that it may have.
    fn query<'d>(&'d self, operation: &'d Value) -> Vec<(&'d str, &'d str)> {
        let parameters = operation["parameters"].as_array().into_iter().flatten().map(|one| self.resolve(one));
        let required = parameters.filter(|one| one["in"] == "query" && one["required"] == true);
        required.map(|one| (text(one, "name"), one["schema"]["enum"][0].as_str().unwrap_or_default())).collect()
    }

    fn is_session(&self, requirement: &Value) -> bool {
        let schemes = &self.root["components"]["securitySchemes"];
        requirement.as_object().is_some_and(|names| names.keys().any(|name| schemes[name]["type"] == "apiKey"))
    }

    /// The examples of a body, with their names.
    fn examples<'d>(&'d self, body: &'d Value) -> Vec<(&'d str, &'d Value)> {
        let examples = members(&body["content"]["application/json"], "examples").into_iter().flatten();
        examples.map(|(name, example)| (name.as_str(), &self.resolve(example)["value"])).collect()
    }
}

fn errors(status: u16, all: &Value) -> impl Iterator<Item = DocumentedError<'_>> {
    all.as_array().into_iter().flatten().map(move |error| DocumentedError {
        status,
        error_type: text(error, "type"),
        data: error["data"]["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()),
    })
}

fn members<'v>(value: &'v Value, name: &str) -> Option<&'v Map<String, Value>> {
    value.get(name)?.as_object()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_else(|| panic!("`{name}` is missing in {value}"))
}

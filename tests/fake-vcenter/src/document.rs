//! The OpenAPI document: which operations there are, what they take, and what they may answer.

mod lifecycle;
mod operation;
mod schema;
mod validate;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use http::Method;
use serde_json::Value;

pub(crate) use self::lifecycle::{Timeline, Version};
pub(crate) use self::operation::{Operation, Security};
use crate::release::Release;

/// The fake's own copy of the document.
const TEXT: &str = include_str!("vsphere.yaml");

/// The document, read once per process.
pub(crate) struct Document {
    root: Value,
    timelines: HashMap<String, Timeline>,
    /// Paths in alphabetical order, `/api` included.
    paths: Vec<Path>,
    /// Those of the legacy flavour, `/rest` included.
    legacy_paths: BTreeMap<String, Vec<Legacy>>,
}

/// An operation under `/rest`: its method and constant query, and which of which path it is.
struct Legacy {
    method: Method,
    query: Vec<(String, String)>,
    place: (usize, usize),
}

/// A path and the operations behind it.
pub(crate) struct Path {
    /// With `{…}` where an id stands.
    pub(crate) template: String,
    pub(crate) operations: Vec<Operation>,
}

/// What a request is for.
pub(crate) enum Target<'d> {
    /// This operation.
    Operation(&'d Operation),
    /// The path has operations of this method, but needs another query to say which.
    Query(&'d Operation, String),
    /// The path exists, the method does not.
    Method,
}

impl Document {
    /// The one document of the process.
    ///
    /// # Errors
    ///
    /// The copy in this package cannot be read; a test of this package sees to it that it can.
    pub(crate) fn get() -> Result<&'static Self, &'static str> {
        static DOCUMENT: OnceLock<Result<Document, String>> = OnceLock::new();
        DOCUMENT.get_or_init(|| Document::read(TEXT)).as_ref().map_err(String::as_str)
    }

    fn read(text: &str) -> Result<Self, String> {
        let root: Value = serde_saphyr::from_str(text).map_err(|error| format!("vsphere.yaml: {error}"))?;
        let prefix = server_prefix(&root);
        let mut timelines = HashMap::new();
        for (name, value) in members(root.get("x-sdk-lifecycles")) {
            let timeline =
                Timeline::read(value).ok_or_else(|| format!("vsphere.yaml: lifecycle {name} is malformed"))?;
            timelines.insert(name.clone(), timeline);
        }
        let mut paths = Vec::new();
        for (path, item) in members(root.get("paths")) {
            let mut operations = Vec::new();
            for (method, operation) in members(Some(item)) {
                let Ok(method) = Method::from_bytes(method.to_ascii_uppercase().as_bytes()) else { continue };
                if matches!(method.as_str(), "GET" | "PUT" | "POST" | "DELETE" | "PATCH") {
                    Operation::read(&root, method, item, operation, &mut operations)
                        .ok_or_else(|| format!("vsphere.yaml: an operation of {path} is malformed"))?;
                }
            }
            let template = if path.starts_with(&prefix) { path.clone() } else { format!("{prefix}{path}") };
            paths.push(Path { template, operations });
        }
        // The order of the document is lost on the way, or not, by a feature of serde_json that others may switch on.
        paths.sort_by(|a, b| a.template.cmp(&b.template));
        for path in &mut paths {
            path.operations.sort_by_key(|operation| (operation.method.to_string(), operation.constant.clone()));
        }
        let mut legacy_paths: BTreeMap<String, Vec<Legacy>> = BTreeMap::new();
        for (number, path) in paths.iter().enumerate() {
            for (index, operation) in path.operations.iter().enumerate() {
                let Some(rest) = &operation.rest else { continue };
                let legacy = Legacy { method: rest.method.clone(), query: rest.query.clone(), place: (number, index) };
                legacy_paths.entry(rest.path.clone()).or_default().push(legacy);
            }
        }
        Ok(Self { root, timelines, paths, legacy_paths })
    }

    /// The paths of the legacy flavour.
    pub(crate) fn legacy_paths(&self) -> impl Iterator<Item = &str> {
        self.legacy_paths.keys().map(String::as_str)
    }

    /// The operation behind a request of the legacy flavour.
    pub(crate) fn legacy_operation(
        &self,
        template: &str,
        method: &Method,
        query: &[(String, String)],
    ) -> Option<&Operation> {
        let mut operations = self.legacy_paths.get(template)?.iter().filter(|legacy| legacy.method == *method);
        let is_named = |legacy: &&Legacy| legacy.query.iter().all(|pair| query.contains(pair));
        // The one that asks for most: without `~action` a POST of sessions is a login.
        let (path, index) = operations.by_ref().filter(is_named).max_by_key(|legacy| legacy.query.len())?.place;
        Some(&self.paths[path].operations[index])
    }

    pub(crate) fn paths(&self) -> &[Path] {
        &self.paths
    }

    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.paths.iter().flat_map(|path| &path.operations)
    }

    /// The operation of this id, with its path.
    #[cfg(feature = "expectations")]
    pub(crate) fn operation(&self, id: &str) -> Option<(&Path, &Operation)> {
        self.paths.iter().find_map(|path| Some((path, path.operations.iter().find(|operation| operation.id == id)?)))
    }

    pub(crate) fn path(&self, template: &str) -> Option<&Path> {
        self.paths.iter().find(|path| path.template == template)
    }

    /// Whether what carries `lifecycles` exists in `release`.
    pub(crate) fn exists<'a>(&self, mut lifecycles: impl Iterator<Item = &'a str>, release: Release) -> bool {
        lifecycles.all(|name| self.timelines.get(name).is_none_or(|timeline| timeline.has(release)))
    }

    /// Whether `release` has that operation.
    pub(crate) fn has(&self, operation: &Operation, release: Release) -> bool {
        self.exists(operation.lifecycle.iter().map(String::as_str), release)
    }

    /// Follows `#/…`.
    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        resolve(&self.root, schema)
    }
}

impl Path {
    /// Which operation a request with this method and query is for.
    pub(crate) fn target(&self, method: &Method, query: &[(String, String)]) -> Target<'_> {
        let mut candidates = self.operations.iter().filter(|operation| operation.method == *method).peekable();
        let Some(first) = candidates.peek().copied() else { return Target::Method };
        let mut wanted = Vec::new();
        for operation in candidates {
            let Some((name, value)) = &operation.constant else { return Target::Operation(operation) };
            let mut given = query.iter().filter(|(other, _)| other == name);
            if given.next().is_some_and(|(_, other)| other == value) && given.next().is_none() {
                return Target::Operation(operation);
            }
            wanted.push(format!("{name}={value}"));
        }
        Target::Query(first, wanted.join(" or "))
    }

    /// The methods, in alphabetical order.
    pub(crate) fn methods(&self) -> Vec<&Method> {
        let mut methods: Vec<&Method> = Vec::new();
        for operation in &self.operations {
            if !methods.contains(&&operation.method) {
                methods.push(&operation.method);
            }
        }
        methods
    }
}

/// The path of the first server, so `/api` of `https://{host}/api`.
fn server_prefix(root: &Value) -> String {
    let url = root.pointer("/servers/0/url").and_then(Value::as_str).unwrap_or_default();
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    after_scheme.find('/').map_or("", |at| &after_scheme[at..]).trim_end_matches('/').to_owned()
}

fn resolve<'a>(root: &'a Value, mut value: &'a Value) -> &'a Value {
    // No document of ours chains references; the bound is for one that would turn in a circle.
    for _ in 0..32 {
        let Some(pointer) = value.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) else {
            break;
        };
        match root.pointer(pointer) {
            Some(target) => value = target,
            None => break,
        }
    }
    value
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}

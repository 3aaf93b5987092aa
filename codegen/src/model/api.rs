//! The whole document, typed, each item with its place.
//!
//! [`crate::read`] makes it from a checked document; [`crate::lower`] brings it to a form that progenitor can digest and
//! leaves in it the facts that progenitor would lose; later stages read these facts.

use std::collections::{BTreeMap, HashMap, HashSet};

use indexmap::IndexMap;

use super::{Authentication, Component, KnownBy, Operation, RustPath, Schema, SecurityScheme, Shape, Timeline};

/// A whole document.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`.
    pub description: Option<String>,
    /// The first server's URL without its path, with its variables: `https://{host}`. Empty where that has only a path.
    pub server: String,
    /// The path of the first server's URL, without a trailing slash: `/api`.
    pub base_path: String,
    /// The first server's URL as the document has it, where that has variables.
    pub server_template: Option<String>,
    /// The variables in it, in the order of the document.
    pub server_variables: Vec<ServerVariable>,
    /// Timelines by name.
    pub lifecycles: IndexMap<String, Timeline>,
    /// Services.
    pub tags: IndexMap<String, Tag>,
    /// In document order; after lowering one for each call that a client can make.
    pub operations: Vec<Operation>,
    /// Components: those of the document, then those that lowering adds.
    pub schemas: IndexMap<Component, Schema>,
    /// What lets callers in, by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// Whether the document has vCenter's session, so that its clients log in. Known after lowering.
    pub session: bool,
    /// Newtypes of id strings, by Rust name.
    pub ids: IndexMap<String, Id>,
    /// Components that are there under a name only because callers know that, by where a type of that name stood.
    pub other_names: BTreeMap<String, String>,
}

/// A variable of the address of the server.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in the address.
    pub name: String,
    /// What stands in its place unless a caller says otherwise.
    pub default: String,
    /// All that may stand there; empty where that is anything.
    pub values: Vec<String>,
    /// In words.
    pub description: Option<String>,
}

/// A service.
#[derive(Clone, Debug, Default)]
pub struct Tag {
    /// In words.
    pub description: Option<String>,
    /// The accessor's name where the rule does not give it.
    pub accessor: Option<String>,
}

/// A newtype of id strings.
#[derive(Clone, Debug)]
pub struct Id {
    /// JSON pointer of the declaration.
    pub pointer: String,
    /// Where the type lives.
    pub path: RustPath,
    /// In words.
    pub description: String,
    /// Every spelling of the resource type.
    pub resource_types: Vec<String>,
    /// Name of its timeline.
    pub lifecycle: Option<String>,
    /// Its timeline.
    pub timeline: Option<Timeline>,
}

impl Api {
    /// The server, where the document names one for everybody.
    pub(crate) fn fixed_server(&self) -> Option<&str> {
        Some(self.server.as_str()).filter(|server| !server.is_empty() && !server.contains('{'))
    }

    /// The component `name`, what it is another name for, and so on to the end; a circle is gone round once.
    pub fn chain(&self, name: &Component) -> impl Iterator<Item = (&Component, &Schema)> {
        let chain = std::iter::successors(self.schemas.get_key_value(name), |(_, schema)| match &schema.shape {
            Shape::Reference(next) => self.schemas.get_key_value(next),
            _ => None,
        });
        chain.take(self.schemas.len())
    }

    /// The component that `name` stands for in the end; `None` where that is nothing, or goes round in a circle.
    pub fn resolve(&self, name: &Component) -> Option<(&Component, &Schema)> {
        self.chain(name).last().filter(|(_, schema)| !matches!(schema.shape, Shape::Reference(_)))
    }

    /// What the values of `schema` look like, whatever other names that has; a reference to nothing stays one.
    pub fn shape<'a>(&'a self, schema: &'a Schema) -> &'a Shape {
        match &schema.shape {
            Shape::Reference(name) => self.resolve(name).map_or(&schema.shape, |(_, target)| &target.shape),
            shape => shape,
        }
    }

    /// For each component those that name it.
    pub(crate) fn users(&self) -> HashMap<&Component, Vec<&Component>> {
        let mut users: HashMap<&Component, Vec<&Component>> = HashMap::new();
        for (name, schema) in &self.schemas {
            schema.references().into_iter().for_each(|target| users.entry(target).or_default().push(name));
        }
        users
    }

    /// The components that can be reached from `names`, these included.
    pub fn reached<'a>(&'a self, names: impl Iterator<Item = &'a Component>) -> HashSet<&'a Component> {
        let mut reached = HashSet::new();
        let mut waiting: Vec<&Component> = names.collect();
        while let Some(name) = waiting.pop() {
            if let Some(schema) = self.schemas.get(name).filter(|_| reached.insert(name)) {
                waiting.extend(schema.references());
            }
        }
        reached
    }

    /// Visits every schema of a document, components first.
    pub fn for_each_schema_mut(&mut self, visit: &mut impl FnMut(&mut Schema)) {
        for schema in self.schemas.values_mut() {
            schema.walk_mut(visit);
        }
        for operation in &mut self.operations {
            for parameter in &mut operation.parameters {
                parameter.schema.walk_mut(visit);
            }
            let contents = operation.body.iter_mut().flat_map(|b| &mut b.content);
            for media in contents.chain(operation.responses.iter_mut().flat_map(|r| &mut r.content)) {
                media.schema.walk_mut(visit);
            }
            for header in operation.responses.iter_mut().flat_map(|response| &mut response.headers) {
                header.schema.walk_mut(visit);
            }
        }
    }

    /// What callers of its client are known by.
    pub(crate) fn known_by(&self) -> KnownBy {
        match self.used_schemes().next() {
            _ if self.session => KnownBy::Session,
            Some(_) => KnownBy::Schemes,
            None => KnownBy::Nothing,
        }
    }

    /// The schemes that operations ask for, with their names.
    pub(crate) fn used_schemes(&self) -> impl Iterator<Item = (&String, &SecurityScheme)> {
        let asked = |name: &String| {
            self.operations.iter().any(|operation| match &operation.authentication {
                Authentication::Schemes(alternatives) => alternatives.iter().flatten().any(|asked| asked == name),
                _ => false,
            })
        };
        self.security_schemes.iter().filter(move |(name, _)| asked(name))
    }
}

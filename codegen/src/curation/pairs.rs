//! A description of the vendor in our words: operations are paired by their requests, types by where operations use them.
//!
//! No name decides, but in one case: where a property of theirs is any text, and ours is an enum, an enum of theirs with the
//! same letters is meant. Newer descriptions list the values there, and refer to it from nowhere.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::described::Description;
use super::envelopes;
use super::flavour::Flavour;
use crate::model::{Api, Component, Method, Operation, Property, Response, Schema, Shape, StringFormat};

/// What a description says of the operations that we curate.
pub(super) struct Theirs {
    /// In our words.
    pub(super) api: Api,
    /// Operations of theirs that we do not have, and where they are.
    pub(super) others: Vec<(String, String)>,
    /// Properties that types of theirs describe in two ways, where ours is one type.
    pub(super) torn: Vec<Torn>,
}

/// A property of two shapes.
pub(super) struct Torn {
    pub(super) item: String,
    pub(super) pointers: [String; 2],
}

/// Puts a description into our words; and how many operations it shares with us. What our document has in no such release
/// is paired all the same: so that what both know is not taken for something new.
pub(super) fn in_our_words(ours: &Api, reduced: &Api, description: &Description) -> (Theirs, usize) {
    let theirs = &description.api;
    let mut walk =
        Walk { ours, theirs, seen: HashSet::new(), waiting: Vec::new(), made: IndexMap::new(), torn: Vec::new() };
    let mut others = Vec::new();
    let mut operations = Vec::new();
    for operation in &theirs.operations {
        let key = key(operation, description.flavour, false);
        match ours.operations.iter().find(|own| self::key(own, description.flavour, true) == key) {
            Some(own) => {
                // Its answers as they are in that release and flavour, if it is there at all.
                let own = reduced.operations.iter().find(|reduced| reduced.id == own.id).unwrap_or(own);
                operations.push(walk.operation(own, operation, description.flavour));
            }
            None => others.push((operation.request(), operation.pointer.clone())),
        }
    }
    while let Some((own, other)) = walk.waiting.pop() {
        walk.component(&own, &other);
    }
    let Walk { made, torn, .. } = walk;
    let matched = operations.len();
    let api = Api { operations, schemas: made, ..Api::default() };
    (Theirs { api, others, torn }, matched)
}

/// What tells a request from others, whatever its parameters are called.
pub(super) fn key(operation: &Operation, flavour: Flavour, is_ours: bool) -> (Method, String, Vec<(String, String)>) {
    let legacy = operation.legacy().filter(|_| is_ours && flavour == Flavour::Rest);
    let (method, path, constants) = match legacy {
        Some(legacy) => (legacy.method, legacy.path, legacy.constants),
        None => (operation.method, operation.path.clone(), operation.constants.clone()),
    };
    let segments = path.split('/').map(|segment| if segment.starts_with('{') { "{}" } else { segment });
    let mut constants = constants;
    constants.sort();
    (method, segments.collect::<Vec<_>>().join("/"), constants)
}

/// Walks both documents from what they share.
struct Walk<'a> {
    ours: &'a Api,
    theirs: &'a Api,
    seen: HashSet<(Component, Component)>,
    waiting: Vec<(Component, Component)>,
    made: IndexMap<Component, Schema>,
    torn: Vec<Torn>,
}

impl Walk<'_> {
    fn operation(&mut self, own: &Operation, other: &Operation, flavour: Flavour) -> Operation {
        let mut operation = other.clone();
        if flavour == Flavour::Rest {
            let body = own.legacy().and_then(|legacy| legacy.body);
            envelopes::open_body(&mut operation, body.as_deref(), self.theirs);
        }
        operation.id.clone_from(&own.id);
        operation.tag.clone_from(&own.tag);
        operation.method = own.method;
        operation.path.clone_from(&own.path);
        operation.constants.clone_from(&own.constants);
        for parameter in &mut operation.parameters {
            if let Some(own) = own.parameters.iter().find(|own| own.name == parameter.name) {
                parameter.schema = self.schema(&own.schema, &parameter.schema);
            }
        }
        if let (Some(own), Some(body)) = (own.body_media(), &mut operation.body) {
            for media in &mut body.content {
                media.schema = self.schema(&own.schema, &media.schema);
            }
        }
        for response in &mut operation.responses {
            let Some(own) = twin(own, response) else { continue };
            for media in &mut response.content {
                media.schema = self.schema(own, &media.schema);
            }
        }
        operation
    }

    /// A schema of theirs with the components that stand where ours stand.
    fn schema(&mut self, own: &Schema, other: &Schema) -> Schema {
        let (own_name, own_target) = resolved(own, self.ours);
        let (name, target) = resolved(other, self.theirs);
        let mut schema = other.clone();
        schema.nullable |= target.nullable;
        if schema.limits.is_empty() {
            schema.limits.clone_from(&target.limits);
        }
        schema.shape = match (&own_target.shape, &target.shape) {
            (Shape::Array(own), Shape::Array(item)) => Shape::Array(Box::new(self.schema(own, item))),
            (Shape::Map(own), Shape::Map(value)) => Shape::Map(Box::new(self.schema(own, value))),
            (Shape::Map(own), Shape::Array(item)) if envelopes::entry(item, self.theirs).is_some() => {
                let value = envelopes::entry(item, self.theirs).unwrap_or(item);
                Shape::Map(Box::new(self.schema(own, value)))
            }
            (Shape::Enum(_), Shape::String(StringFormat::Text)) => {
                let named = own_name.and_then(|own| Some((own, self.of_the_same_letters(own)?)));
                named.map_or_else(|| target.shape.clone(), |(own, other)| self.pair(own, &other))
            }
            (Shape::Object(_), Shape::Object(_))
            | (Shape::Enum(_), Shape::Enum(_))
            | (Shape::Union { .. }, Shape::Union { .. }) => match (own_name, name) {
                (Some(own), Some(name)) => self.pair(own, name),
                _ => schema.shape,
            },
            (_, Shape::Object(_) | Shape::Enum(_) | Shape::Union { .. } | Shape::AllOf(_)) => schema.shape,
            (_, shape) => shape.clone(),
        };
        schema
    }

    fn pair(&mut self, own: &Component, other: &Component) -> Shape {
        let pair = (own.clone(), other.clone());
        if self.seen.insert(pair.clone()) {
            self.waiting.push(pair);
        }
        Shape::Reference(own.clone())
    }

    fn of_the_same_letters(&self, own: &Component) -> Option<Component> {
        let letters = |name: &Component| -> String {
            name.to_string().chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
        };
        let wanted = letters(own);
        let is_enum = |schema: &Schema| matches!(schema.shape, Shape::Enum(_));
        let mut enums = self.theirs.schemas.iter().filter(|(name, schema)| is_enum(schema) && letters(name) == wanted);
        enums.next().map(|(name, _)| name.clone())
    }

    /// A type of theirs under the name of ours. Several of theirs that are one of ours are put together.
    fn component(&mut self, own: &Component, other: &Component) {
        let (Some(own_schema), Some(schema)) = (self.ours.schemas.get(own), self.theirs.schemas.get(other)) else {
            return;
        };
        let mut schema = schema.clone();
        if let (Shape::Object(own), Shape::Object(properties)) = (&own_schema.shape, &mut schema.shape) {
            for (name, property) in properties {
                if let Some(own) = own.get(name) {
                    property.schema = self.schema(&own.schema, &property.schema);
                }
            }
        }
        // What they tell apart by a property, ours has in one.
        let descendants = schema.descendants_by.iter().flat_map(|by| by.mapping.values());
        for descendant in descendants.cloned().collect::<Vec<_>>() {
            let real = self.theirs.resolve(&descendant).map(|(name, _)| name.clone());
            if let Some(real) = real.filter(|real| real != other) {
                self.pair(own, &real);
            }
        }
        match self.made.get_mut(own) {
            None => {
                self.made.insert(own.clone(), schema);
            }
            Some(made) => self.torn.extend(join(own, made, schema)),
        }
    }
}

/// What ours answers where theirs answers that: for errors the body of any, as ours has one for all.
fn twin<'a>(own: &'a Operation, response: &Response) -> Option<&'a Schema> {
    let success = response.status.is_success();
    let same = own.responses.iter().filter(|own| own.status.is_success() == success);
    let by_status = |own: &&Response| own.status != response.status;
    let mut same: Vec<&Response> = same.collect();
    same.sort_by_key(by_status);
    same.iter().find_map(|own| own.content.first()).map(|media| &media.schema)
}

/// What a schema is, whatever other names that has, and the name that it has in the end.
fn resolved<'a>(schema: &'a Schema, api: &'a Api) -> (Option<&'a Component>, &'a Schema) {
    match &schema.shape {
        Shape::Reference(name) => api.resolve(name).map_or((None, schema), |(name, target)| (Some(name), target)),
        _ => (None, schema),
    }
}

/// Puts a type beside another one that is the same of ours; what they do not agree on.
fn join(name: &Component, made: &mut Schema, other: Schema) -> Vec<Torn> {
    let mut torn = Vec::new();
    match (&mut made.shape, other.shape) {
        (Shape::Object(made), Shape::Object(others)) => {
            for (property, one) in made.iter_mut() {
                one.required &= others.get(property).is_some_and(|other| other.required);
            }
            for (property, other) in others {
                match made.get(&property) {
                    None => {
                        made.insert(property, Property { required: false, ..other });
                    }
                    Some(one) if look(&one.schema) != look(&other.schema) => torn.push(Torn {
                        item: format!("{name}.{property}"),
                        pointers: [one.schema.pointer.clone(), other.schema.pointer],
                    }),
                    Some(_) => {}
                }
            }
        }
        (Shape::Enum(made), Shape::Enum(others)) => {
            for (constant, other) in others {
                made.entry(constant).or_insert(other);
            }
        }
        _ => {}
    }
    torn
}

fn look(schema: &Schema) -> String {
    let mut bare = schema.clone();
    bare.walk_mut(&mut |schema| *schema = Schema::of("", std::mem::take(&mut schema.shape)));
    format!("{:?}", bare.shape)
}

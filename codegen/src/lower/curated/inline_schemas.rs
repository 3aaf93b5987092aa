//! Objects, enums, unions and joined objects that stand inside another schema or operation become components of their own.
//!
//! Their names come from where they stand and from nothing else: property `state` of `Task.Info` is `Task.Info.State`, the
//! body of `Cis.Tasks_cancel` is `Cis.Tasks.CancelRequestBody`. One whose name is taken by something else is refused, and
//! whatever needs it; one that says the same as its namesake is the same type.

use std::collections::HashMap;

use heck::ToUpperCamelCase;
use indexmap::IndexMap;

use super::variant_names::variant_names;
use crate::document::unescape;
use crate::lower::Lowering;
use crate::model::{Component, Others, Problem, Property, Response, Schema, Shape, own_id};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let mut hoister =
        Hoister { looks: api.schemas.keys().map(|name| (name.clone(), None)).collect(), ..Hoister::default() };
    for (name, schema) in &mut api.schemas {
        hoister.children(&holder(name, &schema.pointer), schema);
    }
    for operation in &mut api.operations {
        let (service, own) = split(&operation.id, &operation.tag);
        for parameter in &mut operation.parameters {
            hoister.hoist(&format!("{service}.{own}{}", parameter.name.to_upper_camel_case()), &mut parameter.schema);
        }
        for media in operation.body.iter_mut().flat_map(|body| &mut body.content) {
            hoister.hoist(&format!("{service}.{own}RequestBody"), &mut media.schema);
        }
        let several = operation.has_several_answers();
        for response in &mut operation.responses {
            let name = response_name(response, several).unwrap_or_else(|name| format!("{service}.{own}{name}"));
            for media in &mut response.content {
                hoister.hoist(&name, &mut media.schema);
            }
            for header in &mut response.headers {
                let name = format!("{service}.{own}{}Header", header.name.to_upper_camel_case());
                hoister.hoist(&name, &mut header.schema);
            }
        }
    }
    let places = hoister.found.len();
    api.schemas.extend(hoister.found);
    // In a document that is not ours the pass `unsupported` finds them, with whatever needs them.
    if !lowering.foreign {
        lowering.refused.extend(hoister.clashes);
    }
    places
}

/// What holds the inline schemas of a component: the component, or the one in the document that it was split off.
fn holder(name: &Component, pointer: &str) -> String {
    let declared = pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
    declared.map_or_else(|| name.to_string(), unescape)
}

/// What an inline body of a response is called: as the response, if that is a component, or else by its status within the
/// operation.
fn response_name(response: &Response, several: bool) -> Result<String, String> {
    let shared = response.pointer.strip_prefix("/components/responses/").filter(|_| !response.status.is_success());
    match shared {
        Some(name) => Ok(format!("{}ErrorBody", unescape(name))),
        None if !response.status.is_success() => Err(format!("{}Error", response.status.word())),
        None if several => Err(format!("{}Result", response.status.word())),
        None => Err("Result".to_owned()),
    }
}

/// `Cis.Tasks_cancel` is `Cancel` of `Cis.Tasks`; packages of older tags are separated by dots as well.
fn split(id: &str, tag: &str) -> (String, String) {
    let own = own_id(id, tag);
    let service: Vec<String> = tag.split(['.', '/']).map(str::to_owned).collect();
    (service.join("."), own.to_upper_camel_case())
}

#[derive(Default)]
struct Hoister {
    /// What has which name: `None` for components of the document, else what the type says.
    looks: HashMap<Component, Option<String>>,
    found: IndexMap<Component, Schema>,
    clashes: Vec<Problem>,
}

impl Hoister {
    /// Hoists what stands inside `schema`, a component of that name.
    fn children(&mut self, name: &str, schema: &mut Schema) {
        match &mut schema.shape {
            Shape::Object(properties) => {
                for (property, value) in properties {
                    self.hoist(&format!("{name}.{}", property.to_upper_camel_case()), &mut value.schema);
                }
                if let Others::Of(others) = &mut schema.others {
                    self.hoist(&format!("{name}.Value"), others);
                }
            }
            // Inline parts are no types of their own: their members are those of the whole.
            Shape::AllOf(parts) => {
                joined_members(parts);
                let parts = parts.iter_mut().filter(|part| !matches!(part.shape, Shape::Array(_)));
                parts.for_each(|part| self.children(name, part));
            }
            Shape::Array(inner) => self.hoist(&format!("{name}.Item"), inner),
            Shape::Map(inner) => self.hoist(&format!("{name}.Value"), inner),
            Shape::Union { variants, .. } => {
                for (own, variant) in variant_names(variants).into_iter().zip(variants) {
                    self.hoist(&format!("{name}.{own}"), variant);
                }
            }
            _ => {}
        }
    }

    /// Makes `schema` a reference to a new component when it is an inline type of its own.
    fn hoist(&mut self, name: &str, schema: &mut Schema) {
        match &mut schema.shape {
            Shape::Object(_) | Shape::Enum(_) | Shape::Union { .. } | Shape::AllOf(_) => {
                let look = look(schema);
                let mut component = Schema {
                    shape: std::mem::take(&mut schema.shape),
                    requires: std::mem::take(&mut schema.requires),
                    forbids: std::mem::take(&mut schema.forbids),
                    others: std::mem::take(&mut schema.others),
                    constants: schema.constants.clone(),
                    description: schema.description.clone(),
                    timeline: schema.timeline.clone(),
                    lifecycle: schema.lifecycle.clone(),
                    example: schema.example.clone(),
                    ..Schema::of(schema.pointer.clone(), Shape::Any)
                };
                let key = Component::from(name);
                schema.shape = Shape::Reference(key.clone());
                match self.looks.get(&key) {
                    Some(Some(other)) if *other == look => {}
                    Some(_) => schema.shape = Shape::Reference(self.clash(name, component)),
                    None => {
                        self.looks.insert(key.clone(), Some(look));
                        self.children(name, &mut component);
                        self.found.insert(key, component);
                    }
                }
            }
            Shape::Array(inner) | Shape::Map(inner) => self.hoist(name, inner),
            _ => {}
        }
    }

    /// The component that stands for an inline type without a name of its own.
    fn clash(&mut self, name: &str, mut component: Schema) -> Component {
        let reason = format!("its own name would be `{name}`, which another schema has");
        let item = format!("inline {name} at {}", component.pointer);
        self.clashes.push(Problem::refused(&item, &component.pointer, &reason));
        component.shape = Shape::Unsupported(reason);
        let key = Component::from(item);
        self.found.insert(key.clone(), component);
        key
    }
}

/// A member that several inline parts say something of must be all of it: one type, wherever it stands.
fn joined_members(parts: &mut [Schema]) {
    let mut said: HashMap<String, Vec<Schema>> = HashMap::new();
    for (name, property) in parts.iter_mut().filter_map(members).flatten() {
        if matches!(property.schema.shape, Shape::Object(_) | Shape::Enum(_) | Shape::AllOf(_)) {
            said.entry(name.clone()).or_default().push(property.schema.clone());
        }
    }
    said.retain(|_, schemas| schemas.windows(2).any(|pair| look(&pair[0]) != look(&pair[1])));
    for (name, property) in parts.iter_mut().filter_map(members).flatten() {
        if let Some(all) = said.get(name) {
            let schema = &mut property.schema;
            schema.shape = Shape::AllOf(all.clone());
            schema.requires.clear();
            schema.forbids.clear();
            schema.others = Others::Unsaid;
        }
    }
}

fn members(schema: &mut Schema) -> Option<&mut IndexMap<String, Property>> {
    match &mut schema.shape {
        Shape::Object(properties) => Some(properties),
        _ => None,
    }
}

/// What a type says, leaving its place aside.
fn look(schema: &Schema) -> String {
    let mut schema = schema.clone();
    schema.walk_mut(&mut |schema| schema.pointer.clear());
    format!("{:?} {:?} {:?} {:?}", schema.shape, schema.requires, schema.forbids, schema.others)
}

//! The Rust names of a whole document, and the refusal of two items that would get one name.

use std::collections::{BTreeMap, HashSet};

use super::taken::{Clash, Taken};
use super::{ident, path};
use crate::model::{AccessorNames, Api, Component, Names, Operation, Problem, RuntimeModule, RustPath, Schema, Shape};

/// Computes all names, each from its item alone, and finds collisions.
pub fn table(api: &Api, runtime: &BTreeMap<Component, RustPath>) -> (Names, Vec<Problem>) {
    let mut table = Table::default();
    let mut names = Names::default();
    for operation in &api.operations {
        if !names.accessors.contains_key(&operation.tag) {
            let accessor = accessor(api, &operation.tag);
            let AccessorNames { method, path } = &accessor;
            let (tag, pointer) = (&operation.tag, &operation.pointer);
            // What has no name of one kind is not said to lack those of others.
            let _ = table.claim("accessor", String::new(), method, tag, pointer, "tag")
                && table.claim("type", path.module.join("::"), &path.ident, tag, pointer, "tag");
            names.accessors.insert(operation.tag.clone(), accessor);
        }
        table.operation(operation, &names.accessors[&operation.tag], api);
    }
    for (name, schema) in &api.schemas {
        let path = runtime.get(name).cloned().unwrap_or_else(|| schema_path(name, schema));
        if !runtime.contains_key(name) {
            table.claim("type", path.module.join("::"), &path.ident, &name.to_string(), &schema.pointer, "schema");
        }
        if super::given_by_name(schema, api) {
            let ident = super::required(&path.ident);
            table.claim(
                "type",
                path.module.join("::"),
                &ident,
                &name.to_string(),
                &schema.pointer,
                "what is required of",
            );
        }
        table.members(&name.to_string(), schema);
        names.components.insert(path.clone(), name.clone());
        names.schemas.insert(name.clone(), path);
    }
    table.modules(&names, api);
    (names, table.refused)
}

/// The names of a tag's accessor.
fn accessor(api: &Api, tag: &str) -> AccessorNames {
    let given = api.tags.get(tag).and_then(|tag| tag.accessor.clone());
    let method = given.unwrap_or_else(|| path::accessor(tag));
    let ident = ident::type_name(&method);
    AccessorNames { method, path: RustPath { module: path::tag_module(tag), ident } }
}

fn schema_path(component: &Component, schema: &Schema) -> RustPath {
    let given = schema.sdk_name.as_deref().and_then(RustPath::parse);
    let name = component.to_string();
    let path = given.unwrap_or_else(|| path::schema_path(&name));
    // Where ours cannot stand for the document's own type, both are there.
    if RuntimeModule::has(&path) {
        return RustPath { module: vec!["types".to_owned()], ident: ident::type_name(&name) };
    }
    path
}

/// Who has a name, and where in the document it is.
#[derive(Clone)]
struct Holder {
    item: String,
    pointer: String,
}

/// Names that are taken, by kind and scope, and what cannot have its own.
#[derive(Default)]
struct Table {
    taken: Taken<(&'static str, String, String), Holder>,
    refused: Vec<Problem>,
}

impl Table {
    /// Takes a name for an item, or says why it cannot have it; whether it has it.
    fn claim(&mut self, kind: &'static str, scope: String, ident: &str, item: &str, pointer: &str, what: &str) -> bool {
        let holder = Holder { item: item.to_owned(), pointer: pointer.to_owned() };
        let problem = |reason: String| Problem::refused(format!("{what} {item}"), pointer, reason);
        let problem = match self.taken.claim((kind, scope, ident.to_owned()), ident, holder) {
            None => return true,
            Some(Clash::Nameless) => problem("its name has nothing that a Rust name could be made of".to_owned()),
            Some(Clash::Taken(Holder { item, pointer })) => {
                problem(format!("its Rust name `{ident}` is that of `{item}` as well; name one of them apart"))
                    .beside(pointer)
            }
        };
        self.refused.push(problem);
        false
    }

    /// The method, what it brings along, and its arguments and setters.
    fn operation(&mut self, operation: &Operation, accessor: &AccessorNames, api: &Api) {
        let Operation { id, tag, pointer, .. } = operation;
        let method = path::operation_method(id, tag);
        let module = accessor.path.module.join("::");
        let constant = path::operation_constant(&method);
        let is_named = self.claim("operation", String::new(), id, id, pointer, "operation")
            && self.claim("method", tag.clone(), &method, id, pointer, "operation")
            && self.claim("constant", module.clone(), &constant, id, pointer, "operation");
        if !is_named {
            return;
        }
        let optional_body = operation.optional_body();
        self.claim("type", module.clone(), &path::operation_call(&method), id, pointer, "call of operation");
        if super::called_by_name(operation, api) {
            let ident = super::operation_required(&method);
            self.claim("type", module.clone(), &ident, id, pointer, "what is required of operation");
        }
        let answer = operation.has_several_answers().then(|| path::operation_answer(&method));
        let headers = (!operation.headers().is_empty()).then(|| path::operation_headers(&method));
        for ident in answer.into_iter().chain(headers) {
            self.claim("type", module.clone(), &ident, id, pointer, "answer of operation");
        }
        for (parameter, ident) in operation.parameters.iter().zip(super::parameters(operation)) {
            self.claim("parameter", id.clone(), &ident, &parameter.name, pointer, "parameter");
        }
        if optional_body.is_some() {
            self.claim("parameter", id.clone(), "body", "the body", pointer, "setter of");
        }
    }

    /// A module and a type of one name cannot stand side by side.
    fn modules(&mut self, names: &Names, api: &Api) {
        let paths = names.schemas.values().chain(names.accessors.values().map(|accessor| &accessor.path));
        let modules: HashSet<&[String]> =
            paths.flat_map(|path| (1..=path.module.len()).map(|length| &path.module[..length])).collect();
        for (name, path) in &names.schemas {
            let own: Vec<String> = path.module.iter().chain([&path.ident]).cloned().collect();
            if modules.contains(&own[..]) {
                let pointer = api.schemas.get(name).map(|schema| schema.pointer.clone()).unwrap_or_default();
                let reason =
                    format!("its Rust name `{}` is that of a module as well; name one of them apart", path.ident);
                self.refused.push(Problem::refused(format!("schema {name}"), pointer, reason));
            }
        }
    }

    fn members(&mut self, name: &str, schema: &Schema) {
        match &schema.shape {
            Shape::Union { variants, .. } => {
                for variant in variants {
                    let ident = path::union_variant(variant);
                    self.claim("variant", name.to_owned(), &ident, &ident, &variant.pointer, "variant");
                }
            }
            Shape::Object(properties) => {
                for ((property, value), ident) in properties.iter().zip(super::fields(properties.keys())) {
                    self.claim("field", name.to_owned(), &ident, property, &value.schema.pointer, "property");
                }
            }
            Shape::Enum(constants) => {
                for (constant, ident) in constants.keys().zip(super::variants(constants.keys())) {
                    self.claim("variant", name.to_owned(), &ident, constant, &schema.pointer, "constant");
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::lowering;

    fn refused(yaml: &str) -> Vec<String> {
        let lowering = lowering(yaml);
        table(&lowering.api, &BTreeMap::new()).1.iter().map(Problem::in_a_list).collect()
    }

    #[test]
    fn members_that_would_meet_are_told_apart() {
        let refused = refused(
            "components: {schemas: {A: {type: object, properties: {userName: {type: string}, user_name: {type: string}}}, E: {type: string, enum: [A-B, a_b, '+']}}}",
        );
        assert!(refused.is_empty(), "{refused:?}");
    }

    #[test]
    fn types_that_meet_are_refused() {
        let refused = refused("components: {schemas: {FooBar: {type: object}, foo_bar: {type: object}}}");
        assert_eq!(
            refused,
            ["schema foo_bar: its Rust name `FooBar` is that of `FooBar` as well; name one of them apart"]
        );
    }
}

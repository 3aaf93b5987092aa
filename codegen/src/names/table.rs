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
            table.claim("accessor", String::new(), &accessor.method, &operation.tag, &operation.pointer, "tag");
            table.claim(
                "type",
                accessor.path.module.join("::"),
                &accessor.path.ident,
                &operation.tag,
                &operation.pointer,
                "tag",
            );
            names.accessors.insert(operation.tag.clone(), accessor);
        }
        table.operation(operation, &names.accessors[&operation.tag]);
    }
    for (name, schema) in &api.schemas {
        let path = runtime.get(name).cloned().unwrap_or_else(|| schema_path(name, schema));
        if !runtime.contains_key(name) {
            table.claim("type", path.module.join("::"), &path.ident, &name.to_string(), &schema.pointer, "schema");
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

/// Names that are taken, by kind and scope, and what cannot have its own.
#[derive(Default)]
struct Table {
    taken: Taken<(&'static str, String, String), String>,
    refused: Vec<Problem>,
}

impl Table {
    fn claim(&mut self, kind: &'static str, scope: String, ident: &str, item: &str, pointer: &str, what: &str) {
        let reason = match self.taken.claim((kind, scope, ident.to_owned()), ident, item.to_owned()) {
            None => return,
            Some(Clash::Nameless) => "its name has nothing that a Rust name could be made of".to_owned(),
            Some(Clash::Taken(holder)) => {
                format!("its Rust name `{ident}` is that of `{holder}` as well; name one of them apart")
            }
        };
        self.refused.push(Problem::refused(format!("{what} {item}"), pointer, reason));
    }

    /// The method, what it brings along, and its arguments and setters.
    fn operation(&mut self, operation: &Operation, accessor: &AccessorNames) {
        let Operation { id, tag, pointer, .. } = operation;
        let method = path::operation_method(id, tag);
        self.claim("operation", String::new(), id, id, pointer, "operation");
        self.claim("method", tag.clone(), &method, id, pointer, "operation");
        let module = accessor.path.module.join("::");
        if !method.is_empty() {
            self.claim("constant", module.clone(), &path::operation_constant(&method), id, pointer, "operation");
        }
        let optional_body = operation.optional_body();
        if optional_body.is_some() || operation.parameters.iter().any(|parameter| !parameter.required) {
            self.claim("type", module.clone(), &path::operation_call(&method), id, pointer, "call of operation");
        }
        let answer = operation.has_several_answers().then(|| path::operation_answer(&method));
        let headers = (!operation.headers().is_empty()).then(|| path::operation_headers(&method));
        for ident in answer.into_iter().chain(headers) {
            self.claim("type", module.clone(), &ident, id, pointer, "answer of operation");
        }
        for parameter in &operation.parameters {
            let ident = ident::parameter(&parameter.name);
            self.claim("parameter", pointer.clone(), &ident, &parameter.name, pointer, "parameter");
        }
        if optional_body.is_some() {
            self.claim("parameter", pointer.clone(), "body", "the body", pointer, "setter of");
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
                for (property, value) in properties {
                    self.claim(
                        "field",
                        name.to_owned(),
                        &ident::field(property),
                        property,
                        &value.schema.pointer,
                        "property",
                    );
                }
            }
            Shape::Enum(constants) => {
                for constant in constants.keys() {
                    self.claim(
                        "variant",
                        name.to_owned(),
                        &ident::variant(constant),
                        constant,
                        &schema.pointer,
                        "constant",
                    );
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
    fn names_that_differ_in_case_or_separators_only_are_refused() {
        let refused = refused(
            "components: {schemas: {A: {type: object, properties: {userName: {type: string}, user_name: {type: string}}}, E: {type: string, enum: [A-B, a_b]}}}",
        );
        assert_eq!(
            refused,
            [
                "property user_name: its Rust name `user_name` is that of `userName` as well; name one of them apart",
                "constant a_b: its Rust name `AB` is that of `A-B` as well; name one of them apart"
            ]
        );
    }

    #[test]
    fn a_name_without_a_letter_is_refused() {
        let refused = refused("components: {schemas: {A: {type: string, enum: ['+']}}}");
        assert_eq!(refused, ["constant +: its name has nothing that a Rust name could be made of"]);
    }
}

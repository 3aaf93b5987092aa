//! Finds what cannot be generated, and everything that needs it, and takes it out.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, Refused};
use crate::api::{Api, Location, MediaKind, Operation, Schema, Shape};

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let before = lowering.refused.len();
    let mut broken = own_faults(&lowering.api);
    broken.extend(alias_cycles(&lowering.api));
    spread(&lowering.api, &mut broken);
    for (name, reason) in &broken {
        let pointer = lowering.api.schemas.shift_remove(name).map(|schema| schema.pointer).unwrap_or_default();
        lowering.refused.push(Refused { pointer, item: format!("schema {name}"), reason: reason.clone() });
    }
    let refused = &mut lowering.refused;
    lowering.api.operations.retain(|operation| match operation_fault(operation, &broken) {
        None => true,
        Some(reason) => {
            refused.push(Refused { pointer: operation.pointer.clone(), item: format!("operation {}", operation.id), reason });
            false
        }
    });
    lowering.refused.len() - before
}

fn fault(schema: &Schema) -> Option<String> {
    let mut found = None;
    schema.walk(&mut |schema| {
        if let Shape::Unsupported(reason) = &schema.shape {
            found.get_or_insert_with(|| reason.clone());
        }
    });
    found
}

fn own_faults(api: &Api) -> BTreeMap<String, String> {
    api.schemas.iter().filter_map(|(name, schema)| Some((name.clone(), fault(schema)?))).collect()
}

/// Components that are nothing but themselves: `A` is a list of `A`, or `A` is `B` is `A`.
fn alias_cycles(api: &Api) -> BTreeMap<String, String> {
    let target = |name: &str| {
        let mut schema = api.schemas.get(name)?;
        loop {
            match &schema.shape {
                Shape::Reference(next) => return Some(next.as_str()),
                Shape::Array(inner) | Shape::Map(inner) => schema = inner,
                _ => return None,
            }
        }
    };
    let mut cycles = BTreeMap::new();
    for start in api.schemas.keys() {
        let mut seen = BTreeSet::new();
        let mut name = start.as_str();
        while let Some(next) = target(name) {
            if next == start {
                cycles.insert(start.clone(), "it is nothing but a list or an alias of itself".to_owned());
            }
            if !seen.insert(next) {
                break;
            }
            name = next;
        }
    }
    cycles
}

/// A schema that needs a broken one is broken.
fn spread(api: &Api, broken: &mut BTreeMap<String, String>) {
    loop {
        let more: Vec<(String, String)> = api
            .schemas
            .iter()
            .filter(|(name, _)| !broken.contains_key(*name))
            .filter_map(|(name, schema)| Some((name.clone(), needs(schema, api, broken)?)))
            .collect();
        if more.is_empty() {
            return;
        }
        broken.extend(more);
    }
}

fn needs(schema: &Schema, api: &Api, broken: &BTreeMap<String, String>) -> Option<String> {
    let references = schema.references();
    references.iter().find_map(|name| {
        if broken.contains_key(*name) {
            Some(format!("it needs `{name}`"))
        } else if !api.schemas.contains_key(*name) {
            Some(format!("it needs `{name}`, which does not exist"))
        } else {
            None
        }
    })
}

fn operation_fault(operation: &Operation, broken: &BTreeMap<String, String>) -> Option<String> {
    for parameter in &operation.parameters {
        if parameter.location == Location::Cookie {
            return Some(format!("its parameter `{}` is a cookie", parameter.name));
        }
        if let Some(reason) = fault(&parameter.schema) {
            return Some(format!("its parameter `{}` cannot be generated: {reason}", parameter.name));
        }
    }
    let templates = operation.path.matches('{').count();
    let declared = operation.parameters.iter().filter(|p| p.location == Location::Path);
    let used = declared.filter(|p| operation.path.contains(&format!("{{{}}}", p.name))).count();
    if templates != used {
        return Some("its path has a parameter that it does not declare".to_owned());
    }
    let contents = operation.body.iter().flat_map(|body| &body.content).chain(operation.responses.iter().flat_map(|r| &r.content));
    let schemas = operation.parameters.iter().map(|p| &p.schema).chain(contents.filter(|m| m.kind() == MediaKind::Json).map(|m| &m.schema));
    for schema in schemas {
        if let Some(reason) = fault(schema) {
            return Some(reason);
        }
        if let Some(name) = schema.references().into_iter().find(|name| broken.contains_key(*name)) {
            return Some(format!("it needs the schema `{name}`"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::lower::testing::lowering;

    #[test]
    fn what_needs_a_broken_schema_goes_with_it() {
        let mut lowering = lowering(
            "
paths:
  /a: {get: {operationId: a, responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}}}
components:
  schemas:
    A: {not: {type: string}}
    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
    C: {type: object}
",
        );
        assert_eq!(super::run(&mut lowering), 3);
        assert_eq!(lowering.api.schemas.keys().collect::<Vec<_>>(), ["C"]);
        let reasons: Vec<String> = lowering.refused.iter().map(|r| format!("{}: {}", r.item, r.reason)).collect();
        assert_eq!(
            reasons,
            [
                "schema A: `not` has no counterpart in Rust types",
                "schema B: it needs `A`",
                "operation a: it needs the schema `B`"
            ]
        );
    }

    #[test]
    fn an_alias_of_itself_is_refused() {
        let mut lowering = lowering("components: {schemas: {A: {type: array, items: {$ref: '#/components/schemas/A'}}}}");
        super::run(&mut lowering);
        assert_eq!(lowering.refused[0].reason, "it is nothing but a list or an alias of itself");
    }
}

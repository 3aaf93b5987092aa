//! A legacy `/rest` operation is left out beside the `/api` operation that replaces it: the same call in another envelope.
//! With it go the schemas that only such operations use. One that nothing replaces stays.

use std::collections::{HashMap, HashSet};

use crate::lower::Lowering;
use crate::model::{Api, Component, Method, Operation};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let operations = &mut lowering.api.operations;
    let modern = || operations.iter().filter(|operation| operation.path.starts_with("/api/"));
    let ids: HashSet<(String, String)> = modern().filter_map(id).collect();
    let places: HashSet<(Method, String)> = modern().map(place).collect();
    let is_replaced = |operation: &Operation| {
        operation.path.starts_with("/rest/")
            && (id(operation).is_some_and(|id| ids.contains(&id)) || places.contains(&place(operation)))
    };
    let (replaced, kept): (Vec<_>, Vec<_>) = std::mem::take(operations).into_iter().partition(is_replaced);
    *operations = kept;
    let lost = lost(&lowering.api, &replaced);
    lowering.api.schemas.retain(|name, _| !lost.contains(name));
    replaced.len()
}

/// The schemas that only replaced operations use, and those without any use that need one of these.
fn lost(api: &Api, replaced: &[Operation]) -> HashSet<Component> {
    let used = |operations: &[Operation]| -> HashSet<Component> {
        api.reached(operations.iter().flat_map(Operation::references)).into_iter().cloned().collect()
    };
    let now = used(&api.operations);
    let mut users: HashMap<&Component, Vec<&Component>> = HashMap::new();
    for (name, schema) in &api.schemas {
        schema.references().into_iter().for_each(|target| users.entry(target).or_default().push(name));
    }
    let mut lost: HashSet<Component> = used(replaced).difference(&now).cloned().collect();
    let mut waiting: Vec<Component> = lost.iter().cloned().collect();
    while let Some(name) = waiting.pop() {
        for user in users.get(&name).into_iter().flatten() {
            if lost.insert((*user).clone()) {
                waiting.push((*user).clone());
            }
        }
    }
    lost
}

/// What the vendor calls it in both flavours, when it has a name.
fn id(operation: &Operation) -> Option<(String, String)> {
    (!operation.id.is_empty()).then(|| (operation.tag.clone(), operation.id.clone()))
}

/// Method and path without what tells the flavours apart: `/rest/com/vmware/cis/tag/id:{tag_id}?~action=attach` and
/// `/api/cis/tag/{tag}?action=attach` are one place.
fn place(operation: &Operation) -> (Method, String) {
    let path = operation.path.as_str();
    let path = path.strip_prefix("/rest").or_else(|| path.strip_prefix("/api")).unwrap_or(path);
    let path = path.strip_prefix("/com/vmware").unwrap_or(path);
    let mut place = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        place.push_str(before.strip_suffix("id:").unwrap_or(before));
        place.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    place.push_str(rest);
    (operation.method, place.replace("?~", "?").replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    fn left(paths: &str) -> Vec<String> {
        let mut lowering = lowering(paths);
        super::run(&mut lowering);
        lowering.api.operations.into_iter().map(|operation| operation.path).collect()
    }

    #[test]
    fn the_older_of_one_name_goes() {
        let paths = "
paths:
  /rest/hvc/links/sync: {post: {tags: [sync], operationId: reset, responses: {}}}
  /api/hvc/sync/{link}: {post: {tags: [sync], operationId: reset, responses: {}}}
";
        assert_eq!(left(paths), ["/api/hvc/sync/{link}"]);
    }

    #[test]
    fn the_older_at_one_place_goes() {
        let paths = "
paths:
  /rest/com/vmware/cis/tag/id:{tag_id}?~action=attach_all: {post: {responses: {}}}
  /api/cis/tag/{tag}?action=attach-all: {post: {responses: {}}}
";
        assert_eq!(left(paths), ["/api/cis/tag/{tag}?action=attach-all"]);
    }

    #[test]
    fn the_schemas_of_what_goes_go_with_it() {
        let mut lowering = lowering(
            "
paths:
  /rest/a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Envelope'}}}}}}}
  /api/a: {get: {responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
components:
  schemas:
    Envelope: {type: object, properties: {value: {$ref: '#/components/schemas/A'}, old: {$ref: '#/components/schemas/Old'}}}
    Old: {type: object}
    A: {type: object}
    Lonely: {type: object}
    LonelyEnvelope: {type: object, properties: {value: {$ref: '#/components/schemas/Old'}}}
    LonelyList: {type: array, items: {$ref: '#/components/schemas/LonelyEnvelope'}}
",
        );
        super::run(&mut lowering);
        assert_eq!(lowering.api.schemas.keys().collect::<Vec<_>>(), ["A", "Lonely"]);
    }

    #[test]
    fn what_nothing_replaces_stays() {
        let paths = "paths: {/api/a: {get: {responses: {}}}, /rest/a: {post: {responses: {}}}, /rest/b: {get: {responses: {}}}, /rest/api/a: {get: {responses: {}}}}";
        assert_eq!(left(paths), ["/api/a", "/rest/a", "/rest/b", "/rest/api/a"]);
    }
}

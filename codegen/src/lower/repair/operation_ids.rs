//! Operation ids that are repeated, missing or silent about their service become `Tag_operation`, as in newer descriptions.
//!
//! The id is made from the operation's own tag, id and constants, so no neighbour changes it: `create` of `hvc/links` is
//! `hvc/links_create`, its task variant `hvc/links_create$Task`.

use crate::lower::Lowering;
use crate::model::Operation;

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for operation in &mut lowering.api.operations {
        if operation.tag.is_empty() {
            operation.tag = first_segments(&operation.path);
        }
        let id = stable_id(operation);
        if operation.id != id {
            operation.id = id;
            places += 1;
        }
    }
    places
}

fn stable_id(operation: &Operation) -> String {
    let tag = &operation.tag;
    let own = operation.id.strip_prefix(tag.as_str()).and_then(|rest| rest.strip_prefix('_')).unwrap_or(&operation.id);
    let own = if own.is_empty() { from_path(operation) } else { own.to_owned() };
    let is_task = operation.constants.iter().any(|(name, value)| name == "vmw-task" && value == "true");
    let task = if is_task && !own.to_ascii_lowercase().ends_with("task") { "$Task" } else { "" };
    format!("{tag}_{own}{task}")
}

/// `get_links_by_link` for an operation without an id.
fn from_path(operation: &Operation) -> String {
    let mut words = vec![operation.method.wire().to_ascii_lowercase()];
    for segment in operation.path.split('/').filter(|s| !s.is_empty()) {
        match segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
            Some(parameter) => words.push(format!("by_{parameter}")),
            None => words.push(segment.to_owned()),
        }
    }
    words.extend(operation.constants.iter().map(|(_, value)| value.clone()));
    words.join("_")
}

/// The service of an operation without a tag: the segments of its path before the first parameter.
fn first_segments(path: &str) -> String {
    let segments = path.split('/').filter(|s| !s.is_empty() && *s != "api").take_while(|s| !s.starts_with('{'));
    let tag: Vec<&str> = segments.collect();
    if tag.is_empty() { "operations".to_owned() } else { tag.join("/") }
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn ids_are_made_from_the_operation_alone() {
        let mut lowering = lowering(
            "
paths:
  /api/hvc/links: {post: {tags: [hvc/links], operationId: create, responses: {}}}
  /session: {get: {tags: [Cis.Session], operationId: Cis.Session_get, responses: {}}}
  /api/a/{id}: {get: {responses: {}}}
",
        );
        assert_eq!(super::run(&mut lowering), 2);
        let ids: Vec<&str> = lowering.api.operations.iter().map(|o| o.id.as_str()).collect();
        assert_eq!(ids, ["hvc/links_create", "Cis.Session_get", "a_get_api_a_by_id"]);
    }

    #[test]
    fn the_task_variant_says_so() {
        let mut lowering = lowering("paths: {/a: {post: {tags: [a], operationId: change, responses: {}}}}");
        lowering.api.operations[0].constants.push(("vmw-task".into(), "true".into()));
        super::run(&mut lowering);
        assert_eq!(lowering.api.operations[0].id, "a_change$Task");
    }
}

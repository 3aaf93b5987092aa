//! Operation ids that are repeated, missing or silent about their service become `Tag_operation`, as in newer descriptions.
//!
//! The id is made from the operation's own tag, id and constants, so no neighbour changes it: `create` of `hvc/links` is
//! `hvc/links_create`, its task variant `hvc/links_create$Task`.
//!
//! The vendor's tool makes ids unique only when it is asked to:
//! <https://github.com/vmware-archive/vmware-openapi-generator/issues/45>.

use crate::lower::Lowering;
use crate::model::{Operation, own_id};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for operation in &mut lowering.api.operations {
        if operation.tag.is_empty() {
            operation.tag = first_segments(&operation.path);
        }
        if own_id(&operation.id, &operation.tag).is_empty() {
            let known = lowering.kept.names.get(&operation.form()).cloned();
            operation.from_path = Some(known.unwrap_or_else(|| from_path(operation)));
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
    let own = operation.from_path.as_deref().unwrap_or_else(|| own_id(&operation.id, tag));
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

//! How an overlay's value goes into one of the document.

use crate::document::{Key, Node, Value};
use crate::model::Problem;

/// Merges an update into what an action found; whether it took its place.
pub(super) fn merge(node: &mut Node, update: &Node) -> Result<bool, Problem> {
    match (&mut node.value, &update.value) {
        (Value::Mapping(_), Value::Mapping(_)) => {
            into(node, update);
            Ok(false)
        }
        (Value::Sequence(items), _) => {
            items.push(update.clone());
            Ok(false)
        }
        (Value::Mapping(_), _) | (_, Value::Mapping(_) | Value::Sequence(_)) => {
            let message = format!("{} cannot be merged into {} at {}", update.kind(), node.kind(), node.place);
            Err(Problem::at(&update.place, message)
                .help("an object goes into an object, a value takes the place of a value"))
        }
        _ => {
            *node = update.clone();
            Ok(true)
        }
    }
}

/// Objects are merged member by member, lists are added to, everything else is replaced.
fn into(node: &mut Node, update: &Node) {
    match (&mut node.value, &update.value) {
        (Value::Mapping(own), Value::Mapping(new)) => {
            for (key, value) in new {
                match own.get_mut(&key.text) {
                    Some(old) if goes_into(old, value) => into(old, value),
                    _ => own.insert(Key::clone(key), value.clone()),
                }
            }
        }
        (Value::Sequence(own), Value::Sequence(new)) => own.extend(new.iter().cloned()),
        _ => *node = update.clone(),
    }
}

fn goes_into(old: &Node, new: &Node) -> bool {
    matches!(
        (&old.value, &new.value),
        (Value::Mapping(_), Value::Mapping(_)) | (Value::Sequence(_), Value::Sequence(_))
    )
}

//! `null` where a list or a map is due, as servers in other languages write an empty one.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use serde_path_to_error::{Path, Segment};

/// Members of different kinds that may be `null` in one answer.
const KINDS: usize = 64;

/// The value, with every such `null` taken for an empty list or map; `None` if something else is wrong.
pub(super) fn taken_as_empty<T: DeserializeOwned>(body: &[u8]) -> Option<T> {
    let mut value: Value = serde_json::from_slice(body).ok()?;
    for _ in 0..KINDS {
        let error = match serde_path_to_error::deserialize(&value) {
            Ok(decoded) => return Some(decoded),
            Err(error) => error,
        };
        let empty = empty(&error.inner().to_string())?;
        let path: Vec<_> = error.path().iter().collect();
        if fill(&mut value, &path, &empty) == 0 {
            return None;
        }
    }
    None
}

/// Whether it is worth a try.
pub(super) fn is_null(path: &Path, says: &str) -> bool {
    let known = path.iter().all(|segment| !matches!(segment, Segment::Unknown));
    known && empty(says).is_some()
}

fn empty(says: &str) -> Option<Value> {
    let expected = says.strip_prefix("invalid type: null, expected ")?;
    match () {
        () if expected.starts_with("a sequence") => Some(Value::Array(Vec::new())),
        () if expected.starts_with("a map") => Some(Value::Object(Map::new())),
        () => None,
    }
}

/// Puts `empty` for each `null` at the path, in all items of lists on the way: what one item lacks, others do, too.
fn fill(value: &mut Value, path: &[&Segment], empty: &Value) -> usize {
    match (path, value) {
        ([], value @ Value::Null) => {
            *value = empty.clone();
            1
        }
        ([Segment::Seq { .. }, rest @ ..], Value::Array(items)) => {
            items.iter_mut().map(|item| fill(item, rest, empty)).sum()
        }
        ([Segment::Map { key }, rest @ ..], Value::Object(members)) => {
            members.get_mut(key).map_or(0, |member| fill(member, rest, empty))
        }
        _ => 0,
    }
}

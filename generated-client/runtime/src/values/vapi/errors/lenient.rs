//! Reads what servers really send when something failed: nothing of it may be lost for a detail.

use serde_json::{Map, Value};

use super::{Error, ErrorType};
use crate::values::json;
use crate::values::vapi::LocalizableMessage;

/// An error body, if that is what it is.
///
/// Three forms: the plain object, the same inside `{"type", "value"}` (older endpoints), and the
/// `{"name", "localizableMessages"}` of the 6.x infrastructure. Members that should be there and
/// are not are taken as empty. JSON of another kind, which gateways make up, is none: a list of messages or a known
/// type of error has to be there.
pub(crate) fn read(body: Value) -> Option<Error> {
    let Value::Object(mut object) = body else { return None };
    if let (Some(name), Some(Value::Object(value))) = (object.get("type"), object.get("value")) {
        let error_type = name.as_str().and_then(vapi_name);
        if error_type.is_none() && !is_plain(value) {
            return None;
        }
        let mut error = plain(value.clone());
        error.error_type = error.error_type.or(error_type);
        return Some(error);
    }
    if is_plain(&object) {
        return Some(plain(object));
    }
    let messages = messages(object.remove("localizableMessages").filter(Value::is_array)?);
    let mut error = Error::new(messages);
    error.unknown = object.into_iter().collect();
    Some(error)
}

fn is_plain(object: &Map<String, Value>) -> bool {
    let error_type = object.get("error_type").and_then(Value::as_str).map(ErrorType::from);
    let known = error_type.is_some_and(|error_type| !matches!(error_type, ErrorType::Unknown(_)));
    known || object.get("messages").is_some_and(Value::is_array)
}

fn plain(mut object: Map<String, Value>) -> Error {
    let mut error = Error::new(messages(object.remove("messages").unwrap_or_default()));
    let error_type = object.remove("error_type").unwrap_or_default();
    error.error_type = error_type.as_str().filter(|name| !name.is_empty()).map(ErrorType::from);
    error.data = match object.remove("data") {
        Some(Value::Object(data)) => Some(data),
        // Not what it should be, and kept all the same.
        Some(other) if !other.is_null() => Some(Map::from_iter([("data".to_owned(), other)])),
        _ => None,
    };
    error.challenge = object.remove("challenge").and_then(|value| value.as_str().map(String::from));
    error.unknown = object.into_iter().collect();
    error
}

fn messages(value: Value) -> Vec<LocalizableMessage> {
    let Value::Array(items) = value else { return Vec::new() };
    items.into_iter().map(message).collect()
}

fn message(value: Value) -> LocalizableMessage {
    if let Ok(message) = json::from_value(&value) {
        return message;
    }
    let text = |names: [&str; 2]| {
        let found = names.iter().find_map(|name| value.get(name)?.as_str());
        found.unwrap_or_default().to_owned()
    };
    let default_message = value.as_str().map_or_else(|| text(["default_message", "defaultMessage"]), String::from);
    LocalizableMessage::new(text(["id", "id"]), default_message, Vec::new())
}

/// `com.vmware.vapi.std.errors.not_found` → `NOT_FOUND`.
fn vapi_name(name: &str) -> Option<ErrorType> {
    let name = name.strip_prefix("com.vmware.vapi.std.errors.")?;
    Some(ErrorType::from(name.to_ascii_uppercase()))
}

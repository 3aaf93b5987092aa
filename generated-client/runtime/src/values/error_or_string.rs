//! An error that older releases describe as a plain string: a serde module for `#[serde(with = …)]`.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::vapi::LocalizableMessage;
use super::vapi::errors::Error;

/// Writes the error as it is.
#[allow(clippy::ref_option, reason = "the signature that serde's `with` asks for")]
pub fn serialize<S: Serializer>(value: &Option<Error>, serializer: S) -> Result<S::Ok, S::Error> {
    value.serialize(serializer)
}

/// Reads an error object, a string (it becomes the only message), `null` an object whose messages are missing.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Error>, D::Error> {
    match Option::<Value>::deserialize(deserializer)? {
        None => Ok(None),
        Some(Value::String(text)) => {
            let message = LocalizableMessage::new(String::new(), text, Vec::new());
            Ok(Some(Error::new(vec![message])))
        }
        Some(Value::Object(mut object)) => {
            // Older servers may leave the messages out of an error that they have nothing to say about.
            object.entry("messages").or_insert_with(|| Value::Array(Vec::new()));
            serde_path_to_error::deserialize(Value::Object(object)).map(Some).map_err(D::Error::custom)
        }
        Some(value) => serde_path_to_error::deserialize(value).map(Some).map_err(D::Error::custom),
    }
}

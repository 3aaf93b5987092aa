//! An error that older releases describe as a plain string.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::json;
use super::object::OrText;
use super::vapi::LocalizableMessage;
use super::vapi::errors::Error;

impl OrText for Error {
    // An object, a string (it becomes the only message), or an object whose messages are missing.
    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        match Option::<Value>::deserialize(from)? {
            None => Ok(None),
            Some(Value::String(text)) => {
                let message = LocalizableMessage::new(String::new(), text, Vec::new());
                Ok(Some(Error::new(vec![message])))
            }
            Some(Value::Object(mut object)) => {
                // Older servers may leave the messages out of an error that they have nothing to say about.
                object.entry("messages").or_insert_with(|| Value::Array(Vec::new()));
                json::from_value(&Value::Object(object)).map(Some).map_err(D::Error::custom)
            }
            Some(value) => json::from_value(&value).map(Some).map_err(D::Error::custom),
        }
    }
}

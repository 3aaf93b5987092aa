//! What tests can do with the Rust type of a schema, whichever it is. The table of all types is generated.

use std::fmt::Debug;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use crate::generated::types::SCHEMAS;

/// What a test can do with a type, whichever it is.
#[derive(Clone, Copy, Debug)]
pub struct RustType {
    /// Decodes the value and encodes it again.
    pub round_trip: fn(&Value) -> Result<Value, String>,
    /// Decodes the value and shows it with `{:#?}`.
    pub debug: fn(&Value) -> Result<String, String>,
    /// Its JSON Schema, or a reference to it among the definitions of the generator.
    pub json_schema: fn(&mut SchemaGenerator) -> Schema,
}

impl RustType {
    pub(crate) const fn of<T: Serialize + DeserializeOwned + Debug + JsonSchema>() -> Self {
        Self {
            round_trip: |value| encode(&decode::<T>(value)?),
            debug: |value| decode::<T>(value).map(|decoded| format!("{decoded:#?}")),
            json_schema: |generator| generator.subschema_for::<T>(),
        }
    }
}

/// By way of text, as it comes from a server.
fn decode<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

fn encode<T: Serialize>(value: &T) -> Result<Value, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// The Rust type of a schema.
///
/// # Panics
///
/// There is no schema of that name.
pub fn of_schema(name: &str) -> RustType {
    let found = SCHEMAS.iter().find(|(schema, _)| *schema == name);
    found.unwrap_or_else(|| panic!("the document has no schema {name}")).1
}

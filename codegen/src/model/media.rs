//! Bodies by media type.

use indexmap::IndexMap;
use serde_json::Value;

use super::schema::Schema;

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct Media {
    /// `application/json`.
    pub media_type: String,
    /// Its schema.
    pub schema: Schema,
    /// Example payloads by name.
    pub examples: IndexMap<String, Value>,
}

/// What a client does with a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// JSON in some dress.
    Json,
    /// The members of a structure as `name=value`.
    Form,
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl MediaKind {
    /// Whether its schema is a type of the client.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Json | Self::Form)
    }
}

impl Media {
    /// What a client does with it.
    pub fn kind(&self) -> MediaKind {
        let essence = self.media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if essence == "application/json" || essence.ends_with("+json") || essence == "*/*" {
            MediaKind::Json
        } else if essence == "application/x-www-form-urlencoded" {
            MediaKind::Form
        } else if essence.starts_with("text/") {
            MediaKind::Text
        } else {
            MediaKind::Bytes
        }
    }
}

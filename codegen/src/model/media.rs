//! Bodies by media type.

use indexmap::IndexMap;
use serde_json::Value;

use super::schema::{Schema, Shape, StringFormat};
use super::style::Style;

/// A body of one media type.
#[derive(Clone, Debug)]
pub struct Media {
    /// `application/json`.
    pub media_type: String,
    /// Its schema.
    pub schema: Schema,
    /// How the members of a form are written, and of what media type the parts of a body are, where the document says so.
    pub encoding: IndexMap<String, Encoding>,
    /// Example payloads by name.
    pub examples: IndexMap<String, Value>,
}

/// What `encoding` says of a member.
#[derive(Clone, Debug, Default)]
pub struct Encoding {
    /// `contentType`.
    pub content_type: Option<String>,
    /// Its style, where one is given.
    pub style: Option<Style>,
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
    /// Parts.
    Multipart,
}

impl MediaKind {
    /// Whether its schema is a type of the client.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Json | Self::Form | Self::Multipart)
    }
}

impl Media {
    /// What a client does with it.
    pub fn kind(&self) -> MediaKind {
        match (Self::kind_of(&self.media_type), &self.schema.shape) {
            // Of any type, so only the schema tells.
            (MediaKind::Json, Shape::String(StringFormat::Binary)) if self.is_range() => MediaKind::Bytes,
            (kind, _) => kind,
        }
    }

    /// Whether it names a range of types, of which each message has one.
    pub(crate) fn is_range(&self) -> bool {
        self.media_type.contains('*')
    }

    /// The media type that a message has: of a range, one that is in it.
    pub(crate) fn sent_as(&self) -> &str {
        match self.kind() {
            MediaKind::Text if self.is_range() => "text/plain",
            MediaKind::Bytes if self.is_range() => "application/octet-stream",
            MediaKind::Json if self.is_range() => "application/json",
            _ => &self.media_type,
        }
    }

    /// Whether it is JSON that can be `null`, which is another body than none.
    pub(crate) fn is_nullable(&self) -> bool {
        self.kind() == MediaKind::Json && self.schema.nullable && !matches!(self.schema.shape, Shape::Any)
    }

    /// Which of several is taken: a matter of what they are, not of which comes first.
    pub(crate) fn chosen(content: &[Self]) -> Option<usize> {
        (0..content.len()).min_by_key(|at| content[*at].rank())
    }

    fn rank(&self) -> (u8, bool, bool, String) {
        let essence = self.media_type.trim().to_ascii_lowercase();
        let kind = match self.kind() {
            MediaKind::Json => 0,
            MediaKind::Form => 1,
            MediaKind::Multipart => 2,
            MediaKind::Text => 3,
            MediaKind::Bytes => 4,
        };
        (kind, essence == "*/*", essence != "application/json", essence)
    }

    /// The shape without places and words.
    pub(crate) fn bare(&self) -> String {
        let mut schema = self.schema.clone();
        schema.walk_mut(&mut |schema| {
            schema.pointer.clear();
            schema.description = None;
            schema.example = None;
        });
        format!("{:?}", schema.shape)
    }

    /// What a client does with a media type.
    pub fn kind_of(media_type: &str) -> MediaKind {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if ["application/json", "*/*", "application/*"].contains(&essence.as_str()) || essence.ends_with("+json") {
            MediaKind::Json
        } else if essence == "application/x-www-form-urlencoded" {
            MediaKind::Form
        } else if essence.starts_with("multipart/") {
            MediaKind::Multipart
        } else if essence.starts_with("text/") || essence == "message/http" {
            MediaKind::Text
        } else {
            MediaKind::Bytes
        }
    }
}

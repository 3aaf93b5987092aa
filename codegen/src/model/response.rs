//! What an operation answers: responses by status, with their headers and errors.

use serde_json::Value;

use super::{Component, Media, Schema};

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// Status code, range or default.
    pub status: Status,
    /// In words.
    pub description: String,
    /// By media type.
    pub content: Vec<Media>,
    /// Headers that it declares.
    pub headers: Vec<Header>,
    /// `x-sdk-errors`: what this response stands for.
    pub errors: Vec<ErrorCase>,
}

/// A header that a response declares.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// In words.
    pub description: Option<String>,
    /// Its schema.
    pub schema: Schema,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// One code.
    Code(u16),
    /// `4XX`: the hundreds.
    Range(u16),
    /// Every code that has no response of its own.
    Default,
}

impl Status {
    /// Reads a key of `responses`.
    pub fn parse(key: &str) -> Option<Self> {
        match key {
            "default" => Some(Self::Default),
            _ if key.len() == 3 && key[1..].eq_ignore_ascii_case("xx") => key[..1].parse().ok().map(Self::Range),
            _ => key.parse().ok().map(Self::Code),
        }
    }

    /// Whether it is a success: 2xx, or that nothing has changed.
    pub fn is_success(self) -> bool {
        matches!(self, Self::Code(200..=299 | 304) | Self::Range(2))
    }

    /// As part of a name: `NotFound`.
    pub(crate) fn word(self) -> String {
        let word = match self {
            Self::Code(code) => match code {
                200 => "Ok",
                201 => "Created",
                202 => "Accepted",
                203 => "NonAuthoritative",
                204 => "NoContent",
                205 => "ResetContent",
                206 => "PartialContent",
                207 => "MultiStatus",
                304 => "NotModified",
                400 => "BadRequest",
                401 => "Unauthenticated",
                403 => "Forbidden",
                404 => "NotFound",
                405 => "MethodNotAllowed",
                406 => "NotAcceptable",
                408 => "RequestTimeout",
                409 => "Conflict",
                410 => "Gone",
                412 => "PreconditionFailed",
                413 => "TooLarge",
                415 => "UnsupportedMediaType",
                422 => "Unprocessable",
                423 => "Locked",
                429 => "TooManyRequests",
                500 => "Internal",
                501 => "NotImplemented",
                502 => "BadGateway",
                503 => "Unavailable",
                504 => "GatewayTimeout",
                _ => return format!("Status{code}"),
            },
            Self::Range(2) => "Success",
            Self::Range(4) => "Client",
            Self::Range(5) => "Server",
            Self::Range(hundreds) => return format!("Status{hundreds}xx"),
            Self::Default => "Other",
        };
        word.to_owned()
    }

    /// The key in a document.
    pub fn key(self) -> String {
        match self {
            Self::Code(code) => code.to_string(),
            Self::Range(hundreds) => format!("{hundreds}XX"),
            Self::Default => "default".to_owned(),
        }
    }
}

/// One error that a response stands for.
#[derive(Clone, Debug)]
pub struct ErrorCase {
    /// Value of `error_type`: `NOT_FOUND`.
    pub error_type: String,
    /// When it happens, in words.
    pub when: Option<String>,
    /// First release that answers it.
    pub since: Option<String>,
    /// Whether the vendor's description leaves it out.
    pub undeclared: bool,
    /// The component that describes its `data`.
    pub data: Option<Component>,
    /// What the server sends, for example.
    pub example: Option<Value>,
}

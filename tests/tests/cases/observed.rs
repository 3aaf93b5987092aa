//! What a call came to, as the driver says it.

use std::fmt;

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::json::Json;

/// How a call ended.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Observed {
    Ok(Answer),
    Error(Refusal),
    /// There is nothing to compare, and why.
    Fault(String),
}

#[derive(Debug, Deserialize)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// The value as JSON; none where it is bytes.
    #[serde(default, deserialize_with = "raw")]
    pub(crate) value: Option<Json>,
    pub(crate) bytes: Option<Vec<u8>>,
    /// The value as `Debug` writes it.
    pub(crate) debug: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Refusal {
    pub(crate) status: Option<u16>,
    /// The body as fields of a type, as JSON again.
    #[serde(default, rename = "value", deserialize_with = "raw")]
    pub(crate) body: Option<Json>,
    pub(crate) text: Option<String>,
    kind: String,
    message: String,
}

/// With all digits. `null` is a value; where there is none, the driver says nothing.
fn raw<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Json>, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    Json::parse(text.get()).map(Some).map_err(serde::de::Error::custom)
}

impl Refusal {
    /// It is not the status that the error is about.
    pub(crate) fn is_decode(&self) -> bool {
        self.kind == "Decode"
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, without_ids(&self.message))
    }
}

impl Observed {
    /// Reads the line of the driver; `address` is not the same in two runs and therefore left out of messages.
    pub(crate) fn read(line: &str, address: &str) -> Self {
        let line = line.replace(address, "SERVER");
        serde_json::from_str(&line).unwrap_or_else(|why| Self::Fault(format!("the driver said {line}: {why}")))
    }
}

/// Ids of requests are random.
fn without_ids(message: &str) -> String {
    let is_id = |word: &str| word.len() == 36 && word.bytes().filter(|byte| *byte == b'-').count() == 4;
    let words = message.split(' ').map(|word| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        if is_id(bare) { word.replace(bare, "ID") } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

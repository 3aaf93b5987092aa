//! What a call came to, as the driver says it.

use std::fmt;

use crate::json::Json;

/// How a call ended.
#[derive(Debug)]
pub(crate) enum Observed {
    Ok(Answer),
    Error(Refusal),
    /// There is nothing to compare, and why.
    Fault(String),
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// The value as JSON; none where it is bytes.
    pub(crate) value: Option<Json>,
    pub(crate) bytes: Option<Vec<u8>>,
    /// The value as `Debug` writes it.
    pub(crate) debug: String,
}

#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: Option<u16>,
    /// The body as fields of a type, as JSON again.
    pub(crate) body: Option<Json>,
    pub(crate) text: Option<String>,
    kind: String,
    message: String,
}

impl Refusal {
    /// It is not the status that the error is about.
    pub(crate) fn is_decode(&self) -> bool {
        self.kind == "Decode"
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message)
    }
}

impl Observed {
    /// Reads the line of the driver; `address` is not the same in two runs and therefore left out of messages.
    pub(crate) fn read(line: &str, address: &str) -> Self {
        Json::parse(line).and_then(|said| Self::of(&said, address)).unwrap_or_else(Self::Fault)
    }

    fn of(said: &Json, address: &str) -> Result<Self, String> {
        let text = |of: &Json, name: &str| of.member(name).and_then(Json::as_str).map(str::to_owned);
        if let Some(fault) = text(said, "fault") {
            return Ok(Self::Fault(fault));
        }
        let number = |of: &Json, name: &str| match of.member(name) {
            Some(Json::Number(text)) => text.parse().ok(),
            _ => None,
        };
        if let Some(error) = said.member("error") {
            let message = text(error, "message").unwrap_or_default().replace(address, "SERVER");
            return Ok(Self::Error(Refusal {
                status: number(error, "status"),
                body: error.member("ok").cloned(),
                text: text(error, "text"),
                kind: text(error, "kind").unwrap_or_default(),
                message: without_ids(&message),
            }));
        }
        let missing = || format!("the driver said {said}");
        let pair = |header: &Json| match header {
            Json::List(pair) => Some((pair.first()?.as_str()?.to_owned(), pair.get(1)?.as_str()?.to_owned())),
            _ => None,
        };
        let headers = match said.member("headers") {
            Some(Json::List(headers)) => headers.iter().filter_map(pair).collect(),
            _ => return Err(missing()),
        };
        let byte = |byte: &Json| match byte {
            Json::Number(text) => text.parse().ok(),
            _ => None,
        };
        Ok(Self::Ok(Answer {
            status: number(said, "status").ok_or_else(missing)?,
            headers,
            value: said.member("ok").cloned(),
            bytes: said.member("bytes").and_then(|bytes| match bytes {
                Json::List(bytes) => bytes.iter().map(byte).collect(),
                _ => None,
            }),
            debug: text(said, "debug").unwrap_or_default(),
        }))
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

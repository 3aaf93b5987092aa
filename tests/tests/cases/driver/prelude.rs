//! What the code of every call uses.

use std::fmt::{Debug, Display};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::{RawValue, to_raw_value};

/// Why a call could not be made.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    pub fn new(what: &str, why: &(impl Debug + ?Sized)) -> Self {
        Self(format!("{what}: {why:?}"))
    }
}

/// Decodes an argument.
pub fn json<T: DeserializeOwned>(text: &(impl AsRef<str> + ?Sized)) -> T {
    let text = text.as_ref();
    serde_json::from_str(text).unwrap_or_else(|error| panic!("the argument {text} does not decode: {error}"))
}

/// A body: a text, or bytes.
pub struct Body<T> {
    pub text: T,
}

impl AsRef<str> for Body<&str> {
    fn as_ref(&self) -> &str {
        self.text
    }
}

/// So that the same code takes either.
pub trait Bytes {
    fn as_bytes(&self) -> &[u8];
}

impl Bytes for [u8] {
    fn as_bytes(&self) -> &[u8] {
        self
    }
}

/// What an answer holds.
pub struct Value {
    value: Option<Box<RawValue>>,
    bytes: Option<Vec<u8>>,
    debug: String,
}

impl Value {
    pub fn json<T: Serialize + Debug + ?Sized>(value: &T) -> Result<Self, Fault> {
        let written = to_raw_value(value).map_err(|error| Fault::new("the answer cannot be written", &error))?;
        Ok(Self { value: Some(written), bytes: None, debug: format!("{value:?}") })
    }

    pub fn bytes(bytes: &(impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { value: None, bytes: Some(bytes.as_ref().to_vec()), debug: String::new() }
    }
}

/// How a call ended: one line of JSON, which `observed.rs` reads.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Ok {
        status: u16,
        headers: Vec<(String, String)>,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Box<RawValue>>,
        bytes: Option<Vec<u8>>,
        debug: String,
    },
    Error {
        status: Option<u16>,
        text: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<Box<RawValue>>,
        kind: String,
        message: String,
    },
    Fault(String),
}

impl Outcome {
    pub fn answer<'a>(
        status: u16,
        headers: impl Iterator<Item = (&'a str, &'a [u8])>,
        value: Value,
    ) -> Result<Self, Fault> {
        let text = |(name, value): (&str, &[u8])| (name.to_owned(), String::from_utf8_lossy(value).into_owned());
        let (headers, Value { value, bytes, debug }) = (headers.map(text).collect(), value);
        Ok(Self::Ok { status, headers, value, bytes, debug })
    }

    pub fn error(
        status: Option<u16>,
        text: Option<&str>,
        body: Option<Value>,
        kind: &str,
        error: &impl Display,
    ) -> Self {
        let (text, value) = (text.map(str::to_owned), body.and_then(|body| body.value));
        Self::Error { status, text, value, kind: kind.to_owned(), message: error.to_string() }
    }
}

/// Longer than any call to a server that answers at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes the call and says how it ended.
pub fn say(call: impl Future<Output = Result<Outcome, Fault>>) {
    let call = async {
        let ended = tokio::time::timeout(PATIENCE, call).await;
        ended.unwrap_or_else(|_| Err(Fault("the call does not end".to_owned())))
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let outcome =
        runtime.map_err(|error| Fault::new("there is no runtime", &error)).and_then(|runtime| runtime.block_on(call));
    let outcome = outcome.unwrap_or_else(|Fault(why)| Outcome::Fault(why));
    println!("{}", serde_json::to_string(&outcome).expect("texts and numbers"));
}

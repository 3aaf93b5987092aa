//! What the code of every call uses.

use std::fmt::{Debug, Display};
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why a call could not be made.
#[derive(Debug)]
pub struct Fault(String);

impl Fault {
    pub fn new(what: &str, why: &(impl Debug + ?Sized)) -> Self {
        Self(format!("{what}: {why:?}"))
    }
}

/// Decodes an argument.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| Fault(format!("the argument {text} does not decode: {error}")))
}

/// What a crate takes for a file.
pub trait FromFile {
    fn from_file(name: &str, bytes: Vec<u8>) -> Self;
}

impl FromFile for Vec<u8> {
    fn from_file(_: &str, bytes: Vec<u8>) -> Self {
        bytes
    }
}

pub fn file<T: FromFile>(name: &str, bytes: Vec<u8>) -> T {
    T::from_file(name, bytes)
}

/// What an answer holds.
pub struct Value {
    member: String,
    debug: String,
}

impl Value {
    pub fn json<T: Serialize + Debug + ?Sized>(value: &T) -> Result<Self, Fault> {
        let text = serde_json::to_string(value).map_err(|error| Fault::new("the answer cannot be written", &error))?;
        Ok(Self { member: format!("\"ok\":{text}"), debug: format!("{value:?}") })
    }

    pub fn bytes(bytes: &(impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { member: format!("\"bytes\":{:?}", bytes.as_ref()), debug: String::new() }
    }
}

/// How a call ended: one line of JSON.
pub struct Outcome(String);

impl Outcome {
    pub fn answer<'a>(
        status: u16,
        headers: impl Iterator<Item = (&'a str, &'a [u8])>,
        value: Value,
    ) -> Result<Self, Fault> {
        let headers: Vec<String> = headers
            .map(|(name, value)| format!("[{},{}]", quoted(name), quoted(&String::from_utf8_lossy(value))))
            .collect();
        let (member, debug) = (value.member, quoted(&value.debug));
        Ok(Self(format!("{{\"status\":{status},\"headers\":[{}],\"debug\":{debug},{member}}}", headers.join(","))))
    }

    pub fn error(
        status: Option<u16>,
        text: Option<&str>,
        body: Option<Value>,
        kind: &str,
        error: &impl Display,
    ) -> Self {
        let status = status.map_or("null".to_owned(), |status| status.to_string());
        let text = text.map_or("null".to_owned(), quoted);
        let (kind, message) = (quoted(kind), quoted(&error.to_string()));
        let body = body.map(|body| format!(",{}", body.member)).unwrap_or_default();
        Self(format!(
            "{{\"error\":{{\"status\":{status},\"text\":{text},\"kind\":{kind},\"message\":{message}{body}}}}}"
        ))
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
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
    match outcome {
        Ok(Outcome(line)) => println!("{line}"),
        Err(Fault(fault)) => println!("{{\"fault\":{}}}", quoted(&fault)),
    }
}

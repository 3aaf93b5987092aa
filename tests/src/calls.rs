//! A call of every operation, whichever it is. The table of them is generated.

use std::future::IntoFuture;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vsphere_automation::Error;

pub use crate::generated::calls::{OPERATIONS, call};

/// What a call is given.
#[derive(Debug)]
pub struct Given {
    ids: Vec<&'static str>,
    next: AtomicUsize,
    body: Value,
}

impl Given {
    /// These identifiers, as they stand in the path; the last of them where more are asked for.
    pub fn new(ids: impl Into<Vec<&'static str>>, body: Value) -> Self {
        Self { ids: ids.into(), next: AtomicUsize::new(0), body }
    }

    /// The next identifier.
    pub fn id(&self) -> &'static str {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        self.ids.get(next).or(self.ids.last()).expect("a call has identifiers")
    }

    /// The body.
    pub fn body<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.body.clone()).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The one member of the body.
    pub fn only_member(&self) -> &str {
        self.body.as_object().and_then(|body| body.values().next()).and_then(Value::as_str).expect("a body of one text")
    }
}

/// What a call gives, as JSON.
pub type Answer<'c> = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + 'c>>;

/// The answer of a call, whatever its type.
pub fn answer<'c, T: Serialize>(call: impl IntoFuture<Output = Result<T, Error>, IntoFuture: Send + 'c>) -> Answer<'c> {
    let call = call.into_future();
    Box::pin(async move { call.await.map(|value| serde_json::to_value(value).expect("values are JSON")) })
}

//! The query of a request, and bodies that are written like one.

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

use super::path::encode;

#[derive(Default)]
pub(crate) struct Query(String);

impl Query {
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&format!("{}={}", encode(name), encode(value)));
    }

    /// The members of a structure, each as a pair of its own (`style: form`, `explode: true`);
    /// members of structures inside it as `outer.inner`.
    pub(crate) fn push_object(&mut self, object: &impl Serialize) -> Result<(), serde_json::Error> {
        self.flatten("", serde_json::to_value(object)?);
        Ok(())
    }

    fn flatten(&mut self, name: &str, value: Value) {
        match value {
            Value::Null => {}
            Value::String(text) => self.push(name, &text),
            Value::Bool(_) | Value::Number(_) => self.push(name, &value.to_string()),
            Value::Array(items) => items.into_iter().for_each(|item| self.flatten(name, item)),
            Value::Object(members) => members.into_iter().for_each(|(member, value)| {
                let name = if name.is_empty() { member } else { format!("{name}.{member}") };
                self.flatten(&name, value);
            }),
        }
    }

    /// Pairs that are written already.
    pub(crate) fn written(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn finish(self) -> String {
        if self.0.is_empty() { self.0 } else { format!("?{}", self.0) }
    }
}

/// A body of `application/x-www-form-urlencoded`.
pub(crate) fn form(object: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut pairs = Query::default();
    pairs.push_object(object)?;
    Ok(Zeroizing::new(pairs.0.into_bytes()))
}

#[cfg(test)]
mod tests;

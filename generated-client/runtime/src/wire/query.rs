//! The query of a request, and bodies that are written like one.

use serde::Serialize;
use serde_json::value::RawValue;
use zeroize::Zeroizing;

use super::path::encode;
use super::style::Style;
use super::style::node::{Members, Node};

#[derive(Default)]
pub(crate) struct Query(String);

impl Query {
    pub(crate) fn push(&mut self, name: &str, value: &str) {
        self.push_written(&encode(name).to_string(), &encode(value).to_string());
    }

    /// A pair that is written as it goes there.
    pub(crate) fn push_written(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push('&');
        }
        self.0.push_str(&format!("{name}={value}"));
    }

    /// The members of a structure, each as a pair of its own (`style: form`, `explode: true`);
    /// members of structures inside it as `outer.inner`.
    pub(crate) fn push_object(&mut self, object: &impl Serialize) -> Result<(), serde_json::Error> {
        self.flatten("", Node::of(object)?);
        Ok(())
    }

    fn flatten(&mut self, name: &str, value: Node) {
        match value {
            Node::Null => {}
            Node::One(text) => self.push(name, &text),
            Node::List(items) => items.into_iter().for_each(|item| self.flatten(name, item)),
            Node::Members(members) => members.into_iter().for_each(|(member, value)| {
                let name = if name.is_empty() { member } else { format!("{name}.{member}") };
                self.flatten(&name, value);
            }),
        }
    }

    /// A value in a style of OpenAPI.
    pub(crate) fn push_styled(&mut self, style: Style, name: &str, value: &impl Serialize) -> Result<(), String> {
        style.pairs(name, value)?.iter().for_each(|(name, value)| self.push_written(name, value));
        Ok(())
    }

    /// Pairs that are written already.
    pub(crate) fn written(text: &str) -> Self {
        Self(text.to_owned())
    }

    pub(crate) fn finish(self) -> String {
        if self.0.is_empty() { self.0 } else { format!("?{}", self.0) }
    }
}

/// A body of `application/x-www-form-urlencoded`. What no style is given for is written as its type says: lists item by
/// item, structures as JSON.
pub(crate) fn form(object: &impl Serialize, styles: &[(&str, Style)]) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut pairs = Query::default();
    let json = Zeroizing::new(serde_json::to_string(object)?);
    let Members(members) = serde_json::from_str(&json)?;
    for (name, value) in members {
        let given = styles.iter().find(|(member, _)| *member == name).map(|(_, style)| *style);
        match (given, value.get().bytes().next()) {
            (_, Some(b'n')) => {}
            (None, Some(b'[')) => {
                for item in serde_json::from_str::<Vec<&RawValue>>(value.get())? {
                    pairs.push_styled(of_type(item), &name, &item).map_err(serde::ser::Error::custom)?;
                }
            }
            (given, _) => {
                let style = given.unwrap_or_else(|| of_type(value));
                pairs.push_styled(style, &name, &value).map_err(serde::ser::Error::custom)?;
            }
        }
    }
    Ok(Zeroizing::new(pairs.0.into_bytes()))
}

fn of_type(value: &RawValue) -> Style {
    if value.get().starts_with(['{', '[']) { Style::JSON } else { Style::FORM.exploded() }
}

#[cfg(test)]
mod tests;

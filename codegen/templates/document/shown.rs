//! What the document shows, and when two values say the same.

#![allow(dead_code, reason = "no document has something of every kind")]

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

/// A value that the document shows.
pub(crate) struct Shown {
    /// Where.
    pub(crate) at: &'static str,
    /// JSON; of a body that is none, the body itself.
    pub(crate) text: &'static str,
}

/// An example, and the type that it is of.
pub(crate) struct Example {
    shown: Shown,
    comes_back: fn(&Shown) -> Result<Value, String>,
}

impl Example {
    pub(crate) const fn of<T: DeserializeOwned + Serialize>(at: &'static str, text: &'static str) -> Self {
        Self { shown: Shown { at, text }, comes_back: |shown| written(&read::<T>(shown)?) }
    }

    /// Why it is no value of its type, or in what it comes back as another.
    pub(crate) fn what_is_wrong(&self) -> Option<String> {
        let Shown { at, text } = self.shown;
        let wrong = match (self.comes_back)(&self.shown) {
            Ok(value) => difference(&self.shown.value(), &value)?,
            Err(wrong) => wrong,
        };
        Some(format!("{at}\n  {wrong}\n  {text}"))
    }
}

impl Shown {
    /// As JSON, whatever type it is of.
    pub(crate) fn value(&self) -> Value {
        json(self)
    }

    /// Fails where `came` says something else.
    pub(crate) fn is(&self, came: &Value) {
        let Self { at, text } = self;
        if let Some(difference) = difference(&self.value(), came) {
            panic!("{at}\n  {difference}\n  {text}");
        }
    }
}

/// The value of a type that is shown.
pub(crate) fn json<T: DeserializeOwned>(shown: &Shown) -> T {
    let Shown { at, text } = shown;
    read(shown).unwrap_or_else(|wrong| panic!("{at}\n  {wrong}\n  {text}"))
}

fn read<T: DeserializeOwned>(shown: &Shown) -> Result<T, String> {
    let mut from = serde_json::Deserializer::from_str(shown.text);
    serde_path_to_error::deserialize(&mut from).map_err(|error| {
        // The line is always the first.
        let why = error.inner().to_string();
        let why = why.split(" at line 1").next().unwrap_or(&why);
        match error.path().to_string().as_str() {
            "." => format!("is no value of its type: {why}"),
            place => format!("is no value of its type at {place}: {why}"),
        }
    })
}

/// The value as it is sent. By way of text, which has room for numbers of any size.
pub(crate) fn written<T: Serialize>(value: &T) -> Result<Value, String> {
    let text = serde_json::to_string(value).map_err(|error| format!("cannot be written: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("is written as what is no JSON: {error}"))
}

/// The first place in which two values differ, and how. The document allows several spellings of a number (`1`, `1.0`), of an
/// instant (RFC 3339, in any offset) and of an object (members in any order); nothing else is passed over.
pub(crate) fn difference(shown: &Value, came: &Value) -> Option<String> {
    within("", shown, came)
}

fn within(place: &str, shown: &Value, came: &Value) -> Option<String> {
    match (shown, came) {
        (Value::Object(shown), Value::Object(came)) => {
            let of_shown = shown.iter().find_map(|(name, value)| match came.get(name) {
                Some(other) => within(&format!("{place}/{name}"), value, other),
                None => Some(format!("{place}/{name} is lost")),
            });
            of_shown.or_else(|| {
                let more = came.keys().find(|name| !shown.contains_key(*name))?;
                Some(format!("{place}/{more} is added"))
            })
        }
        (Value::Array(shown), Value::Array(came)) if shown.len() == came.len() => {
            let mut items = shown.iter().zip(came).enumerate();
            items.find_map(|(index, (shown, came))| within(&format!("{place}/{index}"), shown, came))
        }
        (Value::Number(shown), Value::Number(came)) if same_number(shown, came) => None,
        (Value::String(shown), Value::String(came)) if same_instant(shown, came) => None,
        _ if shown == came => None,
        _ => Some(format!("{place} is {shown} in the document, and here {came}").trim_start().to_owned()),
    }
}

/// Whether two texts of a request say the same: as they are, as JSON (a number is JSON), or as instants.
pub(crate) fn same_text(shown: &str, came: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    let both = value(shown).zip(value(came));
    shown == came || same_instant(shown, came) || both.is_some_and(|(shown, came)| difference(&shown, &came).is_none())
}

fn same_number(shown: &Number, came: &Number) -> bool {
    let is_whole = |number: &Number| number.is_i64() || number.is_u64();
    if is_whole(shown) && is_whole(came) { shown == came } else { shown.as_f64() == came.as_f64() }
}

fn same_instant(shown: &str, came: &str) -> bool {
    instant(shown).is_some_and(|shown| instant(came) == Some(shown))
}

/// Without an offset it is of UTC, as servers mean it.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let parsed = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    Some(parsed(text).or_else(|| parsed(&format!("{text}Z")))?.with_timezone(&Utc))
}

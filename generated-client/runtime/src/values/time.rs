//! Date-times as vAPI writes them: serde modules for `#[serde(with = …)]`.
//!
//! Read from any RFC 3339 form, and without an offset as UTC, which is what servers mean that leave it out; written in UTC with `Z` and three fraction digits, more only if the
//! value has more.

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Timelike, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

/// The text that goes on the wire.
pub fn to_wire(value: &DateTime<Utc>) -> String {
    let nanos = value.nanosecond();
    let format = if nanos.is_multiple_of(1_000_000) {
        SecondsFormat::Millis
    } else if nanos.is_multiple_of(1_000) {
        SecondsFormat::Micros
    } else {
        SecondsFormat::Nanos
    };
    value.to_rfc3339_opts(format, true)
}

pub(crate) fn from_wire(text: &str) -> Result<DateTime<Utc>, String> {
    let without_offset =
        || ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"].map(|form| NaiveDateTime::parse_from_str(text, form));
    DateTime::parse_from_rfc3339(text)
        .map(|value| value.with_timezone(&Utc))
        .or_else(|error| without_offset().into_iter().find_map(Result::ok).map(|value| value.and_utc()).ok_or(error))
        .map_err(|error| format!("`{text}` is not an RFC 3339 date-time: {error}"))
}

/// Writes it as [`to_wire`] does.
pub fn serialize<S: Serializer>(value: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&to_wire(value))
}

/// Reads any RFC 3339 form.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
    from_wire(&text).map_err(D::Error::custom)
}

pub mod nested;

#[cfg(test)]
mod tests;

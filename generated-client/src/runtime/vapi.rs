//! Types of the vAPI standard package: localisable messages and identifiers.

pub mod errors;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A message with its catalogue key, the English text, and what is needed to say it in another language.
#[doc(alias = "VapiStdLocalizableMessage")]
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LocalizableMessage {
    /// Key of the message in its catalogue.
    pub id: String,
    /// The text in English (en_US), arguments filled in.
    pub default_message: String,
    /// Positional arguments; empty when they are named or there are none.
    pub args: Vec<String>,
    /// Named arguments. Since 7.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub params: Option<BTreeMap<String, LocalizationParam>>,
    /// The text in the language that was asked for; absent when none was. Since 7.0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub localized: Option<String>,
}

impl LocalizableMessage {
    /// A value with the required properties.
    pub fn new(id: impl Into<String>, default_message: impl Into<String>, args: Vec<String>) -> Self {
        Self { id: id.into(), default_message: default_message.into(), args, params: None, localized: None }
    }

    /// Sets [`params`](Self::params).
    #[must_use]
    pub fn with_params(mut self, value: BTreeMap<String, LocalizationParam>) -> Self {
        self.params = Some(value);
        self
    }

    /// Sets [`localized`](Self::localized).
    #[must_use]
    pub fn with_localized(mut self, value: impl Into<String>) -> Self {
        self.localized = Some(value.into());
        self
    }
}

/// A named argument of a message: exactly one of `s`, `dt`, `i`, `d` and `l` has meaning.
#[doc(alias = "VapiStdLocalizationParam")]
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LocalizationParam {
    /// A string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub s: Option<String>,
    /// A date-time.
    #[serde(default, with = "crate::runtime::time::option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "Option<DateTime<Utc>>"))]
    pub dt: Option<DateTime<Utc>>,
    /// An integer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub i: Option<i64>,
    /// A floating point number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub d: Option<f64>,
    /// A message inside the message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub l: Option<Box<NestedLocalizableMessage>>,
    /// How to write `dt`; short date and time when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<DateTimeFormat>,
    /// Number of fraction digits of `d`; not fixed when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub precision: Option<i64>,
}

impl LocalizationParam {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`s`](Self::s).
    #[must_use]
    pub fn with_s(mut self, value: impl Into<String>) -> Self {
        self.s = Some(value.into());
        self
    }

    /// Sets [`dt`](Self::dt).
    #[must_use]
    pub fn with_dt(mut self, value: DateTime<Utc>) -> Self {
        self.dt = Some(value);
        self
    }

    /// Sets [`i`](Self::i).
    #[must_use]
    pub fn with_i(mut self, value: i64) -> Self {
        self.i = Some(value);
        self
    }

    /// Sets [`d`](Self::d).
    #[must_use]
    pub fn with_d(mut self, value: f64) -> Self {
        self.d = Some(value);
        self
    }

    /// Sets [`l`](Self::l).
    #[must_use]
    pub fn with_l(mut self, value: NestedLocalizableMessage) -> Self {
        self.l = Some(Box::new(value));
        self
    }

    /// Sets [`format`](Self::format).
    #[must_use]
    pub fn with_format(mut self, value: impl Into<DateTimeFormat>) -> Self {
        self.format = Some(value.into());
        self
    }

    /// Sets [`precision`](Self::precision).
    #[must_use]
    pub fn with_precision(mut self, value: i64) -> Self {
        self.precision = Some(value);
        self
    }
}

/// A message that is an argument of another.
#[doc(alias = "VapiStdNestedLocalizableMessage")]
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NestedLocalizableMessage {
    /// Key of the message in its catalogue.
    pub id: String,
    /// Its own named arguments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub params: Option<BTreeMap<String, LocalizationParam>>,
}

impl NestedLocalizableMessage {
    /// A value with the required properties.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), params: None }
    }

    /// Sets [`params`](Self::params).
    #[must_use]
    pub fn with_params(mut self, value: BTreeMap<String, LocalizationParam>) -> Self {
        self.params = Some(value);
        self
    }
}

/// An identifier together with the type of what it identifies.
#[doc(alias = "VapiStdDynamicID")]
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DynamicId {
    /// Resource type.
    #[serde(rename = "type")]
    pub type_: String,
    /// Identifier within that type.
    pub id: String,
}

impl DynamicId {
    /// A value with the required properties.
    pub fn new(type_: impl Into<String>, id: impl Into<String>) -> Self {
        Self { type_: type_.into(), id: id.into() }
    }
}

/// How to write a date-time argument.
///
/// Servers may send formats that this list lacks: match with a `_` arm, read them with
/// [`as_str`](Self::as_str).
#[doc(alias = "VapiStdLocalizationParamDateTimeFormat")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DateTimeFormat {
    /// The date, short.
    ShortDate,
    /// The date, medium.
    MedDate,
    /// The date, long.
    LongDate,
    /// The date in full.
    FullDate,
    /// The time, short.
    ShortTime,
    /// The time, medium.
    MedTime,
    /// The time, long.
    LongTime,
    /// The time in full.
    FullTime,
    /// Date and time, short.
    ShortDateTime,
    /// Date and time, medium.
    MedDateTime,
    /// Date and time, long.
    LongDateTime,
    /// Date and time in full.
    FullDateTime,
    /// A format that this version of the crate does not know.
    Unknown(crate::runtime::Unrecognized),
}

crate::runtime::open_enum!(DateTimeFormat:
    ShortDate = "SHORT_DATE",
    MedDate = "MED_DATE",
    LongDate = "LONG_DATE",
    FullDate = "FULL_DATE",
    ShortTime = "SHORT_TIME",
    MedTime = "MED_TIME",
    LongTime = "LONG_TIME",
    FullTime = "FULL_TIME",
    ShortDateTime = "SHORT_DATE_TIME",
    MedDateTime = "MED_DATE_TIME",
    LongDateTime = "LONG_DATE_TIME",
    FullDateTime = "FULL_DATE_TIME",
);

#[cfg(test)]
mod tests;

//! Types of the vAPI standard package: localisable messages and identifiers.

pub mod errors;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

/// A text for people, with what it takes to translate it.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "VapiStdLocalizableMessage")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LocalizableMessage {
    /// Key of the text in the server's message catalog.
    /// The thing to match on; texts change.
    pub id: String,
    /// The text in English, with its arguments filled in.
    pub default_message: String,
    /// Positional arguments of the text.
    /// Empty where there are none or where they are named, in [`params`](Self::params).
    pub args: Vec<String>,
    /// Named arguments of the text, by name.
    /// Unset where there are none or where they are positional.
    ///
    /// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub params: Option<BTreeMap<String, LocalizationParam>>,
    /// The text in the language that the request asked for.
    /// A server may leave it unset where none was asked for.
    ///
    /// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub localized: Option<String>,
}

crate::object!(LocalizableMessage:
    id = required("id"),
    default_message = required("default_message"),
    args = required("args"),
    params = optional("params"),
    localized = optional("localized"),
);

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

/// A named argument of a message.
/// Exactly one of [`s`](Self::s), [`dt`](Self::dt), [`i`](Self::i), [`d`](Self::d) and [`l`](Self::l) is set; [`format`](Self::format) goes with [`dt`](Self::dt), and [`precision`](Self::precision) with [`d`](Self::d).
///
/// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "VapiStdLocalizationParam")]
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LocalizationParam {
    /// A text.
    /// Unset where the argument is of another kind.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub s: Option<String>,
    /// A point in time.
    /// Unset where the argument is of another kind.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub dt: Option<DateTime<Utc>>,
    /// A whole number.
    /// Unset where the argument is of another kind.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub i: Option<i64>,
    /// A number.
    /// Unset where the argument is of another kind.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub d: Option<f64>,
    /// A text that is itself translated.
    /// Unset where the argument is of another kind.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub l: Option<NestedLocalizableMessage>,
    /// How to show [`dt`](Self::dt).
    /// Unset means [`DateTimeFormat::ShortDateTime`](crate::vapi::DateTimeFormat::ShortDateTime).
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub format: Option<DateTimeFormat>,
    /// How many digits of [`d`](Self::d) to show after the decimal point.
    /// Unset means as many as there are.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub precision: Option<i64>,
}

crate::object!(LocalizationParam:
    s = optional("s"),
    dt = optional_time("dt"),
    i = optional("i"),
    d = optional("d"),
    l = optional("l"),
    format = optional("format"),
    precision = optional("precision"),
);

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
        self.l = Some(value);
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

/// A text inside another one, as an argument of it.
///
/// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "VapiStdNestedLocalizableMessage")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NestedLocalizableMessage {
    /// Key of the text in the server's message catalog.
    pub id: String,
    /// Named arguments of the text, by name.
    /// Unset where there are none.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub params: Option<BTreeMap<String, LocalizationParam>>,
}

crate::object!(NestedLocalizableMessage:
    id = required("id"),
    params = optional("params"),
);

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

/// An identifier of something whose kind is known only at run time.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "VapiStdDynamicID")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DynamicId {
    /// Resource type of the thing, such as `com.vmware.vcenter.hvc.Links`.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: String,
    /// Identifier of the thing among those of its type.
    pub id: String,
}

crate::object!(DynamicId:
    type_ = required("type"),
    id = required("id"),
);

impl DynamicId {
    /// A value with the required properties.
    pub fn new(type_: impl Into<String>, id: impl Into<String>) -> Self {
        Self { type_: type_.into(), id: id.into() }
    }
}

/// How to show a point in time in a message.
/// What each form looks like depends on the language; the examples are English.
///
/// vSphere 7.0.0 and later, before 7.0.2 under `/rest` alone.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "VapiStdLocalizationParamDateTimeFormat")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum DateTimeFormat {
    /// The date in figures, such as 5/14/24.
    ShortDate,
    /// The date with a short month, such as May 14, 2024 (of longer names only a part).
    MedDate,
    /// The date with the whole name of the month.
    LongDate,
    /// The date with month and day of the week in full.
    FullDate,
    /// Hours and minutes, such as 9:12 AM.
    ShortTime,
    /// Hours, minutes and seconds.
    MedTime,
    /// Hours, minutes and seconds with a short time zone.
    LongTime,
    /// Hours, minutes and seconds with the time zone in full.
    FullTime,
    /// [`ShortDate`](Self::ShortDate) and [`ShortTime`](Self::ShortTime) together.
    ShortDateTime,
    /// [`MedDate`](Self::MedDate) and [`MedTime`](Self::MedTime) together.
    MedDateTime,
    /// [`LongDate`](Self::LongDate) and [`LongTime`](Self::LongTime) together.
    LongDateTime,
    /// [`FullDate`](Self::FullDate) and [`FullTime`](Self::FullTime) together.
    FullDateTime,
    /// A format that this version of the crate does not know.
    Unknown(crate::Unrecognized),
}

crate::open_enum!(DateTimeFormat:
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

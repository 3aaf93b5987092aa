//! Unions without a tag: the mechanics, once.
//!
//! A value is read as the variant that fits it best. One that no variant fits, or two alike, stays the JSON that it is.

use std::cmp::Reverse;

use serde_json::Value;

/// Which values a variant can be.
#[derive(Clone, Copy, Debug)]
pub enum Fit {
    /// All.
    Any,
    /// `true` and `false`.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Numbers.
    Number,
    /// Texts.
    Text,
    /// Texts, these before others.
    Constants(&'static [&'static str]),
    /// Lists of what fits.
    List(&'static Fit),
    /// Objects whose members all fit, whatever their names.
    Map(&'static Fit),
    /// What fits one of several.
    OneOf(&'static [Fit]),
    /// Objects with declared members.
    Object(Object),
}

/// What is declared of an object.
#[derive(Clone, Copy, Debug)]
pub struct Object {
    /// All members.
    known: &'static [&'static str],
    /// Members without which it is something else.
    required: &'static [&'static str],
    /// Members with which it is something else.
    forbidden: &'static [&'static str],
    /// Whether it is something else with a member that is not declared.
    closed: bool,
    /// Members that have one of few values, as JSON. One that can have only one is something else with another.
    constants: &'static [(&'static str, &'static [&'static str])],
}

/// How well a value fits; more is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Of scalars: how exactly the variant says it.
    exact: u8,
    /// Members that are declared, with constants counted once more.
    matched: usize,
    /// Declared members that are not there.
    missing: Reverse<usize>,
}

impl Score {
    fn exact(exact: u8) -> Option<Self> {
        Some(Self { exact, ..Self::default() })
    }

    /// Of a whole, from its parts. One that has no parts fits as well as any.
    fn all(parts: impl Iterator<Item = Option<Self>>) -> Option<Self> {
        let mut all = Self { exact: u8::MAX, ..Self::default() };
        for part in parts {
            let part = part?;
            all.exact = all.exact.min(part.exact);
            all.matched += part.matched;
            all.missing.0 += part.missing.0;
        }
        Some(all)
    }
}

impl Fit {
    /// Objects with these members, and others.
    pub const fn object(known: &'static [&'static str]) -> Self {
        Self::Object(Object { known, required: &[], forbidden: &[], closed: false, constants: &[] })
    }

    /// Objects that have these.
    pub const fn required(self, required: &'static [&'static str]) -> Self {
        match self {
            Self::Object(object) => Self::Object(Object { required, ..object }),
            other => other,
        }
    }

    /// Objects that do not have these.
    pub const fn forbidden(self, forbidden: &'static [&'static str]) -> Self {
        match self {
            Self::Object(object) => Self::Object(Object { forbidden, ..object }),
            other => other,
        }
    }

    /// Objects that have no others.
    pub const fn closed(self) -> Self {
        match self {
            Self::Object(object) => Self::Object(Object { closed: true, ..object }),
            other => other,
        }
    }

    /// Objects in which these have one of few values, as JSON.
    pub const fn constants(self, constants: &'static [(&'static str, &'static [&'static str])]) -> Self {
        match self {
            Self::Object(object) => Self::Object(Object { constants, ..object }),
            other => other,
        }
    }

    fn score(&self, value: &Value) -> Option<Score> {
        match (self, value) {
            (Self::Any, _) => Score::exact(0),
            (Self::Boolean, Value::Bool(_)) => Score::exact(3),
            (Self::Integer, Value::Number(number)) if !number.is_f64() => Score::exact(3),
            (Self::Number, Value::Number(_)) => Score::exact(2),
            (Self::Integer, Value::Number(_)) => Score::exact(1),
            (Self::Constants(constants), Value::String(text)) => {
                Score::exact(if constants.contains(&text.as_str()) { 3 } else { 1 })
            }
            (Self::Text, Value::String(_)) => Score::exact(2),
            (Self::List(of), Value::Array(items)) => Score::all(items.iter().map(|item| of.score(item))),
            (Self::Map(of), Value::Object(members)) => {
                let all = Score::all(members.values().map(|member| of.score(member)))?;
                // What is declared says more than what holds for all.
                Some(Score { matched: 0, ..all })
            }
            (Self::OneOf(fits), value) => fits.iter().filter_map(|fit| fit.score(value)).max(),
            (Self::Object(object), Value::Object(members)) => object.score(members),
            _ => None,
        }
    }
}

impl Object {
    fn score(&self, members: &serde_json::Map<String, Value>) -> Option<Score> {
        let matched = self.known.iter().filter(|name| members.contains_key(**name)).count();
        let lacks = self.required.iter().any(|name| !members.contains_key(*name));
        let forbidden = self.forbidden.iter().any(|name| members.contains_key(*name));
        if lacks || forbidden || self.closed && matched < members.len() {
            return None;
        }
        let mut constants = 0;
        for (name, values) in self.constants {
            let Some(value) = members.get(*name).map(Value::to_string) else { continue };
            if values.contains(&value.as_str()) {
                constants += 1;
            } else if values.len() == 1 {
                return None;
            }
        }
        Some(Score { exact: 3, matched: matched + constants, missing: Reverse(self.known.len() - matched) })
    }
}

/// A variant: which values it can be, and how it is read.
pub struct Variant<T> {
    /// Which values it can be.
    pub fit: Fit,
    /// Reads it.
    pub read: fn(&Value) -> Option<T>,
}

/// The value of a variant, if it is one.
pub fn variant<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    super::json::from_value(value).ok()
}

/// The variant that fits best, or none.
pub fn read<T>(value: &Value, variants: &[Variant<T>]) -> Option<T> {
    let scored = variants.iter().filter_map(|variant| Some((variant.fit.score(value)?, variant)));
    let mut scored: Vec<(Score, &Variant<T>)> = scored.collect();
    // The sort is stable: of scalars and empty lists that fit alike, the first of the document is taken.
    scored.sort_by_key(|(score, _)| Reverse(*score));
    let mut read = scored.iter().filter_map(|(score, variant)| Some((*score, (variant.read)(value)?)));
    let (best, found) = read.next()?;
    // Two types for one object: whichever was taken, it may be the other.
    let ambiguous = holds_an_object(value) && read.next().is_some_and(|(next, _)| next == best);
    (!ambiguous).then_some(found)
}

fn holds_an_object(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_an_object),
        value => value.is_object(),
    }
}

/// The JSON Schema of a union: one of its variants, or whatever else comes.
#[cfg(feature = "schemars")]
pub fn schema(variants: Vec<schemars::Schema>) -> schemars::Schema {
    let all: Vec<Value> = variants.into_iter().map(Value::from).chain([Value::Bool(true)]).collect();
    schemars::json_schema!({ "anyOf": all })
}

/// `choice!(Way: Street = Fit::…, …);` — reading and writing of an enum whose variants hold a type each and which ends in
/// `Unknown(serde_json::Value)`.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($name:ident: $($variant:ident = $fit:expr),* $(,)?) => {
        impl $crate::generated::serde::Serialize for $name {
            fn serialize<S: $crate::generated::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(inner) => $crate::generated::serde::Serialize::serialize(inner, serializer),)*
                    Self::Unknown(value) => $crate::generated::serde::Serialize::serialize(value, serializer),
                }
            }
        }

        impl<'de> $crate::generated::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::generated::serde::Deserializer<'de>>(deserializer: D) -> ::core::result::Result<Self, D::Error> {
                use $crate::generated::choice::{Fit, Variant};
                let value = <serde_json::Value as $crate::generated::serde::Deserialize>::deserialize(deserializer)?;
                let variants = [$(Variant {
                    fit: const { $fit },
                    read: |value| $crate::generated::choice::variant(value).map(Self::$variant),
                }),*];
                ::core::result::Result::Ok($crate::generated::choice::read(&value, &variants).unwrap_or(Self::Unknown(value)))
            }
        }

        $crate::described!($name, generator => {
            let variants = std::vec![$($crate::generated::schema_of_variant(Self::$variant, generator)),*];
            $crate::generated::choice::schema(variants)
        });
    };
}

#[cfg(test)]
mod tests;

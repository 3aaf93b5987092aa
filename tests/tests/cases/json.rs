//! JSON that keeps the digits of its numbers, and what counts as equal.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::number;

/// Reads YAML 1.2, in which `y`, `no` and `012` are texts.
///
/// # Errors
///
/// What is wrong with the text, and where.
pub(crate) fn yaml<T: DeserializeOwned>(text: &str) -> Result<T, serde_saphyr::Error> {
    let options = serde_saphyr::options! {
        strict_booleans: true,
        underscored_numbers_as_strings: true,
        leading_zero_numbers_as_strings: true,
    };
    serde_saphyr::from_str_with_options(text, options)
}

/// A value; members are in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// As it was written.
    Number(String),
    String(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object without members.
    pub(crate) fn nothing() -> Self {
        Self::Object(Vec::new())
    }

    /// # Errors
    ///
    /// What is wrong with the text.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|e| e.to_string()).and_then(Self::read)
    }

    fn read(raw: &RawValue) -> Result<Self, String> {
        fn inner<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Result<T, String> {
            serde_json::from_str(raw.get()).map_err(|e| e.to_string())
        }
        Ok(match raw.get().as_bytes().first() {
            Some(b'{') => {
                let Members(members) = inner(raw)?;
                let members = members.into_iter().map(|(name, value)| Ok((name, Self::read(value)?)));
                Self::Object(members.collect::<Result<_, String>>()?)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = inner(raw)?;
                Self::List(items.into_iter().map(Self::read).collect::<Result<_, String>>()?)
            }
            Some(b'"') => Self::String(inner(raw)?),
            Some(b't' | b'f') => Self::Bool(inner(raw)?),
            Some(b'n') => Self::Null,
            _ => Self::Number(raw.get().to_owned()),
        })
    }

    pub(crate) fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        self.members().iter().find_map(|(key, value)| (key == name).then_some(value))
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// In what the other is not the same, and where.
    pub(crate) fn difference(&self, actual: &Self) -> Option<String> {
        self.differs(actual, "")
    }

    fn differs(&self, actual: &Self, at: &str) -> Option<String> {
        match (self, actual) {
            (Self::Object(wanted), Self::Object(_)) => {
                let wanted_ones = wanted.iter().find_map(|(name, value)| {
                    let at = format!("{at}/{name}");
                    match actual.member(name) {
                        Some(actual) => value.differs(actual, &at),
                        None => Some(format!("{at} is not there, wanted {value}")),
                    }
                });
                wanted_ones.or_else(|| {
                    let more = actual.members().iter().find(|(name, _)| self.member(name).is_none());
                    more.map(|(name, value)| format!("{at}/{name} should not be there, is {value}"))
                })
            }
            (Self::List(wanted), Self::List(items)) if wanted.len() == items.len() => {
                let mut pairs = wanted.iter().zip(items).enumerate();
                pairs.find_map(|(index, (wanted, actual))| wanted.differs(actual, &format!("{at}/{index}")))
            }
            (Self::Number(wanted), Self::Number(actual)) if number::same(wanted, actual) => None,
            (Self::String(wanted), Self::String(actual)) if same_text(wanted, actual) => None,
            (wanted, actual) if wanted == actual => None,
            (wanted, actual) => {
                let at = if at.is_empty() { String::new() } else { format!("{at}: ") };
                Some(format!("{at}wanted {wanted}, is {actual}"))
            }
        }
    }
}

/// The same text, or two ways to write one instant.
pub(crate) fn same_text(one: &str, other: &str) -> bool {
    let instant = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok();
    one == other || instant(one).is_some_and(|one| instant(other) == Some(one))
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(value) => value.fmt(f),
            Self::Number(text) => f.write_str(text),
            Self::String(text) => f.write_str(&quoted(text)),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::to_string).collect();
                write!(f, "[{}]", items.join(","))
            }
            Self::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
                write!(f, "{{{}}}", members.join(","))
            }
        }
    }
}

/// Members as they came, also those that came twice.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Entries).map(Members)
    }
}

/// From YAML, whose reader says of each scalar what it is.
impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

macro_rules! numbers {
    ($($visit:ident: $ty:ty),*) => {$(
        fn $visit<E>(self, value: $ty) -> Result<Json, E> {
            Ok(Json::Number(value.to_string()))
        }
    )*};
}

impl<'de> Visitor<'de> for Any {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_none<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    numbers!(visit_i64: i64, visit_u64: u64, visit_i128: i128, visit_u128: u128, visit_f64: f64);

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    fn difference(wanted: &str, actual: &str) -> Option<String> {
        Json::parse(wanted).unwrap().difference(&Json::parse(actual).unwrap())
    }

    #[test]
    fn numbers_are_the_same_digit_by_digit() {
        assert_eq!(difference("[4, 100, 0.1]", "[4.0, 1e2, 1e-1]"), None);
        assert_eq!(
            difference("9007199254740993", "9007199254740992").unwrap(),
            "wanted 9007199254740993, is 9007199254740992"
        );
        assert!(difference("1", "\"1\"").is_some());
    }

    #[test]
    fn yaml_has_few_words_of_its_own() {
        let value: Json = super::yaml("[y, no, 012, 1_0, 2031-01-02, true, ~, {1: a}]").unwrap();
        assert_eq!(value.to_string(), r#"["y","no","012","1_0","2031-01-02",true,null,{"1":"a"}]"#);
    }

    #[test]
    fn null_and_absent_are_two_things() {
        assert_eq!(difference("{\"a\":null}", "{}").unwrap(), "/a is not there, wanted null");
        assert_eq!(difference("{}", "{\"a\":null}").unwrap(), "/a should not be there, is null");
    }

    #[test]
    fn an_instant_may_be_written_in_several_ways() {
        assert_eq!(difference("\"2031-01-02T03:04:05Z\"", "\"2031-01-02t04:04:05+01:00\""), None);
        assert!(difference("\"2031-01-02T03:04:05Z\"", "\"2031-01-02T03:04:06Z\"").is_some());
    }

    #[test]
    fn the_first_difference_has_its_place() {
        assert_eq!(difference("[{\"a\":1},{\"b\":[2]}]", "[{\"a\":1},{\"b\":[3]}]").unwrap(), "/1/b/0: wanted 2, is 3");
        assert_eq!(difference("[1]", "[1,2]").unwrap(), "wanted [1], is [1,2]");
    }
}

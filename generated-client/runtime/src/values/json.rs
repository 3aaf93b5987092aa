//! JSON as servers write it.
//!
//! A value is read as its type has it; only when that fails it is read again, forgiving what loses nothing: `4.0` for a whole
//! number, `null` for a list or a map without elements, a date-time without an offset, a list of `{"key", "value"}` for a map, as
//! the legacy flavour has it. Answers of servers that keep to their document pay nothing for it.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde_json::{Error, Number, Value};

/// Up to here every whole number is a floating-point number of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

type Traced = serde_path_to_error::Error<Error>;

/// The value of a whole text, or what does not fit, with its place. To keep track of places takes memory for each member,
/// so it is done only once something does not fit.
pub(crate) fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, Traced> {
    // What is no JSON has nothing to be forgiven.
    serde_json::from_slice(text).or_else(|_| forgiving(any(text)?))
}

/// Any JSON, or where it stops to be that.
fn any(text: &[u8]) -> Result<Value, Traced> {
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json)?;
    json.end().map_err(|error| Traced::new(serde_path_to_error::Track::new().path(), error))?;
    Ok(value)
}

/// The same of a value that is JSON already.
pub(crate) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Traced> {
    T::deserialize(value).or_else(|_| forgiving(value.clone()))
}

fn forgiving<T: DeserializeOwned>(value: Value) -> Result<T, Traced> {
    serde_path_to_error::deserialize(Forgiving(value))
}

/// Reads like the value that it holds, but for what is forgiven.
struct Forgiving(Value);

impl<'de> IntoDeserializer<'de, Error> for Forgiving {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl Forgiving {
    fn list<'de, V: Visitor<'de>>(items: Vec<Value>, visitor: V) -> Result<V::Value, Error> {
        let mut items = SeqDeserializer::new(items.into_iter().map(Forgiving));
        let read = visitor.visit_seq(&mut items)?;
        items.end().map(|()| read)
    }

    fn members<'de, V: Visitor<'de>>(members: serde_json::Map<String, Value>, visitor: V) -> Result<V::Value, Error> {
        let mut members = MapDeserializer::new(members.into_iter().map(|(name, value)| (name, Forgiving(value))));
        let read = visitor.visit_map(&mut members)?;
        members.end().map(|()| read)
    }

    fn entries<'de, V: Visitor<'de>>(entries: Vec<Value>, visitor: V) -> Result<V::Value, Error> {
        let entry = |mut entry: Value| {
            let key = match entry["key"].take() {
                Value::String(key) => key,
                key => key.to_string(),
            };
            (key, Forgiving(entry["value"].take()))
        };
        let mut entries = MapDeserializer::new(entries.into_iter().map(entry));
        let read = visitor.visit_map(&mut entries)?;
        entries.end().map(|()| read)
    }
}

/// An entry of a map as the legacy flavour writes it.
fn is_entry(value: &Value) -> bool {
    let members = value.as_object();
    members.is_some_and(|members| members.len() == 2 && members.contains_key("key") && members.contains_key("value"))
}

/// `4.0` as `4`, where no digit can have been lost on the way here.
fn whole(number: Number) -> Value {
    match number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() <= EXACT) {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        Some(value) => Value::from(value as i64),
        None => Value::Number(number),
    }
}

/// What chrono's date-times say that they expect. They are in lists and aliases too, where no module of ours reads them.
const DATE_TIME: &str = "an RFC 3339 formatted date and time string";

fn visitor_says<'de, V: Visitor<'de>>(visitor: &V) -> String {
    format!("{}", visitor as &dyn serde::de::Expected)
}

/// A date-time without an offset is in UTC.
fn with_offset(text: String) -> String {
    super::time::from_wire(&text).map_or(text, |value| super::time::to_wire(&value))
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.0 {
                Value::Number(number) => whole(number).$method(visitor),
                value => value.$method(visitor),
            }
        }
    )*};
}

macro_rules! as_they_are {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.0.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Forgiving {
    type Error = Error;

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    as_they_are! {
        deserialize_bool deserialize_f32 deserialize_f64 deserialize_char deserialize_string deserialize_bytes
        deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::String(text) if visitor_says(&visitor) == DATE_TIME => visitor.visit_string(with_offset(text)),
            value => value.deserialize_str(visitor),
        }
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Array(items) => Self::list(items, visitor),
            Value::Object(members) => Self::members(members, visitor),
            value => value.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => Self::list(Vec::new(), visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Null => Self::members(serde_json::Map::new(), visitor),
            Value::Array(entries) if entries.iter().all(is_entry) => Self::entries(entries, visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.0.deserialize_unit_struct(name, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.0.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

#[cfg(test)]
mod tests;

//! JSON as servers write it.
//!
//! A value is read as its type has it; only when that fails it is read again, forgiving what loses nothing: `4.0` for a whole
//! number, `null` for a list or a map without elements, a date-time without an offset, a list of `{"key", "value"}` for a map, as
//! the legacy flavour has it. Answers of servers that keep to their document pay nothing for it.

mod place;

use std::borrow::Cow;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde_json::{Error, Map, Number, Value};

use place::{Lost, Misfit, Place, Step};

/// Up to here every whole number is a floating-point number of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value of a whole text, or what does not fit, with its place. To keep track of places takes time for each member,
/// so it is done only once something does not fit.
pub(crate) fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, Misfit> {
    serde_json::from_slice(text).or_else(|_| {
        // What is no JSON has nothing to be forgiven.
        let value = serde_json::from_slice(text).map_err(|error| Misfit::new(error, String::new()))?;
        forgiving(&value)
    })
}

/// The same of a value that is JSON already.
pub(crate) fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    T::deserialize(value).or_else(|_| forgiving(value))
}

fn forgiving<T: DeserializeOwned>(value: &Value) -> Result<T, Misfit> {
    let lost = Lost::default();
    let read = T::deserialize(Forgiving { value, place: Place::DOCUMENT, lost: &lost });
    read.map_err(|error| Misfit::new(error, lost.path()))
}

/// Reads like the value that it holds, but for what is forgiven.
#[derive(Clone, Copy)]
struct Forgiving<'d, 'p> {
    value: &'d Value,
    place: Place<'d, 'p>,
    lost: &'p Lost,
}

impl<'d> IntoDeserializer<'d, Error> for Forgiving<'d, '_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'d> Forgiving<'d, '_> {
    fn noted<T>(&self, read: Result<T, Error>) -> Result<T, Error> {
        if read.is_err() {
            self.lost.at(&self.place);
        }
        read
    }

    fn list<V: Visitor<'d>>(&self, items: &'d [Value], visitor: V) -> Result<V::Value, Error> {
        let item = |(index, value)| Forgiving { value, place: self.place.then(Step::Item(index)), lost: self.lost };
        let mut items = SeqDeserializer::new(items.iter().enumerate().map(item));
        let read = visitor.visit_seq(&mut items)?;
        items.end().map(|()| read)
    }

    fn members<V: Visitor<'d>>(&self, members: &'d Map<String, Value>, visitor: V) -> Result<V::Value, Error> {
        let member = |(name, value): (&'d String, &'d Value)| (&**name, self.member(name, value));
        let mut members = MapDeserializer::new(members.iter().map(member));
        let read = visitor.visit_map(&mut members)?;
        members.end().map(|()| read)
    }

    fn member(&self, name: &'d str, value: &'d Value) -> Forgiving<'d, '_> {
        Forgiving { value, place: self.place.then(Step::Member(name)), lost: self.lost }
    }

    fn entries<V: Visitor<'d>>(&self, entries: &'d [Value], visitor: V) -> Result<V::Value, Error> {
        let entry = |(index, entry): (usize, &'d Value)| {
            let (key, value) = (&entry["key"], &entry["value"]);
            match key.as_str() {
                Some(key) => (Cow::Borrowed(key), self.member(key, value)),
                None => {
                    let place = self.place.then(Step::Item(index));
                    (Cow::Owned(key.to_string()), Forgiving { value, place, lost: self.lost })
                }
            }
        };
        let mut entries = MapDeserializer::new(entries.iter().enumerate().map(entry));
        let read = visitor.visit_map(&mut entries)?;
        entries.end().map(|()| read)
    }

    fn any<V: Visitor<'d>>(&self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => self.list(items, visitor),
            Value::Object(members) => self.members(members, visitor),
            value => value.deserialize_any(visitor),
        }
    }
}

/// An entry of a map as the legacy flavour writes it.
fn is_entry(value: &Value) -> bool {
    let members = value.as_object();
    members.is_some_and(|members| members.len() == 2 && members.contains_key("key") && members.contains_key("value"))
}

/// `4.0` as `4`, where no digit can have been lost on the way here.
fn whole(number: &Number) -> Value {
    match number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() <= EXACT) {
        #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
        Some(value) => Value::from(value as i64),
        None => Value::Number(number.clone()),
    }
}

/// What chrono's date-times say that they expect. They are in lists and aliases too, where no module of ours reads them.
const DATE_TIME: &str = "an RFC 3339 formatted date and time string";

fn visitor_says<'de, V: Visitor<'de>>(visitor: &V) -> String {
    format!("{}", visitor as &dyn serde::de::Expected)
}

/// A date-time without an offset is in UTC.
fn with_offset(text: &str) -> String {
    super::time::from_wire(text).map_or_else(|_| text.to_owned(), |value| super::time::to_wire(&value))
}

macro_rules! whole_numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
            self.noted(match self.value {
                Value::Number(number) => whole(number).$method(visitor),
                value => value.$method(visitor),
            })
        }
    )*};
}

macro_rules! as_they_are {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
            self.noted(self.value.$method(visitor))
        }
    )*};
}

impl<'d> Deserializer<'d> for Forgiving<'d, '_> {
    type Error = Error;

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    as_they_are! {
        deserialize_bool deserialize_f32 deserialize_f64 deserialize_char deserialize_string deserialize_bytes
        deserialize_byte_buf deserialize_unit deserialize_identifier
    }

    fn deserialize_str<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.noted(match self.value {
            Value::String(text) if visitor_says(&visitor) == DATE_TIME => visitor.visit_string(with_offset(text)),
            value => value.deserialize_str(visitor),
        })
    }

    fn deserialize_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.noted(self.any(visitor))
    }

    fn deserialize_option<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.noted(if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) })
    }

    fn deserialize_seq<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.noted(if self.value.is_null() { self.list(&[], visitor) } else { self.any(visitor) })
    }

    fn deserialize_tuple<V: Visitor<'d>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'d>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_map<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        self.noted(match self.value {
            Value::Null => self.entries(&[], visitor),
            Value::Array(entries) if entries.iter().all(is_entry) => self.entries(entries, visitor),
            _ => self.any(visitor),
        })
    }

    fn deserialize_struct<V: Visitor<'d>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_any(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'d>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.noted(visitor.visit_newtype_struct(self))
    }

    fn deserialize_unit_struct<V: Visitor<'d>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.noted(self.value.deserialize_unit_struct(name, visitor))
    }

    fn deserialize_enum<V: Visitor<'d>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.noted(self.value.deserialize_enum(name, variants, visitor))
    }

    fn deserialize_ignored_any<V: Visitor<'d>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

#[cfg(test)]
mod tests;
